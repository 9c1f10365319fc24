import type { PageName } from '../../../shared/library-models.ts';
import type { DocumentContents } from '../../article/reading-document.ts';
import type { Site } from '../../wiki/sites/site.ts';
import { ruledTitle } from '../../wiki/sites/title-rules.ts';
import { routeOf } from '../paths.ts';

/** A link to a page as the engine writes it; one to a page that nobody has written yet has the class `missing`. */
const LINK = /<a\b[^>]*? href="(\/article\/[^"]+)"[^>]*>/g;
const MISSING = / class="(?:[^"]* )?missing(?: [^"]*)?"/;
/** Links of navigation boxes stand behind the text. */
const RELATED = ' id="lectern-related"';

/**
 * The pages that a section of a reading document links to, with its subsections: articles of the same wiki, each once,
 * in the order of the text. Undefined where there is no such section.
 * @param anchor id of its heading; undefined for what stands before the first heading
 */
export function sectionLinks(
  site: Site,
  page: { readonly title: string; readonly html: string; readonly outline: DocumentContents['outline'] },
  anchor: string | undefined,
): readonly PageName[] | undefined {
  const { title, html, outline } = page;
  const at = outline.findIndex((heading) => heading.anchor === anchor);
  const heading = outline[at];
  if (anchor !== undefined && heading === undefined) return undefined;
  const next = outline.find(
    (other, index) => index > at && other.level <= (heading?.level ?? Number.POSITIVE_INFINITY),
  );
  const from = heading === undefined ? 0 : placeOf(html, heading.anchor, 0);
  const to = next === undefined ? html.indexOf(RELATED, from) : placeOf(html, next.anchor, from);
  const part = html.slice(from, to < 0 ? undefined : to);
  const titles = new Set(
    [...part.matchAll(LINK)].flatMap(([tag, path = '']) => (MISSING.test(tag) ? [] : article(site, path))),
  );
  titles.delete(title);
  return [...titles].map((found) => ({ site: site.id, title: found }));
}

function placeOf(html: string, anchor: string, from: number): number {
  const value = anchor
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return Math.max(from, html.indexOf(` id="${value}"`, from));
}

/** The title of an article of this wiki; nothing for files, talk pages, the software's own. */
function article(site: Site, path: string): readonly string[] {
  const route = routeOf(`app://lectern${path.replaceAll('&amp;', '&')}`);
  if (route.kind !== 'article' || route.site !== site.id) return [];
  const { title, namespace, interwiki } = ruledTitle(site.titles, route.title, site.language);
  return interwiki || (namespace !== undefined && namespace.id !== 0) ? [] : [title];
}
