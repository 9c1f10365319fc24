import type { StorageNotice } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { isolated } from '../ui/isolated.ts';

/** What a person is told when the tabs of the last time were written down, and are none. */
export const SESSION_LOST = 'The tabs of the last time could not be read, so Lectern starts with a fresh one.';

/** What a person is told about the settings on disk. */
export function storageNoticeText(notice: StorageNotice): string {
  switch (notice.code) {
    case 'settings-corrupt':
      return `Your settings could not be read, so Lectern starts with fresh ones. The old file was kept as ${notice.keptAs}.`;
    case 'settings-newer':
      return 'Your settings were written by a newer version of Lectern. They are left as they are, and changes hold until you quit.';
    case 'settings-unwritable':
      return 'Your settings cannot be written. Changes hold until you quit.';
    case 'session-corrupt':
      return `The tabs of the last time could not be read, so Lectern starts with a fresh one. The old file was kept as ${notice.keptAs}.`;
    case 'session-newer':
      return 'The tabs of the last time were written by a newer version of Lectern. They are left as they are; those of now end with the app.';
    case 'session-unwritable':
      return 'The open tabs cannot be written down, so they will not be here again when Lectern starts.';
    case 'everything-deleted':
      return 'Everything you read and saved here was deleted, and all accounts are signed out.';
    case 'library-mended':
      return `The file with the pages you read was damaged. ${notice.pages === 1 ? 'One page' : `${notice.pages} pages`} could be saved from it; the damaged file was kept as ${notice.keptAs}, until you delete it under Library, Room.`;
    case 'library-full':
      return 'The disk is full, so the pages you read cannot be kept. What was kept before is still there; make room and go on.';
    case 'library-read-only':
      return 'The pages you read cannot be kept, because their folder may not be written. What was kept before can be read.';
    case 'library-locked':
      return 'Another program holds the file with the pages you read. Close it, and Lectern keeps pages again.';
    case 'library-newer':
      return 'The pages you read were kept by a newer version of Lectern. They are left as they are; reading goes on from the web.';
    case 'library-damaged':
      return 'The file with the pages you read is damaged and could not be mended now. Reading goes on from the web.';
    case 'library-unreachable':
      return 'The file with the pages you read cannot be opened. Reading goes on from the web.';
    case 'library-unsupported':
      return 'This build of Lectern lacks the search engine that its library needs, so pages are not kept.';
    case 'site-damaged':
      return `${notice.name === undefined ? 'A wiki that you added' : `The wiki “${isolated(notice.name)}” that you added`} could not be read from your settings and was left out. Add it again by its address.`;
    default:
      return assertNever(notice);
  }
}
