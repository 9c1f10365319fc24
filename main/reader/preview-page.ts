import type { ReadFailure } from '../../shared/failures.ts';
import type { Preview, SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { titleKey } from '../../shared/titles.ts';
import type { Clock } from '../ports.ts';
import type { Summary } from '../wiki/endpoints/summaries.ts';
import type { Asking } from '../wiki/pace/asking.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { type PageLeadDeps, pageLead } from './page-lead.ts';
import type { PrivateReading } from './past/private-reading.ts';
import { thumbnailPath as pathOfThumbnail } from './paths.ts';

/** A person moves over the same links again and again while they read a page; not for longer. */
const REMEMBERED = 40;
const REMEMBERED_MS = 10 * 60_000;

export type PreviewArgs = { readonly site: SiteId; readonly title: string };

export type Previews = {
  /** Null where there is nothing to tell: no such page, or a page without words. A newer call ends the one before. */
  readonly preview: (page: PreviewArgs) => Promise<Result<Preview | null, ReadFailure>>;
  /** Nobody waits any more: a request that is under way is given up. */
  readonly end: () => void;
  /** Ends, and remembers none of those before. */
  readonly forget: () => void;
};

export type PreviewDeps = PageLeadDeps & {
  readonly wiki: Pick<Wiki, 'summary'>;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
  readonly clock: Clock;
};

/** What a link that is pointed at leads to. One at a time: there is one pointer. */
export function createPreviews(deps: PreviewDeps): Previews {
  const { wiki, privacy, clock } = deps;
  const remembered = new Map<string, { readonly at: number; readonly preview: Preview | null }>();
  let current = new AbortController();

  const recall = (key: string) => {
    const known = remembered.get(key);
    return known !== undefined && clock.now() - known.at < REMEMBERED_MS ? known : undefined;
  };
  const remember = (key: string, preview: Preview | null) => {
    remembered.delete(key);
    remembered.set(key, { at: clock.now(), preview });
    const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
  };

  return {
    async preview({ site, title }) {
      current.abort();
      const key = `${site} ${titleKey(title)}`;
      const known = recall(key);
      if (known !== undefined) return ok(known.preview);
      const mine = new AbortController();
      current = mine;
      const asking: Asking = { signal: mine.signal, priority: 'preview' };
      const found = await wiki.summary({ site, title }, asking);
      if (!found.ok) return found;
      const summary = found.value && previewOf(site, found.value, privacy.isOn());
      const told = summary === undefined ? await pageLead(deps, { site, title }, asking) : ok(summary);
      if (mine.signal.aborted) return fail({ code: 'superseded' });
      // A page that could not be had just now may be there the next time.
      if (told.ok) remember(key, told.value);
      return told;
    },
    end: () => current.abort(),
    forget() {
      current.abort();
      remembered.clear();
    },
  };
}

function previewOf(site: SiteId, summary: Summary, privately: boolean): Preview | null {
  const { title, description, language, direction, thumbnailUrl } = summary;
  const extract = summary.extract.trim();
  // A box that only repeats the link's own words is in the way.
  if (extract === '' && description === undefined) return null;
  const thumbnailPath = thumbnailUrl === undefined ? undefined : pathOfThumbnail(site, thumbnailUrl, privately);
  return { site, title, description, extract, language, direction, thumbnailPath };
}
