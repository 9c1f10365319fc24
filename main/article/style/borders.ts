import { parseColour } from './colour.ts';
import { lineOf } from './tints.ts';
import { length, oneOf, parts } from './values.ts';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['thin', '1px'],
  ['medium', '2px'],
  ['thick', '4px'],
]);
const size = length({ least: 0, most: 12 });
const style = oneOf('none hidden solid dashed dotted double groove ridge inset outset');

const width = (value: string) => WORDS.get(value) ?? size(value);
const colour = (value: string) => {
  const parsed = parseColour(value);
  return parsed === undefined ? undefined : lineOf(parsed);
};

const SIDE = '(?:-(?:top|right|bottom|left|inline-start|inline-end))?';
const SHORTHAND = new RegExp(`^border${SIDE}$`);
const LONGHAND = new RegExp(`^border${SIDE}-(width|style|color)$`);
const READS = { width, style, color: colour } as const;

/** The borders of the source (CSS Backgrounds 3, §3), their colours for every theme. Undefined for other properties too. */
export function border(property: string, value: string): string | undefined {
  if (SHORTHAND.test(property)) return shorthand(value);
  const part = LONGHAND.exec(property)?.[1];
  if (part !== 'width' && part !== 'style' && part !== 'color') return undefined;
  const read = READS[part];
  const known = parts(value).slice(0, 4).map(read);
  return known.includes(undefined) ? undefined : known.join(' ');
}

function shorthand(value: string): string | undefined {
  const found = { width: '', style: '', colour: '' };
  for (const part of parts(value)) {
    const wide = width(part);
    if (wide !== undefined) found.width = wide;
    else if (style(part) !== undefined) found.style = part;
    else found.colour = colour(part) ?? found.colour;
  }
  if (found.style === '' || found.style === 'none' || found.style === 'hidden' || found.width === '0') {
    return found.style === '' && found.width !== '0' ? undefined : '0';
  }
  return `${found.width || '1px'} ${found.style} ${found.colour || 'var(--edge)'}`;
}
