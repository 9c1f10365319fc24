import { useCallback } from 'react';
import type { AuthView, CallbackNotice } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { strayCallbackText } from './news-text.ts';

const STRAY_LINE = 'stray-callback';

/** Says that a callback came and nothing was waiting for it, for as long as that is the last thing that happened. */
export function useTellStray(): (after: AuthView, before: AuthView | undefined) => void {
  const { notices, client, auth } = useServices();
  const { open } = useSignIn();
  return useCallback(
    (after, before) => {
      const notice = strayOf(after);
      if (same(notice, before && strayOf(before))) return;
      const { say, dismiss } = notices.getState();
      if (!notice) return dismiss(STRAY_LINE);
      // An attempt that has begun meanwhile is not what the person dismisses.
      const forget = () => auth.getState().view?.signIn.step === 'idle' && void client.auth.cancel();
      const signedIn = after.session.state === 'signed-in';
      const action = signedIn ? undefined : { label: 'Sign in', run: () => open(after) };
      say({ id: STRAY_LINE, text: strayCallbackText(notice), action, onDone: forget });
    },
    [notices, client, auth, open],
  );
}

function strayOf({ signIn }: AuthView): CallbackNotice | undefined {
  return signIn.step === 'idle' ? signIn.notice : undefined;
}

function same(one: CallbackNotice | undefined, other: CallbackNotice | undefined): boolean {
  if (one?.code === 'callback-refused' && other?.code === 'callback-refused') return one.reason === other.reason;
  return one?.code === other?.code;
}
