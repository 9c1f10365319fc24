import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import type { LibraryFailure, ReadFailure } from '../../../shared/failures.ts';
import type { PageName, SavedPictures } from '../../../shared/library-models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { DocumentContents } from '../../article/reading-document.ts';
import type { Library } from '../../library/library.ts';
import type { KeptPage } from '../../library/pages/kept-page.ts';
import { betterPictures } from '../../library/saving/picture-quality.ts';
import type { PageToSave, PlainPage } from '../../library/saving/saving-models.ts';
import type { Site } from '../../wiki/sites/site.ts';
import { decodeContents } from '../kept/contents-json.ts';
import { keptDocument } from '../kept/kept-document.ts';
import { UNREACHABLE } from '../unreachable.ts';
import { type FetchPageDeps, fetchPage } from './fetch-page.ts';
import { type FetchPicturesDeps, fetchPictures } from './fetch-pictures.ts';
import { picturesOf } from './pictures.ts';

const compress = promisify(zstdCompress);

/** What was asked after so lately is as the wiki has it, in ms; also how often a saved page is asked after. */
export const A_DAY = 24 * 60 * 60_000;

export type PreparePageDeps = FetchPageDeps &
  FetchPicturesDeps & {
    readonly library: Pick<Library, 'keep' | 'mark' | 'saving'>;
  };

export type PreparePage = PageName & {
  readonly pictures: SavedPictures;
  /** False where nothing can be kept of it yet. */
  readonly isKept: boolean;
  /** What was asked after within so many ms is taken as it is kept. */
  readonly freshFor: number;
  /** Whether what is kept will do where the wiki cannot be asked. */
  readonly asItIs: boolean;
  readonly signal: AbortSignal;
  /** Told of what has come, in bytes. */
  readonly onBytes: (bytes: number) => void;
};

const NOTHING = { state: null, kept: null } as const;

/** A page with all its pictures, ready to become saved. */
export type PreparedPage = {
  readonly save: PageToSave;
  /** It has been saved, or will not be: its pictures may go again when no page holds them. */
  readonly settle: (isSaved: boolean) => void;
};

/** What a page says, and how it is written. */
type Text = {
  readonly title: string;
  readonly html: string;
  readonly media: DocumentContents['media'];
  /** Of what has just come. */
  readonly page?: PlainPage | undefined;
};

/** A page whose pictures are still to come. */
export type PageText = Text & {
  readonly site: Site;
  /** With which it is saved already, or to be saved. */
  readonly pictures: SavedPictures;
};

/** Gets what a page lacks to be saved, its pictures after its text. */
export async function preparePage(
  deps: PreparePageDeps,
  request: PreparePage,
): Promise<Result<PreparedPage, ReadFailure | LibraryFailure>> {
  const text = await prepareText(deps, request);
  return text.ok ? illustrate(deps, request, text.value) : text;
}

/** Gets the text of a page, where it is not kept or not current. */
export async function prepareText(
  deps: PreparePageDeps,
  request: PreparePage,
): Promise<Result<PageText, ReadFailure | LibraryFailure>> {
  const { library, sites } = deps;
  const key = { site: request.site, title: request.title };
  const site = sites.get(key.site);
  if (site === undefined) return fail({ code: 'site-unknown' });
  const before = request.isKept ? await library.saving.before(key) : ok(NOTHING);
  if (!before.ok) return before;
  const text = await textOf(deps, request, before.value.kept ?? undefined);
  if (!text.ok) return text;
  const pictures = betterPictures(request.pictures, before.value.state?.pictures ?? 'none');
  return ok({ ...text.value, site, pictures });
}

/** Gets those pictures of a page that are not here. */
export async function illustrate(
  deps: PreparePageDeps,
  { asItIs, signal, onBytes }: PreparePage,
  text: PageText,
): Promise<Result<PreparedPage, ReadFailure | LibraryFailure>> {
  const { media, clock } = deps;
  const { site, title, page, pictures } = text;
  const claims: string[] = [];
  const wanted = picturesOf(site, text.html, text, pictures);
  const got = await fetchPictures(deps, { site: site.id, pictures: wanted, signal, claims, onBytes });
  if (!got.ok) {
    media.settled(claims);
    // What is saved stays whole as it was.
    if (asItIs && !signal.aborted) await putAside(deps, text);
    return got;
  }
  const settle = (isSaved: boolean) => {
    if (isSaved) media.added(got.value.media.map(({ address }) => address));
    media.settled(claims);
  };
  return ok({ settle, save: { key: { site: site.id, title }, page, pictures, ...got.value, at: clock.now() } });
}

/** A text that has come is kept as if it had been read, so that it is not asked for again when its pictures are. */
export async function putAside({ library }: PreparePageDeps, { page: plain }: PageText): Promise<void> {
  if (plain === undefined) return;
  const { document, ...page } = plain;
  await library.keep({ ...page, html: await compress(document) });
}

async function textOf(
  deps: PreparePageDeps,
  request: PreparePage,
  found: KeptPage | undefined,
): Promise<Result<Text, ReadFailure | LibraryFailure>> {
  const { library, clock, engineVersion } = deps;
  const { site, title, freshFor, asItIs, signal, onBytes } = request;
  const kept = found?.engine === engineVersion ? await readable(found) : undefined;
  if (kept !== undefined && isCurrent(kept.known, clock.now(), freshFor)) return ok(kept);
  const known = kept && { title: kept.title, etag: kept.known.etag };
  const fetched = await fetchPage(deps, { site, title }, { known, signal, onBytes });
  if (!fetched.ok) {
    const stands = asItIs && kept !== undefined && UNREACHABLE.has(fetched.failure.code);
    return stands ? ok(kept) : fetched;
  }
  if (fetched.value !== 'same') {
    const { page, html, contents } = fetched.value;
    return ok({ page, html, title: page.title, media: contents.media });
  }
  if (kept === undefined) return fail({ code: 'unreadable', what: 'page/html: 304' });
  await library.mark({ site, title: kept.title, is: 'current', at: clock.now() });
  return ok(kept);
}

function isCurrent({ checkedAt, newerRevision }: KeptPage, now: number, freshFor: number): boolean {
  return newerRevision === undefined && Math.abs(now - checkedAt) < freshFor;
}

/** Undefined where its contents are those of another version. */
async function readable(kept: KeptPage): Promise<(Text & { readonly known: KeptPage }) | undefined> {
  const contents = decodeContents(kept.contents);
  if (contents === undefined) return undefined;
  const html = Buffer.from(await new Response(keptDocument(kept)).arrayBuffer()).toString('latin1');
  return { title: kept.title, html, media: contents.media, known: kept };
}
