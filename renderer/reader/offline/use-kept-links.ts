import { useEffect } from 'react';
import { useOffline } from '../../connection/use-offline.ts';
import { useServices } from '../../services.ts';
import { clearKeptLinks, markKeptLinks, pageLinks } from './kept-links.ts';

/**
 * While the wiki is out of reach, links to what is kept are marked in the article, and all others look as what waits.
 * Online every link opens, so nothing is marked and nothing is asked.
 */
export function useKeptLinks(document: Document | undefined, complete: boolean): void {
  const { client } = useServices();
  const offline = useOffline();
  useEffect(() => {
    if (!document || !complete || !offline) return;
    let over = false;
    const mark = async () => {
      const links = pageLinks(document);
      for (const { site, titles } of links.batches) {
        const answer = await client.library.titles({ site, titles: [...titles] });
        if (over) return;
        if (answer.ok) markKeptLinks(document, links, site, titles, new Set(answer.value));
      }
    };
    void mark();
    const end = client.on('library.changed', () => void mark());
    return () => {
      over = true;
      end();
      clearKeptLinks(document);
    };
  }, [client, document, complete, offline]);
}
