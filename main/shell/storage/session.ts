import * as z from 'zod/mini';
import type { SettingsFailure } from '../../../shared/failures.ts';
import type { StoredSession } from '../../../shared/library-models.ts';
import type { StorageNotice } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../ports.ts';
import { type KeptFile, KeptFileError } from './kept-file.ts';

/** Version of the shape of session.json. */
export const SESSION_VERSION = 1;

/** After so many attempts that came to no good end, pages wait until somebody wants them. */
const MOST_ATTEMPTS = 2;

/** Between two writes of the tabs, in ms: somebody who goes from page to page would wear the disk out for nothing. */
const GAP_MS = 500;

/** The open tabs, from one start to the next. What they are is the window's matter: here they are a text. */
export type SessionStore = {
  /** What was open; null where nothing was written down. From here on the attempt counts as under way. */
  readonly restore: () => StoredSession | null;
  /** The window has come up whole with it. */
  readonly settled: () => void;
  /**
   * Written at once, or with the next write: half a second after the last one at the latest. A failure that shows only then
   * is said as the file's own.
   */
  readonly keep: (tabs: string) => Result<null, SettingsFailure>;
  /** Writes what waits: nothing comes after it. */
  readonly flush: () => void;
  /**
   * Forgets all of it, and takes nothing more until a window asks what to restore: one that is still open has the old
   * tabs. Throws KeptFileError.
   */
  readonly forget: () => void;
};

const tabsShape = z.string();
const attemptsShape = z.int().check(z.nonnegative());

/** The session over a file; a value in it that cannot be one counts as absent. */
export function createSession(file: KeptFile, clock: Clock): SessionStore {
  let forgotten = false;
  let resting = false;
  let waiting: string | undefined;
  // A file that cannot be written has been said already; the session then ends with the app.
  const write = (change: () => void): Result<null, SettingsFailure> => {
    try {
      change();
      return ok(null);
    } catch (cause) {
      if (!(cause instanceof KeptFileError)) throw cause;
      return fail({ code: cause.code === 'newer' ? 'settings-newer' : 'settings-unwritable' });
    }
  };
  const writeTabs = (tabs: string) => {
    waiting = undefined;
    resting = true;
    clock.after(GAP_MS, () => {
      resting = false;
      flush();
    });
    return write(() => file.set('tabs', tabs));
  };
  const flush = () => {
    if (waiting !== undefined) writeTabs(waiting);
  };
  return {
    flush,
    restore() {
      forgotten = false;
      flush();
      const tabs = tabsShape.safeParse(file.get('tabs'));
      if (!tabs.success) return null;
      const attempts = attemptsShape.safeParse(file.get('attempts')).data ?? 0;
      write(() => file.set('attempts', attempts + 1));
      return { tabs: tabs.data, guarded: attempts >= MOST_ATTEMPTS };
    },
    settled: () => void write(() => file.delete('attempts')),
    keep(tabs) {
      if (forgotten) return ok(null);
      if (!resting) return writeTabs(tabs);
      waiting = tabs;
      return ok(null);
    },
    forget() {
      forgotten = true;
      waiting = undefined;
      file.delete('tabs');
      file.delete('attempts');
    },
  };
}

/** What went wrong with the session's file, in words of its own: settings are another file. */
export function sessionNotice(notice: StorageNotice): StorageNotice {
  switch (notice.code) {
    case 'settings-corrupt':
      return { code: 'session-corrupt', keptAs: notice.keptAs };
    case 'settings-newer':
      return { code: 'session-newer' };
    case 'settings-unwritable':
      return { code: 'session-unwritable' };
    default:
      return notice;
  }
}
