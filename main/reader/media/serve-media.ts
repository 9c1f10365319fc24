import type { ReadFailure } from '../../../shared/failures.ts';
import type { SiteId } from '../../../shared/models.ts';
import type { KeptMedia, MediaCache } from '../../library/media-cache/media-cache.ts';
import type { Clock, Log } from '../../ports.ts';
import { mediaUrl } from '../../wiki/sites/media-url.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { failureStatus } from '../failure-status.ts';
import { emptyHeaders } from '../headers.ts';
import { answerWhole } from './answer-whole.ts';
import { oneRange } from './byte-range.ts';
import { type FetchedPicture, fetchPicture } from './fetch-picture.ts';
import { placeholder } from './placeholder.ts';
import { isRecording, serveRecording } from './serve-recording.ts';
import { createShared } from './shared.ts';
import { createSlots } from './slots.ts';

/** As many as browsers open to one host; for all tabs together. */
const AT_ONCE = 6;
/** How long a picture is shown as it was without asking whether it has changed: one that does gets a new address, mostly. */
const FRESH_MS = 7 * 24 * 60 * 60_000;

export type ServeMediaDeps = {
  readonly wiki: Pick<Wiki, 'media'>;
  readonly sites: Pick<Sites, 'get'>;
  readonly mediaCache: MediaCache;
  readonly clock: Clock;
  readonly log: Log;
};

export type MediaRequest = {
  readonly site: SiteId;
  readonly url: string;
  /** What a picture that cannot be had is answered with: a drawing in its place, or nothing where the asker has its own. */
  readonly otherwise: 'placeholder' | 'nothing';
};

export type ServeMedia = (request: Request, media: MediaRequest) => Promise<Response>;

/**
 * Answers `/media/…`: from what is kept, else from the site's hosts, six at a time and one and the same once. What is
 * kept and old is shown as it is and asked after behind. A picture that cannot be had is a placeholder under the status
 * that says why; a recording is the status alone.
 */
export function createServeMedia(deps: ServeMediaDeps): ServeMedia {
  const { sites, mediaCache, clock, log } = deps;
  const enter = createSlots(AT_ONCE, clock);
  const pictures = createShared<FetchedPicture>();
  const context = { ...deps, enter };

  const learn = (address: string, fetched: FetchedPicture | undefined) => {
    if (fetched?.ok && fetched.value !== 'same') mediaCache.keep(address, fetched.value);
    else if (fetched?.ok) mediaCache.confirm(address);
    else if (fetched?.failure.code === 'page-missing') mediaCache.drop(address);
  };
  const refresh = async (site: SiteId, address: string, known: KeptMedia) => {
    const ask = (signal: AbortSignal) => fetchPicture(context, { site, address, urgency: 'behind', known, signal });
    learn(address, await pictures.join(`refresh ${address}`, undefined, ask));
  };
  const picture = (site: SiteId, address: string, signal: AbortSignal) =>
    pictures.join(address, signal, async (all) => {
      const fetched = await fetchPicture(context, { site, address, urgency: 'seen', signal: all });
      learn(address, fetched);
      return fetched;
    });

  return async (request, { site, url, otherwise }) => {
    const known = sites.get(site);
    // SECURITY: pictures come from the site's own list of hosts, kept ones too.
    const address = known && mediaUrl(known, url);
    if (address === undefined) return refusal({ code: 'forbidden' }, otherwise);
    const range = oneRange(request.headers.get('range'));
    const kept = await mediaCache.read(address);
    if (kept !== undefined) {
      if (clock.now() - kept.checkedAt > FRESH_MS && kept.type.startsWith('image/')) {
        refresh(site, address, kept).catch(() => log('error', 'media.refresh-failed'));
      }
      return answerWhole(kept, range);
    }
    if (range !== undefined || isRecording(address)) {
      return serveRecording(context, request, { site, address, range });
    }
    const fetched = await picture(site, address, request.signal);
    if (fetched === undefined) return refusal({ code: 'superseded' }, 'nothing');
    if (!fetched.ok) return refusal(fetched.failure, otherwise);
    return fetched.value === 'same'
      ? refusal({ code: 'superseded' }, 'nothing')
      : answerWhole(fetched.value, undefined);
  };
}

function refusal(failure: ReadFailure, otherwise: MediaRequest['otherwise']): Response {
  if (otherwise === 'placeholder') return placeholder(failure);
  return new Response(null, { status: failureStatus(failure), headers: emptyHeaders() });
}
