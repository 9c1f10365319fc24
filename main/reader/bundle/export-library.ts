import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import type { BundleFailure, LibraryFailure } from '../../../shared/failures.ts';
import type { BundleReport } from '../../../shared/library-models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeBundle } from '../../library/bundle/bundle-file.ts';
import type { ExportedPage } from '../../library/bundle/export-rows.ts';
import { type BundledPage, type BundledPicture, type BundleItem, VERSION_OF } from '../../library/bundle/lines.ts';
import { LibraryError } from '../../library/database/failure.ts';
import type { Library } from '../../library/library.ts';
import type { Owner } from '../../library/owner.ts';
import type { SavedMedia } from '../../library/saving/saved-media.ts';
import type { Clock } from '../../ports.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import { picturesOf } from '../saving/pictures.ts';

export type ExportDeps = {
  readonly library: Pick<Library, 'lists' | 'bundle'>;
  /** Pictures of saved pages. */
  readonly media: Pick<SavedMedia, 'read'>;
  readonly sites: Pick<Sites, 'get'>;
  /** Who is active: lists and history are theirs. */
  readonly whose: () => Owner;
  /** Name and version of this program, for whoever wonders where a file came from. */
  readonly madeBy: string;
  readonly clock: Pick<Clock, 'now'>;
};

/** What is wanted in a bundle. */
export type ToExport = {
  readonly lists: boolean;
  readonly history: boolean;
  readonly pages: 'none' | 'saved' | 'all';
  /** Whether saved pages come with theirs. */
  readonly pictures: boolean;
};

/**
 * Writes a bundle of what is wanted; a page or a picture at a time is in memory. Null, and no file, when `signal` was aborted.
 * @param path of the file
 */
export async function exportLibrary(
  deps: ExportDeps,
  what: ToExport,
  path: string,
  signal: AbortSignal,
): Promise<Result<BundleReport | null, LibraryFailure | BundleFailure>> {
  const version = what.pictures && what.pages !== 'none' ? VERSION_OF.pictures : VERSION_OF.plain;
  const head = { version, madeAt: new Date(deps.clock.now()).toISOString(), madeBy: deps.madeBy };
  try {
    const written = await writeBundle(path, head, itemsOf(deps, what), signal);
    if (!written.ok) return written;
    const { places: _places, ...counts } = written.value.counts;
    return ok({ name: basename(path), bytes: written.value.bytes, ...counts, skipped: [] });
  } catch (error) {
    if (signal.aborted) return ok(null);
    if (error instanceof LibraryError) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function* itemsOf(deps: ExportDeps, what: ToExport): AsyncGenerator<BundleItem, void> {
  const { library, whose } = deps;
  const owner = whose();
  if (what.lists) yield* lists(library, owner);
  if (what.history) {
    yield* allOf((after) => library.bundle.exportVisits({ owner, after }));
    yield* allOf((after) => library.bundle.exportPlaces({ owner, after }));
  }
  if (what.pages !== 'none') yield* pages(deps, what.pages, what.pictures);
}

async function* lists({ lists: calls }: ExportDeps['library'], owner: Owner): AsyncGenerator<BundleItem, void> {
  for (const { id, name, description, createdAt } of must(await calls.all(owner))) {
    const listed = must(await calls.pages({ owner, list: id })) ?? [];
    const inIt = listed.map(({ site, title, addedAt }) => ({ site, title, addedAt }));
    yield { kind: 'list', name, description, createdAt, pages: inIt };
  }
}

type Part<T> = { readonly rows: readonly T[]; readonly next?: number | undefined };

async function* allOf<T>(ask: (after: number) => Promise<Result<Part<T>, LibraryFailure>>): AsyncGenerator<T, void> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const { rows, next }: Part<T> = must(await ask(after));
    yield* rows;
    after = next;
  }
}

async function* pages(
  deps: ExportDeps,
  show: 'saved' | 'all',
  withPictures: boolean,
): AsyncGenerator<BundleItem, void> {
  /** Hashes of addresses: those of the library's pictures are all that grows here. */
  const written = new Set<string>();
  for (let after = 0; ; ) {
    const found = must(await deps.library.bundle.exportPage({ show, after }));
    if (found === null) return;
    after = found.id;
    if (found.page === undefined) continue;
    const page = bundled(found.page);
    if (withPictures) yield* picturesOfPage(deps, page, written);
    yield page;
  }
}

/** Those that it shows and are here, each before the first page that has it. */
async function* picturesOfPage(
  { media, sites }: ExportDeps,
  { site: id, html, pictures = 'none' }: BundledPage,
  written: Set<string>,
): AsyncGenerator<BundledPicture, void> {
  const site = sites.get(id);
  if (site === undefined || pictures === 'none') return;
  for (const { address } of picturesOf(site, html, { media: [] }, 'reading')) {
    const name = createHash('sha256').update(address).digest('base64').slice(0, 22);
    if (written.has(name)) continue;
    written.add(name);
    const found = await media.read(address);
    if (found === undefined) continue;
    const sha256 = createHash('sha256').update(found.bytes).digest('hex');
    const bytes = Buffer.from(found.bytes).toString('base64');
    yield { kind: 'picture', site: id, address, type: found.type, sha256, bytes };
  }
}

function bundled(page: NonNullable<ExportedPage['page']>): BundledPage {
  const { site, title, revision, editedAt, language, direction, description, licence, fetchedAt, savedAt } = page;
  const names = page.names.filter((name) => name !== title);
  const facts = { site, title, names, revision, editedAt, language, direction, description, licence };
  const html = zstdDecompressSync(page.html).toString();
  return { kind: 'page', ...facts, fetchedAt, readAt: page.readAt, savedAt, pictures: page.pictures, html };
}

/** The library's failure ends the bundle, wherever it happens. */
function must<T>(result: Result<T, LibraryFailure>): T {
  if (!result.ok) throw new LibraryError(result.failure);
  return result.value;
}
