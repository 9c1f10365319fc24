import type { ReadFailure } from '../../shared/failures.ts';
import type { OpenedPage, PageFreshness, PageRef } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { displayTitle, isValidTitle } from '../../shared/titles.ts';
import type { Library } from '../library/library.ts';
import type { KeptPage } from '../library/pages/kept-page.ts';
import { isCategory, pageUrl } from '../wiki/sites/page-address.ts';
import type { Site } from '../wiki/sites/site.ts';
import type { Revalidation } from './kept/revalidation.ts';
import { type OpenLiveDeps, openLive } from './open-live.ts';
import { documentPath } from './paths.ts';
import { soon } from './soon.ts';
import { UNREACHABLE } from './unreachable.ts';

export type OpenPageDeps = OpenLiveDeps & {
  readonly library: Pick<Library, 'read' | 'mark' | 'isOpen'>;
  readonly engineVersion: number;
  readonly revalidation: Revalidation;
  readonly onFreshness: (freshness: PageFreshness) => void;
};

/** How long the library may take before the wiki is asked in its place, in ms. */
const PATIENCE = 400;
/** The same while its file is only being opened, after a start. */
const OPENING_PATIENCE = 1_500;
/** The same where the wiki cannot be asked. */
const LONG_PATIENCE = 10_000;

/**
 * Opens a page: as it was kept, at once, while the wiki is asked behind whether that still holds; else from the wiki.
 * What an older engine made is fetched anew, and shown as it was kept only when the wiki cannot be asked.
 * @param privately asked when the page has come: then it is not kept, and what is kept of it is not touched
 */
export async function openPage(
  deps: OpenPageDeps,
  ref: PageRef,
  privately: () => boolean,
): Promise<Result<OpenedPage, ReadFailure>> {
  if (!isValidTitle(ref.title)) return fail({ code: 'title-invalid', title: ref.title });
  const site = deps.sites.get(ref.site);
  if (site === undefined) return fail({ code: 'site-unknown' });

  const reading = ref.revision === undefined ? keptPage(deps, ref) : Promise.resolve(undefined);
  const kept = await soon(deps.clock, deps.library.isOpen() ? PATIENCE : OPENING_PATIENCE, reading);
  const isCurrent = kept?.engine === deps.engineVersion && !(privately() && deps.revalidation.isKnownOld(kept));
  if (kept !== undefined && isCurrent) return ok(openKept(deps, site, kept, ref, privately()));
  const live = await openLive(deps, site, ref, privately);
  if (live.ok || !UNREACHABLE.has(live.failure.code)) return live;
  // Now it is worth waiting for: a library that has only just been started takes its time.
  const late = await soon(deps.clock, LONG_PATIENCE, reading);
  return late === undefined ? live : ok(openKept(deps, site, late, ref, privately()));
}

async function keptPage({ library }: OpenPageDeps, ref: PageRef): Promise<KeptPage | undefined> {
  const found = await library.read({ site: ref.site, title: displayTitle(ref.title) });
  return found.ok ? found.value : undefined;
}

function openKept(deps: OpenPageDeps, site: Site, kept: KeptPage, ref: PageRef, privately: boolean): OpenedPage {
  const { pending, revalidation, library, clock, onFreshness } = deps;
  const { title, revision, editedAt, language, direction, licence, fetchedAt, savedAt } = kept;
  const ticket = pending.keep({ site: ref.site, title, document: { from: 'library', kept } });
  const path = documentPath(ref.site, title, { revision, ticket, privately });
  const asked = displayTitle(ref.title);
  const fresh = revalidation.isFresh(kept) && kept.engine === deps.engineVersion;
  if (!privately) void library.mark({ site: ref.site, title, is: 'read', at: clock.now() });
  if (!fresh) void revalidation.ask(kept, asked, privately).then((is) => onFreshness({ documentPath: path, is }));
  return {
    site: ref.site,
    title,
    // Another spelling of the same name is no redirect.
    redirectedFrom: asked.toLowerCase() === title.toLowerCase() ? undefined : asked,
    revision,
    editedAt,
    language,
    direction,
    licence,
    sourceUrl: pageUrl(site, title),
    fetchedAt,
    freshness: fresh ? 'live' : 'kept',
    savedAt,
    category: isCategory(site, title) ? true : undefined,
    documentPath: path,
  };
}
