import { useEffect } from 'react';
import type { AuthView, StorageNotice } from '../../shared/models.ts';
import { useOpenGrants } from '../account/use-open-grants.ts';
import { useServices } from '../services.ts';
import { signedOutText } from '../sign-in/sign-in-text.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { type SessionNews, sessionNews } from './session-news.ts';
import { storageNoticeText } from './storage-text.ts';

/** Turns what main announces into sentences: each is said once. */
export function useNews(): void {
  const { client, info, auth, notices } = useServices();
  const tellSession = useTellSession();

  useEffect(() => {
    const tell = (list: readonly StorageNotice[]) => {
      for (const notice of list) notices.getState().say({ id: lineOf(notice), text: storageNoticeText(notice) });
    };
    tell(info.notices);
    return client.on('app.notice', tell);
  }, [client, info.notices, notices]);

  useEffect(() => {
    const tell = (after: AuthView | undefined, before: AuthView | undefined) => {
      const news = after && sessionNews(before, after);
      if (after && news) tellSession(news, after);
    };
    // What is there before this effect runs was announced to nobody yet.
    tell(auth.getState().view, undefined);
    return auth.subscribe((state, previous) => tell(state.view, previous.view));
  }, [auth, tellSession]);
}

const SESSION_LINE = 'session';

function useTellSession(): (news: SessionNews, view: AuthView) => void {
  const { notices, tabs } = useServices();
  const openGrants = useOpenGrants();
  const { open } = useSignIn();
  return (news, view) => {
    const { say, dismiss, flash, toast, endToast } = notices.getState();
    if (news.kind === 'signed-in') {
      dismiss(SESSION_LINE);
      flash(`Signed in as ${news.name}`);
      for (const { id, history } of tabs.getState().tabs.open) {
        if (history.current.location.kind !== 'sign-in') continue;
        tabs.getState().dispatch({ type: 'within', id, action: { type: 'leave' } });
      }
      return;
    }
    if (toast) endToast(toast.turn);
    const text = signedOutText(news.reason, new URL(view.grantsUrl).host);
    const action =
      news.reason === 'by-user'
        ? { label: 'Manage access', run: openGrants }
        : { label: 'Sign in', run: () => open(view) };
    say({ id: SESSION_LINE, text, action });
  };
}

/** One line for each kind of trouble, and for each wiki that was left out. */
function lineOf(notice: StorageNotice): string {
  return notice.code === 'site-damaged' ? `${notice.code} ${notice.name}` : notice.code;
}
