import type { StorageNotice } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { isolated } from '../ui/isolated.ts';

/** What a person is told about the settings on disk. */
export function storageNoticeText(notice: StorageNotice): string {
  switch (notice.code) {
    case 'settings-corrupt':
      return `Your settings could not be read, so Lectern starts with fresh ones. The old file was kept as ${notice.keptAs}.`;
    case 'settings-newer':
      return 'Your settings were written by a newer version of Lectern. They are left as they are, and changes hold until you quit.';
    case 'settings-unwritable':
      return 'Your settings cannot be written. Changes hold until you quit.';
    case 'site-damaged':
      return `${notice.name === undefined ? 'A wiki that you added' : `The wiki “${isolated(notice.name)}” that you added`} could not be read from your settings and was left out. Add it again by its address.`;
    default:
      return assertNever(notice);
  }
}
