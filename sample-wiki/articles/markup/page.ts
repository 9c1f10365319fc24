import { escapeHtml } from '../../http.ts';
import { keyOf, normalizedKey, titleOf } from '../../titles.ts';

/** A piece of an article: written when the page around it is known. */
export type Block = (page: Page) => string;

/** What a page knows of the wiki around it. */
export type Surroundings = {
  /** Such as `http://127.0.0.1:8480`. */
  readonly origin: string;
  readonly kindOf: (title: string) => 'page' | 'redirect' | 'missing';
};

export type Reference = {
  readonly name: string;
  readonly number: number;
  /** How often the text has called it. */
  calls: number;
};

/** One page while it is being written: counts ids, sections, transclusions and references as Parsoid does. */
export type Page = Surroundings & {
  readonly title: string;
  /** The next `mwXX` id, as an attribute with a space before it. */
  readonly id: () => string;
  /** Attributes of something a template or an extension made (`about`, `typeof`, `data-mw`). */
  readonly made: (by: 'Transclusion' | `Extension/${string}`, name: string, parameters?: Parameters) => string;
  readonly nextSection: () => number;
  readonly cite: (name: string) => Reference;
  readonly references: () => readonly Reference[];
  readonly sourceText: (name: string) => string;
  /** True the first time it is asked for a key: TemplateStyles are written once and linked after that. */
  readonly first: (key: string) => boolean;
};

type Parameters = Readonly<Record<string, string>>;

export function createPage(
  article: { readonly title: string; readonly sources?: Readonly<Record<string, string>> },
  surroundings: Surroundings,
): Page {
  let ids = 0;
  let abouts = 0;
  let sections = 0;
  const references = new Map<string, Reference>();
  const seen = new Set<string>();
  const sources = article.sources ?? {};

  return {
    ...surroundings,
    title: article.title,
    id: () => {
      ids += 1;
      return ` id="mw${parsoidId(ids)}"`;
    },
    made: (by, name, parameters = {}) => {
      abouts += 1;
      return ` about="#mwt${abouts}" typeof="mw:${by}" data-mw='${dataMw(by, name, parameters)}'`;
    },
    nextSection: () => {
      sections += 1;
      return sections;
    },
    cite: (name) => {
      if (!Object.hasOwn(sources, name)) throw new Error(`"${article.title}" cites "${name}", which it does not list`);
      const known = references.get(name) ?? { name, number: references.size + 1, calls: 0 };
      known.calls += 1;
      references.set(name, known);
      return known;
    },
    references: () => [...references.values()],
    sourceText: (name) => sources[name] ?? '',
    first: (key) => {
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
}

/** Parsoid numbers elements in base64url, two characters and up. */
export function parsoidId(count: number): string {
  const bytes =
    count < 256 ? [count] : count < 65_536 ? [count >> 8, count & 255] : [count >> 16, (count >> 8) & 255, count & 255];
  return Buffer.from(bytes).toString('base64url');
}

/** `data-mw` as Parsoid writes it, ready for a single-quoted attribute. */
function dataMw(by: string, name: string, parameters: Parameters): string {
  const value = by === 'Transclusion' ? transclusion(name, parameters) : { name, attrs: {}, body: parameters };
  return JSON.stringify(value)
    .replaceAll('&', '&amp;')
    .replaceAll("'", '&apos;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function transclusion(name: string, parameters: Parameters): unknown {
  const params = Object.fromEntries(Object.entries(parameters).map(([key, wt]) => [key, { wt }]));
  const target = { wt: name, href: `./Template:${keyOf(name)}` };
  return { parts: [{ template: { target, params, i: 0 } }] };
}

/** A wiki link with everything Parsoid says about it. `label` is markup. */
export function wikiLink(page: Page, target: string, fragment: string | undefined, label: string): string {
  const anchor = fragment === undefined ? '' : `#${fragment.replaceAll(' ', '_')}`;
  // As in wikitext, the first letter of a target may be small.
  const title = target === '' ? page.title : titleOf(normalizedKey(target) ?? target);
  if (title === page.title && anchor === '') return `<a class="mw-selflink selflink"${page.id()}>${label}</a>`;
  const kind = page.kindOf(title);
  const address = `./${encodeURI(keyOf(title)).replaceAll('?', '%3F')}`;
  const attributes = `title="${escapeHtml(title)}"${page.id()}`;
  if (kind === 'missing') {
    return `<a rel="mw:WikiLink" href="${escapeHtml(address)}?action=edit&amp;redlink=1" class="new" typeof="mw:LocalizedAttrs" ${attributes}>${label}</a>`;
  }
  const redirect = kind === 'redirect' ? ' class="mw-redirect"' : '';
  return `<a rel="mw:WikiLink" href="${escapeHtml(address + anchor)}" ${attributes}${redirect}>${label}</a>`;
}
