import { useCallback } from 'react';
import type { AuthView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { useOpenGrants } from '../account/use-open-grants.ts';
import type { Tab } from '../navigation/tabs.ts';
import { useServices } from '../services.ts';
import { helpsToSignInAgain, sessionEndedText } from '../sign-in/session-text.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { isolated } from '../ui/isolated.ts';
import { leftText } from './news-text.ts';
import { SESSION_LINE } from './notice-store.ts';
import type { SessionNews } from './session-news.ts';

/** Says what became of the session: in passing when it begins, in one quiet line when it is over. */
export function useTellSession(): (news: SessionNews, view: AuthView) => void {
  const { notices, tabs, now } = useServices();
  const openGrants = useOpenGrants();
  const { open } = useSignIn();
  return useCallback(
    (news, view) => {
      const { say, dismiss, flash, toast, endToast } = notices.getState();
      switch (news.kind) {
        case 'signed-in':
          dismiss(SESSION_LINE);
          flash(`Signed in as ${isolated(news.name)}`);
          for (const { id } of tabs.getState().tabs.open.filter(isSignIn)) {
            tabs.getState().dispatch({ type: 'within', id, action: { type: 'leave' } });
          }
          return;
        case 'back':
          return dismiss(SESSION_LINE);
        case 'left':
          if (toast) endToast(toast.turn);
          return say({
            id: SESSION_LINE,
            text: leftText(news.name, view),
            action: { label: 'Manage access', run: openGrants },
          });
        case 'ended': {
          if (toast) endToast(toast.turn);
          const label = helpsToSignInAgain(news.reason) ? 'Sign in again' : 'What to do';
          const text = sessionEndedText(news.reason, view, now());
          return say({ id: SESSION_LINE, text, action: { label, run: () => open(view) } });
        }
        default:
          return assertNever(news);
      }
    },
    [notices, tabs, now, openGrants, open],
  );
}

function isSignIn({ history }: Tab): boolean {
  return history.current.location.kind === 'sign-in';
}
