import type { StorageNotice } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';

/** What a person is told about the settings on disk. */
export function storageNoticeText(notice: StorageNotice): string {
  switch (notice.code) {
    case 'settings-corrupt':
      return `Your settings could not be read, so Lectern starts with fresh ones. The old file was kept as ${notice.keptAs}.`;
    case 'settings-newer':
      return 'Your settings were written by a newer version of Lectern. They are left as they are, and changes hold until you quit.';
    case 'settings-unwritable':
      return 'Your settings cannot be written. Changes hold until you quit.';
    default:
      return assertNever(notice);
  }
}
