import { useEffect } from 'react';
import { useShown } from '../../navigation/shown.ts';
import { useServices } from '../../services.ts';
import { followFloats } from './floats.ts';

/** Notes and previews over the article that a frame shows, while its tab is the one that is seen. */
export function useFloats(frame: HTMLIFrameElement | null, document: Document | undefined): void {
  const { client } = useServices();
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
        // Nobody asked for it in so many words: where it cannot be had, nothing is said.
        return answer.ok ? answer.value : null;
      },
      endPreview: () => void client.pages.endPreview(),
    });
  }, [frame, document, client, shown]);
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
