import type { ReadFailure } from '../../../shared/failures.ts';
import type { SiteId } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { MediaEntry } from '../../library/media-cache/entry-format.ts';
import type { MediaFile } from '../../library/saving/media-files.ts';
import { mediaFile, type SavedMedia } from '../../library/saving/saved-media.ts';
import type { SavedMedium } from '../../library/saving/saving-models.ts';
import { type FetchPictureDeps, fetchPicture } from '../media/fetch-picture.ts';
import type { PagePicture } from './pictures.ts';

/** Of one page; who reads has places of the same hall left. */
const AT_ONCE = 4;

/** The server will not change its mind about these: the page is whole without them. */
const FOR_GOOD: ReadonlySet<ReadFailure['code']> = new Set<ReadFailure['code']>([
  'page-missing',
  'gone',
  'forbidden',
  'redirect-refused',
  'redirect-loop',
]);

export type FetchPicturesDeps = FetchPictureDeps & { readonly media: SavedMedia };

export type FetchPictures = {
  readonly site: SiteId;
  readonly pictures: readonly PagePicture[];
  readonly signal: AbortSignal;
  /** Takes up the address of every picture that is claimed: the caller lets them go, whatever comes of it. */
  readonly claims: string[];
  /** Told of every picture that has come, in bytes. */
  readonly onBytes: (bytes: number) => void;
};

/** The pictures of a page that there are, and the files of those that are not on disk yet. */
export type PagePictures = { readonly media: readonly SavedMedium[]; readonly files: readonly MediaFile[] };

/** Of its file; what is in it where it is not on disk yet. */
type Sized = { readonly size: number; readonly entry?: MediaEntry; readonly file?: MediaFile };

/**
 * Gets those of a page's pictures that are not here yet. One that the server refuses for good is left out: it will never
 * be there.
 */
export async function fetchPictures(
  deps: FetchPicturesDeps,
  { site, pictures, signal, claims, onBytes }: FetchPictures,
): Promise<Result<PagePictures, ReadFailure>> {
  const got: (PagePicture & Sized)[] = [];
  // The first that fails ends all: the page is not whole without it.
  const over = new AbortController();
  const both = AbortSignal.any([signal, over.signal]);
  let failure: ReadFailure | undefined;
  const queue = pictures.values();
  const work = async () => {
    for (const picture of queue) {
      if (both.aborted) return;
      const { address } = picture;
      claims.push(address);
      const one = await get(deps, { site, address, signal: both, onBytes });
      if (one.ok) {
        if (one.value !== undefined) got.push({ ...picture, ...one.value });
        continue;
      }
      failure ??= one.failure;
      over.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, pictures.length) }, work));
  if (failure !== undefined || signal.aborted) {
    // They are not asked for again when the page is.
    for (const { address, entry } of got)
      if (entry !== undefined && !signal.aborted) deps.media.putAside(address, entry);
    return fail(failure ?? { code: 'superseded' });
  }
  return ok({
    media: got.map(({ address, picture, size }) => ({ address, picture, bytes: size })),
    files: got.flatMap(({ file }) => file ?? []),
  });
}

/** Undefined where the server refuses it for good. */
async function get(
  deps: FetchPicturesDeps,
  request: Pick<FetchPictures, 'site' | 'signal' | 'onBytes'> & { readonly address: string },
): Promise<Result<Sized | undefined, ReadFailure>> {
  const { site, address, signal, onBytes } = request;
  const here = await deps.media.claim(address);
  if (here.is === 'saved') return ok({ size: here.size });
  if (here.is === 'read') return ok(filed(address, here.entry));
  // Also what was brought: no page that is saved from its wiki is to show what somebody's file says.
  const fetched = await fetchPicture(deps, { site, address, urgency: 'behind', signal });
  if (!fetched.ok) return isForGood(fetched.failure) ? ok(undefined) : fetched;
  if (fetched.value === 'same') return ok(undefined);
  onBytes(fetched.value.bytes.byteLength);
  deps.media.hold(address, fetched.value);
  return ok(filed(address, fetched.value));
}

function filed(address: string, entry: MediaEntry): Sized {
  const { size, ...file } = mediaFile(address, entry);
  return { size, file, entry };
}

function isForGood(failure: ReadFailure): boolean {
  // What came whole and is no picture; a transfer that broke off is another matter.
  const isNone = failure.code === 'unreadable' && failure.what !== 'transfer';
  return isNone || FOR_GOOD.has(failure.code);
}
