import type { SignedOutReason } from '../../../shared/models.ts';
import type { AccountSession } from './account-session.ts';

/** Everybody who is signed in, in the order in which they came, and who of them is active. */
export type Members = {
  readonly all: () => readonly AccountSession[];
  readonly find: (id: string) => AccountSession | undefined;
  readonly active: () => AccountSession | undefined;
  readonly absence: () => SignedOutReason;
  /** In the place of an older session of the same account, where there is one. */
  readonly put: (session: AccountSession) => void;
  /** Those of an earlier run come before whoever was quicker at signing in than the key store at answering. */
  readonly putFirst: (kept: readonly AccountSession[]) => void;
  readonly activate: (id: string) => void;
  /** Why nobody is active, for as long as nobody is. */
  readonly explain: (why: SignedOutReason) => void;
  /** Removes one; it is active no more. */
  readonly remove: (session: AccountSession) => void;
};

export function createMembers(): Members {
  const sessions = new Map<string, AccountSession>();
  let activeId: string | undefined;
  let absence: SignedOutReason = 'never';

  function put(session: AccountSession): void {
    sessions.set(session.id, session);
  }

  return {
    all: () => [...sessions.values()],
    find: (id) => sessions.get(id),
    active: () => (activeId === undefined ? undefined : sessions.get(activeId)),
    absence: () => absence,
    put,
    putFirst(kept) {
      const early = [...sessions.values()];
      sessions.clear();
      for (const each of [...kept, ...early]) put(each);
    },
    activate(id) {
      activeId = id;
    },
    explain(why) {
      absence = why;
    },
    remove(session) {
      sessions.delete(session.id);
      if (activeId !== session.id) return;
      activeId = undefined;
      absence = 'by-user';
    },
  };
}
