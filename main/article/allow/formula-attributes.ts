import type { Attributes } from '../scan/tokens.ts';
import { type Check, direction, integer, listOf, matching, oneOf, pick, type Rules, upTo } from './checks.ts';

/** CSS units in `em`, about. A percentage is one of what is inside, which may be any length. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['em', 1],
  ['ex', 0.5],
  ['px', 1 / 16],
  ['pt', 1 / 12],
  ['pc', 1],
]);
const LENGTH = /^([+-]?(?:\d{1,4}(?:\.\d{0,6})?|\.\d{1,6}))(em|ex|px|pt|pc)?$/;

/** A length within bounds, in `em`: a formula stays where it stands, and as large as it may be. */
function length(least: number, most: number): Check {
  return (value) => {
    const [, number, unit] = LENGTH.exec(value.trim()) ?? [];
    const size = Number(number) * (UNITS.get(unit ?? 'em') ?? 0);
    return number !== undefined && (unit !== undefined || size === 0) && size >= least && size <= most
      ? `${number}${unit ?? ''}`
      : undefined;
  };
}

const BOOLEAN = oneOf('true', 'false');
const SPACE = length(-2, 10);
const SIZE = length(0, 10);
const LINES = listOf(oneOf('none', 'solid', 'dashed'));

/**
 * MathML Core, "Attributes"; no colour, so that a formula has the colour of its text in every theme, and no links.
 *
 * SECURITY: nothing that lifts text out of its line or takes the room from what it fills (`voffset`, `height` and `depth`):
 * it would stand over the page's own head. Nor a `scriptlevel` below nothing, which enlarges without end.
 */
const MATHML: Rules = [
  ['mathvariant', matching(/^[a-z-]{1,32}$/)],
  ['displaystyle', BOOLEAN],
  ['scriptlevel', matching(/^\+?\d$/)],
  ['stretchy', BOOLEAN],
  ['fence', BOOLEAN],
  ['separator', BOOLEAN],
  ['accent', BOOLEAN],
  ['accentunder', BOOLEAN],
  ['movablelimits', BOOLEAN],
  ['symmetric', BOOLEAN],
  ['largeop', BOOLEAN],
  ['lspace', SPACE],
  ['rspace', SPACE],
  ['width', SPACE],
  ['minsize', SIZE],
  ['maxsize', SIZE],
  ['linethickness', length(0, 1)],
  ['columnspacing', listOf(SIZE)],
  ['rowspacing', listOf(SIZE)],
  ['columnalign', listOf(oneOf('left', 'center', 'right'))],
  ['rowalign', listOf(oneOf('top', 'bottom', 'center', 'baseline', 'axis'))],
  ['rowlines', LINES],
  ['columnlines', LINES],
  ['columnspan', integer(1, 1000)],
  ['rowspan', integer(1, 1000)],
  ['notation', matching(/^[a-z ]{1,64}$/)],
  ['form', oneOf('prefix', 'infix', 'postfix')],
  ['dir', direction],
];
const FORMULA: Rules = [...MATHML, ['display', oneOf('block', 'inline')], ['alttext', upTo(10_000)]];

/** What may stay of the attributes of a MathML element. */
export function mathAttributes(name: string, source: Attributes): string {
  return pick(name === 'math' ? FORMULA : MATHML, source);
}
