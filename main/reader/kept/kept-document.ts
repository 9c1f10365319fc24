import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { ReadingOptions } from '../../article/reading-document.ts';
import type { KeptPage } from '../../library/pages/kept-page.ts';
import { mediaUrl } from '../../wiki/sites/media-url.ts';
import type { Site } from '../../wiki/sites/site.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import { mediaPath, routeOf } from '../paths.ts';
import { type DocumentToRead, readingOptions } from '../reading-options.ts';

/** The reading document as it was kept, decompressed while it is taken. */
export function keptDocument({ html }: Pick<KeptPage, 'html'>): ReadableStream<Uint8Array> {
  const decompressed = Readable.from([html]).pipe(createZstdDecompress());
  const pieces = decompressed[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void decompressed.destroy(),
    },
    { highWaterMark: 0 },
  );
}

/**
 * What the engine is told when a reading document passes it again: its links and its media are paths of our own
 * origin already, on the host of the wiki as far as the engine can see. Nothing else is believed of it.
 */
export function againOptions(sites: Sites, site: Site, document: DocumentToRead): ReadingOptions {
  const { privately = false } = document;
  return {
    ...readingOptions(sites, site, document),
    isOwnPage(url) {
      const route = routeOf(url.href);
      return route.kind === 'article' && route.site === site.id ? route.title : undefined;
    },
    mediaPath(address) {
      const route = routeOf(address);
      if (route.kind !== 'media' || route.site !== site.id) return undefined;
      const allowed = mediaUrl(site, route.url);
      return allowed === undefined ? undefined : mediaPath(site.id, allowed, privately);
    },
  };
}
