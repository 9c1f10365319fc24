import { useCallback, useMemo } from 'react';
import type { SignInFailure } from '../../shared/failures.ts';
import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** What the person can do about signing in. To be called from a click or a key: main opens a browser. */
export type SignIn = {
  /** Goes to the panel and, where nothing is under way yet and a client id is known, starts an attempt. */
  readonly open: (view: AuthView) => void;
  readonly start: () => void;
};

export function useSignIn(): SignIn {
  const { client, navigation, notices, now } = useServices();
  const start = useCallback(async () => {
    const answer = await client.auth.signIn({});
    if (!answer.ok && !isShownByThePanel(answer.failure.code)) {
      notices.getState().flash(failureText(answer.failure, now()).sentence);
    }
  }, [client, notices, now]);
  return useMemo(() => {
    const open = (view: AuthView) => {
      const { history, go } = navigation.getState();
      if (history.current.location.kind !== 'sign-in') go({ kind: 'sign-in' });
      const underWay = view.signIn.step === 'waiting' || view.signIn.step === 'exchanging';
      if (!underWay && view.client.source !== 'none') void start();
    };
    return { open, start };
  }, [navigation, start]);
}

const PANEL_SHOWS = ['client-id-missing', 'browser-failed', 'authorization-refused', 'client-refused'] as const;

/** The attempt's own state says these already. */
function isShownByThePanel(code: SignInFailure['code'] | string): boolean {
  return PANEL_SHOWS.some((known) => known === code);
}
