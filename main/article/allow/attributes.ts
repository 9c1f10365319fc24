/** The allow-list of attributes. Every value is checked or escaped; `style` never leaves: what it says of alignment becomes a class. */

import type { Attributes } from '../scan/tokens.ts';
import { attribute } from './escape.ts';

type Check = (value: string) => string | undefined;

/** An integer of HTML's "rules for parsing integers", within bounds. */
function integer(min: number, max: number): Check {
  return (value) => {
    const number = Number.parseInt(value, 10);
    return number >= min && number <= max ? String(number) : undefined;
  };
}

function oneOf(...values: readonly string[]): Check {
  return (value) => (values.includes(value.toLowerCase()) ? value.toLowerCase() : undefined);
}

function upTo(length: number): Check {
  return (value) => (value.length <= length ? value : undefined);
}

const flag: Check = () => '';
const plain: Check = (value) => (/^[\w .%+-]{1,64}$/.test(value) ? value : undefined);
const language: Check = (value) => (/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,7}$/.test(value) ? value : undefined);
const direction: Check = (value) => oneOf('ltr', 'rtl', 'auto')(value);

type Rules = readonly (readonly [name: string, check: Check])[];

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

/** MathML Core, "Attributes"; no colour, so that a formula has the colour of its text in every theme, and no links. */
const MATHML: Rules = [
  ...(
    'mathvariant displaystyle scriptlevel stretchy fence separator accent accentunder lspace rspace minsize maxsize ' +
    'movablelimits symmetric largeop linethickness width height depth voffset columnalign rowalign columnspacing ' +
    'rowspacing columnlines rowlines columnspan rowspan notation form'
  )
    .split(' ')
    .map((name) => [name, plain] as const),
  ['dir', direction],
];
const FORMULA: Rules = [...MATHML, ['display', oneOf('block', 'inline')], ['alttext', upTo(10_000)]];

/** What may stay of the attributes of an HTML element, apart from class and id. */
export function htmlAttributes(name: string, source: Attributes): string {
  const own = OF_ELEMENT.get(name);
  return (source.hasOthers() ? pick(EVERYWHERE, source) : '') + (own ? pick(own, source) : '');
}

/** What may stay of the attributes of a MathML element. */
export function mathAttributes(name: string, source: Attributes): string {
  return pick(name === 'math' ? FORMULA : MATHML, source);
}

function pick(rules: Rules, source: Attributes): string {
  let picked = '';
  for (const rule of rules) {
    const value = source.get(rule[0]);
    const checked = value === undefined ? undefined : rule[1](value);
    if (checked !== undefined) picked += attribute(rule[0], checked);
  }
  return picked;
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
