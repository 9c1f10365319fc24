import { useEffect } from 'react';
import type { AuthView, StorageNotice } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { LIST_LINE } from './notice-store.ts';
import { sessionNews } from './session-news.ts';
import { storageNoticeText } from './storage-text.ts';
import { useTellSession } from './use-tell-session.ts';
import { useTellStray } from './use-tell-stray.ts';

/** Turns what main announces into sentences: each is said once. */
export function useNews(): void {
  const { client, info, auth, notices } = useServices();
  const tellSession = useTellSession();
  const tellStray = useTellStray();

  useEffect(() => {
    const tell = (list: readonly StorageNotice[]) => {
      for (const notice of list) notices.getState().say({ id: lineOf(notice), text: storageNoticeText(notice) });
    };
    tell(info.notices);
    return client.on('app.notice', tell);
  }, [client, info.notices, notices]);

  useEffect(() => {
    const tell = (after: AuthView | undefined, before: AuthView | undefined) => {
      if (!after) return;
      const news = sessionNews(before, after);
      if (news) tellSession(news, after);
      tellStray(after, before);
      // What was taken from the lists of one is not given back to another.
      if (before && activeAccount(before) !== activeAccount(after)) notices.getState().dismiss(LIST_LINE);
    };
    // What is there before this effect runs was announced to nobody yet.
    tell(auth.getState().view, undefined);
    return auth.subscribe((state, previous) => tell(state.view, previous.view));
  }, [auth, notices, tellSession, tellStray]);
}

function activeAccount({ accounts }: AuthView): string | undefined {
  return accounts.find(({ active }) => active)?.id;
}

/** One line for each kind of trouble, and for each wiki that was left out. */
function lineOf(notice: StorageNotice): string {
  return notice.code === 'site-damaged' ? `${notice.code} ${notice.name}` : notice.code;
}
