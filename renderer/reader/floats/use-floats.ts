import { useEffect } from 'react';
import { useServices } from '../../services.ts';
import { followFloats } from './floats.ts';

/** Notes and previews over the article that a frame shows. */
export function useFloats(frame: HTMLIFrameElement | null, document: Document | undefined): void {
  const { client } = useServices();
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document) return;
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
  }, [frame, document, client]);
}

function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
