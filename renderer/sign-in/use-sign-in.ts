import { useCallback, useMemo } from 'react';
import type { AuthView } from '../../shared/models.ts';
import type { Location, SignInLocation } from '../navigation/location.ts';
import { sameLocation } from '../navigation/location.ts';
import { SESSION_LINE } from '../notices/notice-store.ts';
import { useEntry, useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';
import { wayBackIn } from './resting-panel.ts';
import { helpsToSignInAgain } from './session-text.ts';
import { needsNoToast } from './told-elsewhere.ts';

/** What the person can do about signing in. To be called from a click or a key: main opens a browser. */
export type SignIn = {
  /** Goes to the panel and, where that is all there is to do and nothing is under way yet, starts an attempt. */
  readonly open: (view: AuthView) => void;
  readonly start: () => void;
  /** Signs in again after a session that is over: by the browser, or on the panel that the person needs instead. */
  readonly again: (view: AuthView) => void;
  /** Another part of signing in; without one, the way through the browser. */
  readonly show: (part?: SignInLocation['part']) => void;
  /** Another account beside those that are there. */
  readonly add: () => void;
  /** Back to where the person was before. What is under way goes on. */
  readonly leave: () => void;
};

export function useSignIn(): SignIn {
  const { client, navigation, notices, now } = useServices();
  const go = useCallback(
    (location: SignInLocation) => {
      const { history, go: goTo } = navigation.getState();
      if (!sameLocation(history.current.location, location)) goTo(location);
    },
    [navigation],
  );
  const start = useCallback(async () => {
    const answer = await client.auth.signIn({ add: isAdding(navigation.getState().history.current.location) });
    if (!answer.ok && !needsNoToast(answer.failure.code)) {
      notices.getState().flash(failureText(answer.failure, now()).sentence);
    }
  }, [client, navigation, notices, now]);
  return useMemo(() => {
    const open = (view: AuthView) => {
      go({ kind: 'sign-in' });
      // The panel says it at more length.
      notices.getState().dismiss(SESSION_LINE);
      if (isAllThereIsToDo(view)) void start();
    };
    const show = (part?: SignInLocation['part']) =>
      go({ kind: 'sign-in', part, add: isAdding(navigation.getState().history.current.location) });
    const again = (view: AuthView) => {
      const way = wayBackIn(view);
      show(way === 'browser' ? undefined : way);
      if (way === 'browser') void start();
    };
    const add = () => go({ kind: 'sign-in', add: true });
    const leave = () => navigation.getState().dispatch({ type: 'leave' });
    return { open, start: () => void start(), again, show, add, leave };
  }, [go, navigation, notices, start]);
}

/** Whether this panel is about an account beside those that are there. */
export function useIsAdding(): boolean {
  return isAdding(useEntry().location);
}

function isAdding(location: Location): boolean {
  return location.kind === 'sign-in' && location.add === true;
}

/** A client id first, or a clock that is set, or a key store that opens: then the panel says so. */
function isAllThereIsToDo({ signIn, client, session }: AuthView): boolean {
  if (signIn.step === 'waiting' || signIn.step === 'exchanging') return false;
  return client.source !== 'none' && (session.state === 'signed-in' || helpsToSignInAgain(session.reason));
}
