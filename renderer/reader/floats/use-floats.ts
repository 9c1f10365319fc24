import { useEffect } from 'react';
import { isUnreachable } from '../../connection/connection-store.ts';
import { useShown } from '../../navigation/shown.ts';
import { pageJob } from '../../saving/page-state.ts';
import { useSaving } from '../../saving/use-saving.ts';
import { useServices } from '../../services.ts';
import { followFloats } from './floats.ts';

/** Notes and previews over the article that a frame shows, while its tab is the one that is seen. */
export function useFloats(frame: HTMLIFrameElement | null, document: Document | undefined): void {
  const { client, connection, saving } = useServices();
  const { save } = useSaving();
  const shown = useShown();
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document || !shown) return;
    return followFloats({
      view,
      document,
      after,
      preview: async (page) => {
        const answer = await client.pages.preview(page);
        if (answer.ok) return answer.value;
        // Nobody asked for it in so many words: where it cannot be had, nothing is said, unless it cannot be opened either.
        if (!isUnreachable(answer.failure)) return null;
        connection.getState().heard('unreachable');
        const title = page.title.replaceAll('_', ' ');
        const kept = await client.library.titles({ site: page.site, titles: [title] });
        if (!kept.ok || kept.value.length > 0) return null;
        return pageJob(saving.getState().view?.jobs ?? [], { site: page.site, title }) ? 'queued' : 'away';
      },
      save: (page) => save({ kind: 'page', ...page }),
      endPreview: () => void client.pages.endPreview(),
    });
  }, [frame, document, client, connection, saving, save, shown]);
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
