import { border } from './borders.ts';
import { type Colour, parseColour } from './colour.ts';
import type { Declaration } from './declarations.ts';
import { isForeignTo, PROPERTIES, RENAMED, type Subject } from './properties.ts';
import { parts } from './values.ts';

/** What a list of declarations comes to. Colours are kept apart: what they become depends on where they stand. */
export type Asked = {
  readonly background: Colour | undefined;
  readonly ink: Colour | undefined;
  readonly float: 'left' | 'right' | undefined;
  readonly hidden: boolean;
  /** Property → value, as they may be written. */
  readonly plain: ReadonlyMap<string, string>;
};

/** @param subject the rest of a table's own parts would be taken out of the table. */
export function ask(declarations: readonly Declaration[], subject: Subject): Asked {
  const plain = new Map<string, string>();
  let background: Colour | undefined;
  let ink: Colour | undefined;
  let float: Asked['float'];
  let hidden = false;
  let cut = false;
  for (const [property, value] of declarations) {
    if (property === 'background' || property === 'background-color')
      background = backgroundColour(value) ?? background;
    else if (property === 'color') ink = parseColour(value) ?? ink;
    else if (property === 'overflow') cut = value === 'hidden';
    else if (property === 'float') float = value === 'left' || value === 'right' ? value : undefined;
    else if (property === 'display' && value === 'none') hidden = true;
    else if (property === 'visibility' && value === 'hidden') hidden = true;
    else {
      const name = RENAMED.get(property) ?? property;
      if (isForeignTo(subject, name)) continue;
      const read = plainValue(name, value);
      if (read !== undefined) plain.set(name, read);
    }
  }
  // A height that cuts a picture off; here nothing is cut, and the picture may be smaller.
  if (cut) plain.delete('min-height');
  if (subject === 'box') keepNarrow(plain);
  return { background, ink, float, hidden, plain };
}

const IN_LENGTHS = /[a-z]$/;

/** A width in lengths gives way where the window has no room for it. */
function keepNarrow(plain: Map<string, string>): void {
  const most = plain.get('max-width') ?? 'none';
  if (most !== 'none' && IN_LENGTHS.test(most)) plain.set('max-width', `min(${most},100%)`);
  const width = plain.get('width') ?? 'auto';
  if (width !== 'auto' && most === 'none' && IN_LENGTHS.test(width)) plain.set('max-width', '100%');
}

function plainValue(name: string, value: string): string | undefined {
  const read = PROPERTIES.get(name);
  if (read === undefined) return name.startsWith('border') ? border(name, value) : undefined;
  if (name !== 'list-style-type' && name !== 'column-width') return read(value);
  // Shorthands: the one part that is understood.
  return parts(value)
    .map(read)
    .find((part) => part !== undefined);
}

/** The colour in a `background`, whatever pictures and gradients stand beside it. */
function backgroundColour(value: string): Colour | undefined {
  const plain = parseColour(value);
  if (plain !== undefined) return plain;
  const found = parts(value).map((part) => parseColour(part.replace(/,$/, '')));
  const colour = found.find((part) => part !== undefined);
  // `none` takes back what was asked for before.
  return colour ?? (/\bnone\b/.test(value) ? { r: 0, g: 0, b: 0, alpha: 0 } : undefined);
}

/** `property:value;…` in the order they came. */
export function written(plain: ReadonlyMap<string, string>): string {
  let text = '';
  for (const [property, value] of plain) text += `${text === '' ? '' : ';'}${property}:${value}`;
  return text;
}
