import type { ReadFailure } from '../../../shared/failures.ts';
import type { SiteId } from '../../../shared/models.ts';
import { pictureName } from '../../article/media/thumbnail.ts';
import type { KeptMedia, MediaCache } from '../../library/media-cache/media-cache.ts';
import type { SavedMedia } from '../../library/saving/saved-media.ts';
import type { SavingStore } from '../../library/saving/saving-store.ts';
import type { Clock, Log } from '../../ports.ts';
import { mediaUrl } from '../../wiki/sites/media-url.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { failureStatus } from '../failure-status.ts';
import { emptyHeaders } from '../headers.ts';
import type { PrivateReading } from '../past/private-reading.ts';
import { soon } from '../soon.ts';
import { answerWhole } from './answer-whole.ts';
import { oneRange } from './byte-range.ts';
import { type FetchedPicture, fetchPicture } from './fetch-picture.ts';
import { placeholder } from './placeholder.ts';
import { isRecording, serveRecording } from './serve-recording.ts';
import { createShared } from './shared.ts';
import type { Enter } from './slots.ts';

/** How long a picture is shown as it was without asking whether it has changed: one that does gets a new address, mostly. */
const FRESH_MS = 7 * 24 * 60 * 60_000;
/** How long a picture that came in somebody's file waits for what its server says of it, in ms. */
const BROUGHT_PATIENCE = 1_000;

export type ServeMediaDeps = {
  readonly wiki: Pick<Wiki, 'media'>;
  readonly sites: Pick<Sites, 'get'>;
  readonly mediaCache: MediaCache;
  readonly savedMedia: Pick<SavedMedia, 'read' | 'confirm' | 'replace'>;
  readonly library: { readonly saving: Pick<SavingStore, 'sizesOf'> };
  /** Places of pictures. */
  readonly enter: Enter;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
  readonly clock: Clock;
  readonly log: Log;
};

export type MediaRequest = {
  readonly site: SiteId;
  readonly url: string;
  /** What a picture that cannot be had is answered with: a drawing in its place, or nothing where the asker has its own. */
  readonly otherwise: 'placeholder' | 'nothing';
  /** It belongs to something that was opened privately: it is neither kept nor marked as read. */
  readonly privately: boolean;
};

export type ServeMedia = (request: Request, media: MediaRequest) => Promise<Response>;

/**
 * Answers `/media/…`: from what is kept, else from the site's hosts, six at a time and one and the same once. What is
 * kept and old is shown as it is and asked after behind; what came in somebody's file is asked after first. A picture that cannot be had is a placeholder under the status
 * that says why, unless a saved page has the same picture in another size; a recording is the status alone. While
 * somebody reads privately nothing is kept, whatever it belongs to.
 */
export function createServeMedia(deps: ServeMediaDeps): ServeMedia {
  const { sites, mediaCache, savedMedia, library, privacy, clock, log } = deps;
  const pictures = createShared<FetchedPicture>();

  const learn = (address: string, fetched: FetchedPicture | undefined) => {
    // It may have been asked for before.
    if (privacy.isOn()) return;
    if (fetched?.ok && fetched.value !== 'same') mediaCache.keep(address, fetched.value);
    else if (fetched?.ok) mediaCache.confirm(address);
    else if (fetched?.failure.code === 'page-missing') mediaCache.drop(address);
  };
  /** What belongs to a saved page stays with it, whatever became of it on the server. */
  const learnSaved = async (address: string, fetched: FetchedPicture | undefined) => {
    if (fetched?.ok && fetched.value !== 'same') await savedMedia.replace(address, fetched.value);
    else if (fetched?.ok) savedMedia.confirm(address);
  };
  const refresh = async (site: SiteId, address: string, known: KeptMedia, isSaved: boolean) => {
    const ask = (signal: AbortSignal) => fetchPicture(deps, { site, address, urgency: 'behind', known, signal });
    const fetched = await pictures.join(`refresh ${address}`, undefined, ask);
    if (isSaved) await learnSaved(address, fetched);
    else learn(address, fetched);
  };
  /** The same picture in another size, of a page that was saved. */
  const standIn = async (address: string): Promise<KeptMedia | undefined> => {
    const sizes = await library.saving.sizesOf(pictureName(address));
    for (const other of sizes.ok ? sizes.value : []) {
      const kept = await savedMedia.read(other);
      if (kept !== undefined) return kept;
    }
    return undefined;
  };
  const picture = (site: SiteId, address: string, privately: boolean, signal: AbortSignal) =>
    // Who wants it kept and who does not do not share it.
    pictures.join(privately ? `private ${address}` : address, signal, async (all) => {
      const fetched = await fetchPicture(deps, { site, address, urgency: 'seen', signal: all });
      if (!privately) learn(address, fetched);
      return fetched;
    });

  /**
   * SECURITY: what came in somebody's file may be anything, also under the address of a picture that every page has. It is shown where
   * its server does not answer; what the server answers takes its place for good.
   */
  const vouchedFor = async (site: SiteId, address: string, brought: KeptMedia, privately: boolean) => {
    const asking = pictures.join(privately ? `private ${address}` : `brought ${address}`, undefined, async (signal) => {
      const fetched = await fetchPicture(deps, { site, address, urgency: 'seen', signal });
      if (!privately) await learnSaved(address, fetched).catch(() => log('error', 'media.refresh-failed'));
      return fetched;
    });
    const fetched = await soon(clock, BROUGHT_PATIENCE, asking);
    return fetched?.ok && fetched.value !== 'same' ? fetched.value : brought;
  };

  const serve = async (request: Request, { site, url, otherwise, privately }: MediaRequest): Promise<Response> => {
    const known = sites.get(site);
    // SECURITY: pictures come from the site's own list of hosts, kept ones too.
    const address = known && mediaUrl(known, url);
    if (address === undefined) return refusal({ code: 'forbidden' }, otherwise);
    const range = oneRange(request.headers.get('range'));
    const saved = await savedMedia.read(address);
    const kept = saved ?? (await mediaCache.read(address, { unmarked: privately }));
    if (kept?.brought) return answerWhole(await vouchedFor(site, address, kept, privately), range);
    if (kept !== undefined) {
      if (!privately && clock.now() - kept.checkedAt > FRESH_MS && kept.type.startsWith('image/')) {
        refresh(site, address, kept, saved !== undefined).catch(() => log('error', 'media.refresh-failed'));
      }
      return answerWhole(kept, range);
    }
    if (range !== undefined || isRecording(address)) {
      return serveRecording(deps, request, { site, address, range, privately });
    }
    const fetched = await picture(site, address, privately, request.signal);
    if (fetched === undefined) return refusal({ code: 'superseded' }, 'nothing');
    if (!fetched.ok) {
      const other = await standIn(address);
      return other === undefined ? refusal(fetched.failure, otherwise) : answerWhole(other, undefined);
    }
    return fetched.value === 'same'
      ? refusal({ code: 'superseded' }, 'nothing')
      : answerWhole(fetched.value, undefined);
  };

  return async (request, media) => {
    const privately = media.privately || privacy.isOn();
    const response = await serve(request, { ...media, privately });
    if (privately) response.headers.set('Cache-Control', 'no-store');
    return response;
  };
}

function refusal(failure: ReadFailure, otherwise: MediaRequest['otherwise']): Response {
  if (otherwise === 'placeholder') return placeholder(failure);
  return new Response(null, { status: failureStatus(failure), headers: emptyHeaders() });
}
