import { useMemo } from 'react';
import type { AccountFailure, BridgeFailure } from '../../shared/failures.ts';
import type { AccountView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';
import { isolated } from '../ui/isolated.ts';

export type AccountActions = {
  /** Read as this account from now on. */
  readonly use: (account: AccountView) => void;
  /** Signs the account out and forgets it. */
  readonly remove: (account: AccountView) => void;
  readonly removeAll: () => void;
};

/** What a person can do about accounts; each says in passing what became of it. */
export function useAccounts(): AccountActions {
  const { client, notices, now } = useServices();
  return useMemo(() => {
    const tell = (answer: Result<null, AccountFailure | BridgeFailure>, done: string) =>
      notices.getState().flash(answer.ok ? done : failureText(answer.failure, now()).sentence);
    return {
      use: async ({ id, name }) =>
        tell(await client.auth.switchAccount({ id }), `You read as ${isolated(name)} from now on.`),
      remove: async ({ id, name, active }) => {
        // It is over at once; the answer comes when the server has been told, which may take its time.
        const answered = client.auth.removeAccount({ id });
        // The active one's end is news anyway.
        if (!active) notices.getState().flash(`${isolated(name)} is signed out.`);
        const answer = await answered;
        if (!answer.ok) tell(answer, '');
      },
      removeAll: () => {
        void client.auth.signOutAll();
      },
    };
  }, [client, notices, now]);
}
