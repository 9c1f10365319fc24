import { either, fourSides, length, number, oneOf, type Read } from './values.ts';

/**
 * The allow-list of CSS properties, colours and borders apart (colour.ts, borders.ts). What lifts an element out of the
 * page, covers, cuts or moves text, loads or animates something is not here, and a value out of bounds is left out.
 */

const inset = length({ least: 0, most: 64, percent: 25 });
const gap = length({ least: 0, most: 96, percent: 25, auto: true });
const extent = either(length({ least: 0, most: 960, percent: 100 }), oneOf('auto'));
const textLine = oneOf('none underline overline line-through');
const marker = oneOf(
  'none disc circle square decimal decimal-leading-zero lower-alpha upper-alpha lower-latin upper-latin lower-roman ' +
    'upper-roman lower-greek armenian georgian hebrew arabic-indic persian cjk-decimal',
);

/** Not so small that it cannot be read, nor larger than the page's title. Keywords are those of MediaWiki's own sizes. */
const fontSize: Read = (value) => {
  const [, digits, unit] = /^(\d{1,4}(?:\.\d{1,4})?)(em|rem|%|px|pt)$/.exec(value) ?? [];
  if (digits === undefined) return FONT_SIZES.get(value);
  const scale = unit === 'px' ? 1 / 16 : unit === 'pt' ? 1 / 12 : unit === '%' ? 1 / 100 : 1;
  const size = Number(digits) * scale;
  if (!(size > 0)) return undefined;
  const bounded = `${Math.round(Math.min(2.2, Math.max(0.75, size)) * 100) / 100}em`;
  // Sizes multiply from element to element: in a card's small print two of them would be too small.
  return size < 1 ? `max(${bounded},${SMALLEST})` : bounded;
};
const SMALLEST = '12px';
const FONT_SIZES: ReadonlyMap<string, string> = new Map([
  ['xx-small', 'max(0.75em,12px)'],
  ['x-small', 'max(0.75em,12px)'],
  ['small', 'max(0.85em,12px)'],
  ['smaller', 'max(0.85em,12px)'],
  ['medium', '1em'],
  ['inherit', 'inherit'],
  ['larger', '1.2em'],
  ['large', '1.2em'],
  ['x-large', '1.5em'],
  ['xx-large', '2em'],
]);

export const PROPERTIES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['text-align', oneOf('left right center justify start end')],
  ['vertical-align', oneOf('baseline top middle bottom text-top text-bottom sub super')],
  ['white-space', oneOf('normal nowrap pre pre-wrap pre-line break-spaces')],
  ['font-weight', either(oneOf('normal bold inherit'), number(100, 900))],
  ['font-style', oneOf('normal italic oblique inherit')],
  ['font-size', fontSize],
  ['font-variant', oneOf('normal small-caps')],
  ['text-transform', oneOf('none uppercase lowercase capitalize')],
  ['text-decoration', textLine],
  ['text-decoration-line', textLine],
  ['overflow-wrap', oneOf('normal anywhere break-word')],
  ['word-break', oneOf('normal break-word keep-all break-all')],
  ['direction', oneOf('ltr rtl')],
  ['unicode-bidi', oneOf('normal embed isolate bidi-override isolate-override plaintext')],
  ['writing-mode', oneOf('horizontal-tb vertical-rl vertical-lr')],
  ['width', extent],
  ['max-width', either(length({ least: 0, most: 960, percent: 100 }), oneOf('none'))],
  ['min-width', length({ least: 0, most: 320, percent: 100 })],
  // A height that text may outgrow.
  ['min-height', length({ least: 0, most: 320 })],
  ['padding', fourSides(inset)],
  ['padding-top', inset],
  ['padding-right', inset],
  ['padding-bottom', inset],
  ['padding-left', inset],
  ['padding-inline-start', inset],
  ['padding-inline-end', inset],
  ['margin', fourSides(gap)],
  ['margin-top', gap],
  ['margin-right', gap],
  ['margin-bottom', gap],
  ['margin-left', gap],
  ['clear', oneOf('none left right both')],
  ['display', oneOf('inline block inline-block table table-row table-cell flex inline-flex list-item')],
  ['flex-wrap', oneOf('wrap nowrap')],
  ['flex-direction', oneOf('row column')],
  ['justify-content', oneOf('center space-between space-around flex-start flex-end')],
  ['align-items', oneOf('center flex-start flex-end baseline stretch')],
  ['gap', length({ least: 0, most: 64 })],
  ['list-style-type', marker],
  ['column-count', number(1, 6)],
  ['column-width', length({ least: 64, most: 640 })],
  ['column-gap', length({ least: 0, most: 96 })],
  ['break-inside', oneOf('avoid avoid-column auto')],
  ['border-collapse', oneOf('collapse separate')],
  ['border-spacing', length({ least: 0, most: 16 })],
  ['border-radius', fourSides(length({ least: 0, most: 64, percent: 50 }))],
  ['caption-side', oneOf('top bottom')],
  ['empty-cells', oneOf('show hide')],
]);

/** Shorthands and other names of what is kept: property → the one that is written. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['list-style', 'list-style-type'],
  ['columns', 'column-width'],
  ['-moz-column-count', 'column-count'],
  ['-webkit-column-count', 'column-count'],
  ['-moz-column-width', 'column-width'],
  ['-webkit-column-width', 'column-width'],
  ['-moz-column-gap', 'column-gap'],
  ['-webkit-column-gap', 'column-gap'],
  ['word-wrap', 'overflow-wrap'],
  ['height', 'min-height'],
]);

/** What a table's own parts do not take from the source: it would take them out of the table, or is the page's own design. */
const NOT_OF_CELLS = /^(?:display|min-height|margin|padding|clear|max-width|font-size|border-radius)/;
const NOT_OF_TABLES =
  /^(?:display|min-height|margin|padding|clear|width|max-width|min-width|font-size|border|white-space)/;

/** `box` is everything that is no part of a table. */
export type Subject = 'box' | 'table' | 'cell';

export function isForeignTo(subject: Subject, property: string): boolean {
  return subject !== 'box' && (subject === 'cell' ? NOT_OF_CELLS : NOT_OF_TABLES).test(property);
}
