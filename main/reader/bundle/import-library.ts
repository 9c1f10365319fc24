import { basename } from 'node:path';
import type { BundleFailure, LibraryFailure } from '../../../shared/failures.ts';
import { type BundleReport, MOST_LISTS, MOST_SKIPPED } from '../../../shared/library-models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { checkBundle, eachLine } from '../../library/bundle/bundle-file.ts';
import type { PageToImport } from '../../library/bundle/import-rows.ts';
import {
  type BundledList,
  type BundledPage,
  type BundledPicture,
  type BundledPlace,
  type BundledVisit,
  type BundleItem,
  decodeItem,
} from '../../library/bundle/lines.ts';
import { LibraryError } from '../../library/database/failure.ts';
import type { Library } from '../../library/library.ts';
import type { Owner } from '../../library/owner.ts';
import type { Clock } from '../../ports.ts';
import type { Sites } from '../../wiki/sites/sites.ts';
import type { ReadArticle } from '../serve-article.ts';
import { type BroughtPicturesDeps, createBroughtPictures } from './brought-pictures.ts';
import { pageOfBundle } from './page-of-bundle.ts';
import { pictureOfBundle } from './picture-of-bundle.ts';

export type ImportDeps = Omit<BroughtPicturesDeps, 'library'> & {
  readonly library: Pick<Library, 'bundle' | 'saving'>;
  readonly sites: Sites;
  readonly readArticle: ReadArticle;
  /** Who is active: what is taken over is theirs, whoever is active when it is done. */
  readonly whose: () => Owner;
  readonly clock: Pick<Clock, 'now'>;
};

/** So many visits are written at once: each waits for the disk otherwise. */
const VISITS_AT_ONCE = 200;
const LONGEST_NAME = 200;

type Skipped = BundleReport['skipped'][number];

/**
 * Takes over what is in a bundle, beside what is here. The file is read once before, to know that it is all there. Each line is
 * taken over whole or not at all; an import that was cut off is done again, and changes nothing where it has been. Null when `signal` was
 * aborted: nothing is taken over from then on.
 * @param path of the file
 */
export async function importLibrary(
  deps: ImportDeps,
  path: string,
  signal: AbortSignal,
): Promise<Result<BundleReport | null, LibraryFailure | BundleFailure>> {
  const taking = createTaking(deps, signal);
  try {
    const checked = await checkBundle(path, signal);
    if (!checked.ok) return checked;
    const read = await eachLine(path, taking.take);
    if (!read.ok) return read;
    await taking.end();
    return ok({ name: basename(path), bytes: checked.value.bytes, ...taking.report() });
  } catch (error) {
    if (signal.aborted) return ok(null);
    if (error instanceof LibraryError) return { ok: false, failure: error.failure };
    throw error;
  } finally {
    await taking.over();
  }
}

function createTaking(deps: ImportDeps, signal: AbortSignal) {
  const { library, sites, readArticle, whose, clock } = deps;
  const bundle = () => {
    signal.throwIfAborted();
    return library.bundle;
  };
  const owner = whose();
  const skipped: Skipped[] = [];
  const counts = { lists: 0, visits: 0, pages: 0 };
  const pictures = createBroughtPictures(deps);
  /** Ids here, by those of the bundle. */
  const ids = new Map<number, number>();
  let visits: BundledVisit[] = [];
  let seenLists = 0;

  const skip = (what: string, why: Skipped['why']) => {
    const isTold = skipped.some((told) => told.what === what && told.why === why);
    if (!isTold && skipped.length < MOST_SKIPPED) skipped.push({ what, why });
  };
  const isKnown = ({ site, title }: Pick<BundledVisit, 'site' | 'title'>) => {
    if (sites.get(site) !== undefined) return true;
    skip(title, 'unknown-wiki');
    return false;
  };
  const flush = async () => {
    if (visits.length === 0) return;
    const some = visits;
    visits = [];
    const known = some.flatMap(({ from }) => {
      const ours = from === undefined ? undefined : ids.get(from);
      return from === undefined || ours === undefined ? [] : [[from, ours] as const];
    });
    const ours = must(await bundle().importVisits({ owner, visits: some, known }));
    for (const [index, visit] of some.entries()) ids.set(visit.id, ours[index] ?? 0);
    counts.visits += some.length;
  };
  const takeList = async (list: BundledList) => {
    const pages = list.pages.filter(isKnown);
    const named = { owner, list: { ...list, pages }, at: clock.now() };
    // Nobody is asked any more where the file alone has too many.
    const isTaken = ++seenLists <= MOST_LISTS && must(await bundle().importList(named));
    if (isTaken) counts.lists++;
    else skip(list.name, 'too-many-lists');
  };
  const takePlace = async (place: BundledPlace) => {
    if (isKnown(place)) must(await bundle().importPlace({ owner, place }));
  };
  const takePage = async (page: BundledPage) => {
    const site = sites.get(page.site);
    if (site === undefined) return skip(page.title, 'unknown-wiki');
    const passed = await pageOfBundle({ sites, site, readArticle, now: clock.now() }, page);
    if (passed === undefined) return skip(page.title, 'malformed');
    const { savedAt, pictures: wanted, ...kept } = passed;
    const put = async (saved?: PageToImport['saved']) => {
      const became = must(await bundle().importPage({ ...kept, saved }));
      if (became === 'older') skip(page.title, 'older-than-kept');
      else counts.pages++;
      return became !== 'older';
    };
    if (savedAt === undefined) await put();
    else await pictures.saveWith(wanted, page.pictures ?? 'none', (held) => put({ at: savedAt, ...held }));
  };
  const takePicture = async (picture: BundledPicture) => {
    const name = fileName(picture.address);
    const site = sites.get(picture.site);
    if (site === undefined) return skip(name, 'unknown-wiki');
    const found = pictureOfBundle(site, picture);
    if (!found.ok) return skip(name, found.failure);
    signal.throwIfAborted();
    await pictures.bring(picture.address, found.value);
  };
  const takeItem = async (item: BundleItem) => {
    if (item.kind !== 'visit') await flush();
    switch (item.kind) {
      case 'list':
        return takeList(item);
      case 'visit':
        if (isKnown(item)) visits.push(item);
        if (visits.length >= VISITS_AT_ONCE) await flush();
        return;
      case 'place':
        return takePlace(item);
      case 'picture':
        return takePicture(item);
      case 'page':
        return takePage(item);
    }
  };

  return {
    async take(line: string, number: number): Promise<void> {
      const item = decodeItem(line);
      if (item === undefined) skip(`line ${number}`, 'malformed');
      else await takeItem(item);
    },
    end: flush,
    /** However it ended. */
    over: pictures.end,
    report: () => ({ ...counts, pictures: pictures.held(), skipped }),
  };
}

/** What somebody may know a picture by. */
function fileName(address: string): string {
  const last = address.slice(address.lastIndexOf('/') + 1).slice(0, LONGEST_NAME);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function must<T>(result: Result<T, LibraryFailure>): T {
  if (!result.ok) throw new LibraryError(result.failure);
  return result.value;
}
