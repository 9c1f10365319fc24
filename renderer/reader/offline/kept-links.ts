import type { SiteId } from '../../../shared/models.ts';
import { attribute, elements, firstElement } from '../frame-dom.ts';
import { decodeFrameLink } from '../frame-link.ts';

/** As many titles as main takes at once. */
const AT_ONCE = 1000;
/** On the root of the document while marks are shown. The stylesheet knows it. */
const SHOWN = 'data-offline';
/** On a link: `yes` where it opens from here. */
const KEPT = 'data-kept';

type PageLink = { readonly element: Element; readonly site: SiteId; readonly title: string };

export type PageLinks = {
  readonly links: readonly PageLink[];
  /** Each title once, as many at a time as can be asked for. */
  readonly batches: readonly { readonly site: SiteId; readonly titles: readonly string[] }[];
};

/** The links of an article that lead to pages. */
export function pageLinks(document: Document): PageLinks {
  const links = elements(document, '#lectern-page a[data-link="page"]').flatMap((element) => {
    const link = decodeFrameLink('page', attribute(element, 'href'));
    return link?.kind === 'page' ? [{ element, site: link.site, title: link.title.replaceAll('_', ' ') }] : [];
  });
  const bySite = Map.groupBy(links, ({ site }) => site);
  const batches = [...bySite].flatMap(([site, those]) =>
    batchesOf([...new Set(those.map(({ title }) => title))]).map((titles) => ({ site, titles })),
  );
  return { links, batches };
}

/** In pieces that can be asked for at once. */
export function batchesOf(titles: readonly string[], most = AT_ONCE): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(titles.length / most) }, (_, at) => titles.slice(at * most, (at + 1) * most));
}

/** @param asked those that were asked for. @param kept those of them that open from here */
export function markKeptLinks(
  document: Document,
  { links }: PageLinks,
  site: SiteId,
  asked: readonly string[],
  kept: ReadonlySet<string>,
): void {
  const known = new Set(asked);
  for (const link of links) {
    if (link.site !== site || !known.has(link.title)) continue;
    Element.prototype.setAttribute.call(link.element, KEPT, kept.has(link.title) ? 'yes' : 'no');
  }
  const root = firstElement(document, 'html');
  if (root) Element.prototype.setAttribute.call(root, SHOWN, '');
}

export function clearKeptLinks(document: Document): void {
  const root = firstElement(document, 'html');
  if (root) Element.prototype.removeAttribute.call(root, SHOWN);
  for (const element of elements(document, `[${KEPT}]`)) Element.prototype.removeAttribute.call(element, KEPT);
}
