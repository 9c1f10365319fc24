import { assertNever } from '../../shared/result.ts';
import type { Library } from '../library/library.ts';
import type { MediaCache } from '../library/media-cache/media-cache.ts';
import type { SavedMedia } from '../library/saving/saved-media.ts';
import type { Clock, Log, RandomBytes } from '../ports.ts';
import { failureDocument } from './failure-document.ts';
import { articleHeaders, emptyHeaders } from './headers.ts';
import { blankPicture } from './media/placeholder.ts';
import { createServeMedia, type ServeMedia } from './media/serve-media.ts';
import type { Enter } from './media/slots.ts';
import type { PrivateReading } from './past/private-reading.ts';
import { type Route, routeOf } from './paths.ts';
import { type ServeArticleDeps, serveArticle } from './serve-article.ts';
import { serveFile, serveWindow } from './serve-files.ts';
import { themedResponse } from './themed-document.ts';

export type AppOriginDeps = ServeArticleDeps & {
  readonly clock: Clock;
  readonly mediaCache: MediaCache;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
  readonly savedMedia: SavedMedia;
  readonly library: Pick<Library, 'read' | 'saving'>;
  readonly enter: Enter;
  readonly random: RandomBytes;
  readonly log: Log;
};

/**
 * The one function behind the app's own origin: `/` and the built files, `/article/…`, `/media/…`; GET and HEAD.
 * Knows neither scheme nor host, and never rejects: a bug is logged and answered with 500.
 */
export function createAppOrigin(deps: AppOriginDeps): (request: Request) => Promise<Response> {
  const serveMedia = createServeMedia(deps);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const headers = emptyHeaders();
      headers.set('Allow', 'GET, HEAD');
      return new Response(null, { status: 405, headers });
    }
    const route = routeOf(request.url);
    try {
      const response = await answer(deps, serveMedia, request, route);
      return request.method === 'HEAD' ? await withoutBody(response) : response;
    } catch (error) {
      // The path says what somebody reads, an error's text may as well: neither goes into the log.
      deps.log('error', 'origin.failed', { route: route.kind, error: error instanceof Error ? error.name : 'unknown' });
      return internalError(route);
    }
  };
}

async function answer(deps: AppOriginDeps, serveMedia: ServeMedia, request: Request, route: Route): Promise<Response> {
  switch (route.kind) {
    case 'window':
      return themedResponse(await serveWindow(deps.assets, deps.random), deps.theme());
    case 'asset':
      return serveFile(deps.assets, route.path);
    case 'article':
      return serveArticle(deps, request, route);
    case 'media':
      return serveMedia(request, route);
    case 'blank':
      return blankPicture();
    case 'unknown':
      return new Response(null, { status: 404, headers: emptyHeaders() });
    default:
      return assertNever(route);
  }
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function internalError(route: Route): Response {
  return route.kind === 'article'
    ? new Response(failureDocument(route.title, 'internal'), { status: 500, headers: articleHeaders() })
    : new Response(null, { status: 500, headers: emptyHeaders() });
}
