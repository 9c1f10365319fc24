import type { LibraryFailure } from '../../../shared/failures.ts';
import type { PageName } from '../../../shared/library-models.ts';
import type { Result } from '../../../shared/result.ts';
import type { Library } from '../../library/library.ts';
import type { MediaCache } from '../../library/media-cache/media-cache.ts';
import type { KeptPage } from '../../library/pages/kept-page.ts';
import { keptDocument } from '../kept/kept-document.ts';
import { routeOf } from '../paths.ts';

export type DropDeps = {
  readonly library: Pick<Library, 'read' | 'drop'>;
  readonly mediaCache: Pick<MediaCache, 'drop'>;
};

/** Addresses in a document are paths of the app's own origin. */
const ORIGIN = 'app://lectern';
/** Where a picture is, wherever it is named: in `src`, in `srcset`, in a link to it. */
const MEDIA = /\/media\/[^"\s,]+/g;

/**
 * Forgets a page, with the pictures that were read with it. One that another page has as well is fetched again when that is
 * read; those that were saved belong to the library.
 */
export async function dropPage(
  { library, mediaCache }: DropDeps,
  page: PageName,
): Promise<Result<boolean, LibraryFailure>> {
  const found = await library.read(page);
  const dropped = await library.drop(page);
  const kept = found.ok ? found.value : undefined;
  if (dropped.ok && kept !== undefined) for (const address of await picturesOf(kept)) mediaCache.drop(address);
  return dropped;
}

/** The addresses of a page's pictures and recordings on the web. */
async function picturesOf(kept: KeptPage): Promise<ReadonlySet<string>> {
  const html = await new Response(keptDocument(kept)).text();
  const routes = [...html.matchAll(MEDIA)].map(([path]) => routeOf(`${ORIGIN}${path.replaceAll('&amp;', '&')}`));
  return new Set(routes.flatMap((route) => (route.kind === 'media' ? [route.url] : [])));
}
