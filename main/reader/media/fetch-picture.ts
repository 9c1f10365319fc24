import type { ReadFailure } from '../../../shared/failures.ts';
import type { SiteId } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { MediaEntry } from '../../library/media-cache/entry-format.ts';
import type { Clock } from '../../ports.ts';
import type { MediaVersion } from '../../wiki/endpoints/media.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import type { Enter, Urgency } from './slots.ts';

/** A wait this short passes while somebody looks at the page; a longer one is said. */
const SHORT_WAIT_MS = 15_000;
const ATTEMPTS = 3;

export type FetchPictureDeps = { readonly wiki: Pick<Wiki, 'media'>; readonly clock: Clock; readonly enter: Enter };

export type PictureRequest = {
  readonly site: SiteId;
  readonly address: string;
  readonly urgency: Urgency;
  /** What is kept of it already. */
  readonly known?: MediaVersion | undefined;
  readonly signal: AbortSignal;
};

/** The picture, or `same` where it is as known. */
export type FetchedPicture = Result<MediaEntry | 'same', ReadFailure>;

/**
 * Gets a picture as a whole, in its turn: half of one is never shown and never kept, and its place is free as soon as
 * its last byte is in. A host that wants a moment of quiet gets it, holding up no other picture.
 */
export async function fetchPicture(deps: FetchPictureDeps, request: PictureRequest): Promise<FetchedPicture> {
  const { clock, enter } = deps;
  for (let attempt = 1; ; attempt += 1) {
    const leave = await enter(request.urgency, request.signal);
    if (leave === undefined) return fail({ code: 'superseded' });
    const fetched = await ask(deps, request).finally(leave);
    if (fetched.ok || fetched.failure.code !== 'limited' || attempt === ATTEMPTS) return fetched;
    const wait = fetched.failure.until - clock.now();
    if (wait > SHORT_WAIT_MS) return fetched;
    await pause(clock, wait, request.signal);
  }
}

async function ask({ wiki }: FetchPictureDeps, request: PictureRequest): Promise<FetchedPicture> {
  const { site, address, known, signal } = request;
  const found = await wiki.media(site, address, { known, signal });
  if (!found.ok) return found;
  const { status, headers, body } = found.value;
  if (status === 304 && known !== undefined) return ok('same');
  const type = headers.get('content-type') ?? '';
  if (status !== 200 || !type.startsWith('image/')) {
    await body?.cancel();
    return fail({ code: 'unreadable', what: 'media: content-type' });
  }
  try {
    const bytes = new Uint8Array(await new Response(body).arrayBuffer());
    return ok({
      type,
      bytes,
      etag: headers.get('etag') ?? undefined,
      lastModified: headers.get('last-modified') ?? undefined,
    });
  } catch {
    return fail(signal.aborted ? { code: 'superseded' } : { code: 'unreadable', what: 'transfer' });
  }
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      cancel();
      signal.removeEventListener('abort', over);
      resolve();
    };
    const cancel = clock.after(ms, over);
    signal.addEventListener('abort', over, { once: true });
  });
}
