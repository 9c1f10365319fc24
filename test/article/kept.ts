import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { OMITTED } from '../../main/article/allow/drop-list.ts';

/** How much of a document arrived, apart from what the drop list names. */
export type Kept = {
  /** Share of the words, 0 to 1. */
  readonly text: number;
  /** Share of the links to pages of the wiki, 0 to 1. */
  readonly links: number;
  /** What did not arrive, the first of it. */
  readonly missing: readonly string[];
};

type Reading = { readonly words: string[]; readonly links: string[] };

/**
 * Holds a source against its reading document, both read by parse5: are the visible words of the source, and its links to other
 * pages, there as often? Order is not looked at: the infobox moves.
 * @param title of the page: links to itself are no links.
 */
export function kept(source: string, output: string, title: string): Kept {
  const before = readSource(source, title);
  const after = readOutput(output);
  const words = missing(before.words, after.words);
  const links = missing(before.links, after.links);
  return {
    text: share(before.words, words),
    links: share(before.links, links),
    missing: [...words, ...links].slice(0, 20),
  };
}

function share(all: readonly string[], lost: readonly string[]): number {
  return all.length === 0 ? 1 : 1 - lost.length / all.length;
}

function missing(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1);
  return wanted.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

const HIDDEN = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|position\s*:\s*(?:absolute|fixed))/i;

function readSource(html: string, title: string): Reading {
  const reading: Collected = { text: '', links: [] };
  walk(bodyOf(html), reading, {
    isLeftOut: (name, attributes) =>
      isOmitted(name, attributes) ||
      (HIDDEN.test(attributes.get('style') ?? '') && !attributes.get('class')?.includes('mwe-math-mathml')) ||
      attributes.has('hidden'),
    linkOf: (attributes) => wikiLink(attributes, title),
  });
  return { words: wordsOf(reading.text), links: reading.links };
}

function readOutput(html: string): Reading {
  const reading: Collected = { text: '', links: [] };
  walk(bodyOf(html), reading, {
    isLeftOut: (name, attributes) => name === 'style' || attributes.get('id') === 'lectern-related',
    linkOf: (attributes) =>
      attributes.get('data-link') === 'page' ? attributes.get('title') : onTheWeb(attributes.get('href') ?? ''),
  });
  return { words: wordsOf(reading.text), links: reading.links };
}

/** The software's own pages are no articles: links to them lead to the web, and arrive all the same. */
function onTheWeb(href: string): string | undefined {
  const name = /^https:\/\/[^/]+\/wiki\/([^?#]+)/.exec(href)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name).replaceAll('_', ' ');
}

function isOmitted(name: string, attributes: ReadonlyMap<string, string>): boolean {
  return (
    OMITTED.elements.has(name) ||
    (attributes.get('class') ?? '').split(/\s+/).some((one) => OMITTED.classes.has(one)) ||
    OMITTED.ids.has(attributes.get('id') ?? '') ||
    (attributes.get('typeof') ?? '').split(/\s+/).some((one) => OMITTED.types.has(one))
  );
}

/** The title a link of the source leads to; undefined for a place on the page itself, a file's own page, the web. */
function wikiLink(attributes: ReadonlyMap<string, string>, own: string): string | undefined {
  const href = attributes.get('href') ?? '';
  if (!href.startsWith('./') || href.includes('#cite_') || /action=edit(?!.*redlink)/.test(href)) return undefined;
  const title = decodeURIComponent(href.slice(2).split(/[?#]/)[0] ?? '')
    .replaceAll('_', ' ')
    .trim();
  const isSelf = title === own || attributes.get('class')?.includes('selflink');
  return isSelf || title === '' || attributes.get('class')?.includes('mw-file-description') ? undefined : title;
}

type Collected = { text: string; readonly links: string[] };
type Rules = {
  readonly isLeftOut: (name: string, attributes: ReadonlyMap<string, string>) => boolean;
  readonly linkOf: (attributes: ReadonlyMap<string, string>) => string | undefined;
};

const INLINE = new Set(
  `a span b strong i em u s del ins small sub sup code kbd samp var abbr dfn cite q mark bdi bdo time data tt strike font wbr
  big link meta img`.split(/\s+/),
);

/** `[1]` for a link that has no words in the source; the website's stylesheet writes the same. */
function isNumber(element: Tree.Element): boolean {
  const [only, ...more] = element.childNodes;
  const isExternal = element.attrs.some(({ name, value }) => name === 'data-link' && value === 'external');
  return isExternal && more.length === 0 && only !== undefined && 'value' in only && /^\[\d+\]$/.test(only.value);
}

function walk(node: Tree.ParentNode, into: Collected, rules: Rules, inFile = false): void {
  for (const child of node.childNodes) {
    if ('value' in child) into.text += child.value;
    if (!('tagName' in child)) continue;
    const attributes = new Map(child.attrs.map(({ name, value }) => [name, value]));
    const apart = !INLINE.has(child.tagName);
    if (apart) into.text += ' ';
    if (rules.isLeftOut(child.tagName, attributes) || isNumber(child)) continue;
    const link = child.tagName === 'a' && !inFile ? rules.linkOf(attributes) : undefined;
    if (link !== undefined) into.links.push(link);
    const isFile = /(?:^|\s)mw:(?:Error )?(?:File|Image|Video|Audio)/.test(attributes.get('typeof') ?? '');
    walk(child, into, rules, child.tagName !== 'figcaption' && (inFile || isFile));
    if (apart) into.text += ' ';
  }
}

function bodyOf(html: string): Tree.Element {
  const root = parse(html).childNodes.find((node): node is Tree.Element => 'tagName' in node);
  const body = root?.childNodes.find((node): node is Tree.Element => 'tagName' in node && node.tagName === 'body');
  if (body === undefined) throw new Error('parse5 always makes a body');
  return body;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
