/** The allow-list of attributes. Every value is checked or escaped; `style` never leaves: what it says of alignment becomes a class. */

import type { Attributes } from '../scan/tokens.ts';
import { type Check, direction, integer, matching, oneOf, pick, type Rules, upTo } from './checks.ts';

const flag: Check = () => '';
const language = matching(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,7}$/);

const EVERYWHERE: Rules = [
  ['lang', language],
  ['dir', direction],
  ['aria-hidden', oneOf('true')],
  ['aria-label', upTo(300)],
  // What a reader's software may be told of a box; never a landmark or a control, which would pose as the app's.
  [
    'role',
    oneOf(
      'note',
      'group',
      'img',
      'list',
      'listitem',
      'presentation',
      'table',
      'row',
      'cell',
      'rowheader',
      'columnheader',
    ),
  ],
];

// The largest spans of the HTML Standard, "Attributes common to td and th elements".
const CELL: Rules = [
  ['colspan', integer(1, 1000)],
  ['rowspan', integer(0, 65534)],
  ['headers', upTo(500)],
];
const COLUMNS: Rules = [['span', integer(1, 1000)]];
const TITLED: Rules = [['title', upTo(500)]];

const OF_ELEMENT: ReadonlyMap<string, Rules> = new Map<string, Rules>([
  ['td', CELL],
  ['th', [...CELL, ['scope', oneOf('row', 'col', 'rowgroup', 'colgroup')], ['abbr', upTo(200)]]],
  ['col', COLUMNS],
  ['colgroup', COLUMNS],
  [
    'ol',
    [
      ['start', integer(-1_000_000_000, 1_000_000_000)],
      ['reversed', flag],
      ['type', (value) => (/^[1aAiI]$/.test(value) ? value : undefined)],
    ],
  ],
  ['li', [['value', integer(-1_000_000_000, 1_000_000_000)]]],
  ['abbr', TITLED],
  ['dfn', TITLED],
  ['span', TITLED],
  ['time', [['datetime', upTo(64)]]],
  ['data', [['value', upTo(200)]]],
  ['details', [['open', flag]]],
]);

/** What may stay of the attributes of an HTML element, apart from class and id. */
export function htmlAttributes(name: string, source: Attributes): string {
  const own = OF_ELEMENT.get(name);
  return (source.hasOthers() ? pick(EVERYWHERE, source) : '') + (own ? pick(own, source) : '');
}

const LONGEST_ID = 512;
const NO_ANCHOR = /[\t\n\f\r ]|^lectern-/i;

/**
 * An id that may be an anchor, or undefined.
 * SECURITY: ids of the page itself begin with `lectern-`; no article may carry one.
 * @param kind of a heading any id is an anchor, of a list item all but a number; elsewhere `mw-` is the software's own.
 */
export function anchorId(source: Attributes, kind: 'heading' | 'item' | 'other'): string | undefined {
  if (kind !== 'heading' && source.isNumbered()) return undefined;
  const id = source.get('id');
  if (!id || id.length > LONGEST_ID) return undefined;
  // The text of a reference repeats the id of its list item.
  if (kind === 'other' && id.startsWith('mw-')) return undefined;
  return NO_ANCHOR.test(id) ? undefined : id;
}

/** The language of an element, where it says one. */
export function languageOf(source: Attributes): string | undefined {
  return language(source.get('lang') ?? '');
}

/** `lang` and `dir` of the document's body. */
export function bodyLanguage(source: Attributes): {
  language: string | undefined;
  direction: 'ltr' | 'rtl' | undefined;
} {
  const dir = source.get('dir')?.toLowerCase();
  return {
    language: language(source.get('lang') ?? ''),
    direction: dir === 'ltr' || dir === 'rtl' ? dir : undefined,
  };
}

const HIDING = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
const LIFTED = /(?:^|[;\s])position\s*:\s*(?:absolute|fixed)/i;

/** Whether a style hides the element or takes it out of the flow: without styles it would stand where it makes no sense. */
export function isOutOfSight(source: Attributes): boolean {
  if (source.hasOthers() && source.get('hidden') !== undefined) return true;
  const style = source.hasLooks() ? source.get('style') : undefined;
  return style !== undefined && (HIDING.test(style) || LIFTED.test(style));
}
