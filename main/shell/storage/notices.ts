import type { StorageNotice } from '../../../shared/models.ts';

/** What went wrong with the files so far, each said once, for the window to show. */
export type Notices = {
  readonly all: () => readonly StorageNotice[];
  readonly add: (notice: StorageNotice) => void;
  readonly onChange: (listener: (notices: readonly StorageNotice[]) => void) => void;
};

export function createNotices(): Notices {
  let notices: readonly StorageNotice[] = [];
  const listeners: ((notices: readonly StorageNotice[]) => void)[] = [];
  return {
    all: () => notices,
    add(notice) {
      if (notices.some((known) => JSON.stringify(known) === JSON.stringify(notice))) return;
      notices = [...notices, notice];
      for (const listener of listeners) listener(notices);
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
