/**
 * What may stand in what, so that a browser's parser builds from our output the tree we meant: it never has to close,
 * move or invent an element. Rules: HTML Standard, "Optional tags" and the insertion modes "in body" and "in table".
 */

import { isBlock, isHeading } from '../allow/elements.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const CELLS = set('td th caption');
const TABLE = set('table');
const TABLE_PARTS = set('caption colgroup col thead tbody tfoot tr td th');
const ROW_GROUPS = set('table thead tbody tfoot');

const PARAGRAPH = ['p'];
const PARAGRAPH_OR_HEADING = ['p', 'h2', 'h3', 'h4', 'h5', 'h6'];

type ImpliedEnd = { readonly ends: readonly string[]; readonly within: ReadonlySet<string> };

const IN_ROW: ImpliedEnd = { ends: ['td', 'th', 'caption'], within: set('tr table') };
const IN_TABLE: ImpliedEnd = {
  ends: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
  within: TABLE,
};
const RUBY: ImpliedEnd = { ends: ['rb', 'rt', 'rp', 'rtc'], within: set('ruby') };
const TERMS: ImpliedEnd = { ends: ['dt', 'dd'], within: set('dl table td th') };

/** A start tag of this name ends the nearest open element of `ends`, unless one of `within` is nearer. */
const IMPLIED: ReadonlyMap<string, ImpliedEnd> = new Map([
  ['li', { ends: ['li'], within: set('ul ol table td th') }],
  ['dt', TERMS],
  ['dd', TERMS],
  ['a', { ends: ['a'], within: set('table td th caption') }],
  ['td', IN_ROW],
  ['th', IN_ROW],
  ['tr', { ends: ['caption', 'colgroup', 'tr'], within: set('thead tbody tfoot table') }],
  ['caption', IN_TABLE],
  ['colgroup', IN_TABLE],
  ['thead', IN_TABLE],
  ['tbody', IN_TABLE],
  ['tfoot', IN_TABLE],
  ['rb', RUBY],
  ['rt', RUBY],
  ['rp', RUBY],
  ['rtc', RUBY],
]);

/** The open elements, outermost first; those of no tag are not there for a browser. */
type Written = {
  readonly list: readonly { readonly tag: string }[];
  /** Whether an element of that tag is open at all: it seldom is, which saves the search. */
  readonly has: (tag: string) => boolean;
};

/** Index of the open element (with all inside it) that a start tag `name` ends; -1 when none. */
export function endedBy(name: string, open: Written): number {
  const rule = IMPLIED.get(name);
  if (rule) {
    const at = nearest(open, rule.ends, rule.within);
    if (at >= 0) return at;
  }
  if (!isBlock(name)) return -1;
  // A paragraph never holds a block, nor does a heading a heading, so only inline elements can lie between.
  const ends = isHeading(name) ? PARAGRAPH_OR_HEADING : PARAGRAPH;
  for (let at = ends.some(open.has) ? open.list.length - 1 : -1; at >= 0; at--) {
    const tag = open.list[at]?.tag ?? '';
    if (ends.includes(tag)) return at;
    if (isBlock(tag)) return -1;
  }
  return -1;
}

function nearest(open: Written, wanted: readonly string[], within: ReadonlySet<string>): number {
  for (let at = wanted.some(open.has) ? open.list.length - 1 : -1; at >= 0; at--) {
    const tag = open.list[at]?.tag ?? '';
    if (wanted.includes(tag)) return at;
    if (within.has(tag)) return -1;
  }
  return -1;
}

/** Whether an element may be written inside `parent` (undefined: the page itself). */
export function fits(name: string, parent: string | undefined): boolean {
  switch (name) {
    case 'td':
    case 'th':
      return parent === 'tr';
    case 'tr':
      return parent !== undefined && ROW_GROUPS.has(parent);
    case 'thead':
    case 'tbody':
    case 'tfoot':
    case 'caption':
    case 'colgroup':
      return parent === 'table';
    case 'col':
      return parent === 'table' || parent === 'colgroup';
    case 'source':
      return parent === 'audio' || parent === 'video';
    default:
      return !isTableInside(parent) && parent !== 'audio' && parent !== 'video';
  }
}

/** A cell directly in a table or a group of rows stands in a row that nobody wrote. */
export function needsRow(name: string, parent: string | undefined): boolean {
  return (name === 'td' || name === 'th') && parent !== undefined && ROW_GROUPS.has(parent);
}

/** Between a table and its cells stands no text. */
export function isTableInside(parent: string | undefined): boolean {
  return parent === 'tr' || parent === 'colgroup' || (parent !== undefined && ROW_GROUPS.has(parent));
}

/** Index of the open element that an end tag `name` closes; -1 when the tag is stray. A cell's content cannot close its table. */
export function closedBy(name: string, open: readonly { readonly name: string }[]): number {
  for (let at = open.length - 1; at >= 0; at--) {
    const candidate = open[at]?.name ?? '';
    if (candidate === name) return at;
    if (candidate === 'table' || (CELLS.has(candidate) && name !== 'table' && !TABLE_PARTS.has(name))) return -1;
  }
  return -1;
}
