/** Reads one value of a property: what is understood comes back as it will be written, all else as undefined. */
export type Read = (value: string) => string | undefined;

export function oneOf(words: string): Read {
  const known = new Set(words.split(' '));
  return (value) => (known.has(value) ? value : undefined);
}

const LENGTH = /^([+-]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))(px|em|rem|ex|ch|pt|%)?$/;

/** CSS pixels of one unit, near enough to bound it. */
const PIXELS: ReadonlyMap<string, number> = new Map([
  ['px', 1],
  ['em', 16],
  ['rem', 16],
  ['ex', 8],
  ['ch', 8],
  ['pt', 4 / 3],
]);

/** Bounds in CSS pixels; `percent` where percentages mean something. */
type Bounds = { readonly least: number; readonly most: number; readonly percent?: number; readonly auto?: boolean };

/** A length within bounds (CSS Values 4, §6). One outside is as good as none: it would be there to break the page. */
export function length({ least, most, percent, auto }: Bounds): Read {
  return (value) => {
    if (auto && value === 'auto') return value;
    const [, digits, unit] = LENGTH.exec(value) ?? [];
    if (digits === undefined) return undefined;
    const number = Number(digits);
    if (unit === '%') return percent !== undefined && number >= 0 && number <= percent ? `${number}%` : undefined;
    if (unit === undefined) return number === 0 ? '0' : undefined;
    const pixels = number * (PIXELS.get(unit) ?? 1);
    return pixels >= least && pixels <= most ? `${number}${number === 0 ? '' : unit}` : undefined;
  };
}

/** One to four values, top, right, bottom, left, as `padding` has them. */
export function fourSides(read: Read): Read {
  return (value) => {
    const parts = value.split(/\s+/);
    const known = parts.map(read);
    return parts.length > 4 || known.includes(undefined) ? undefined : known.join(' ');
  };
}

export function number(least: number, most: number): Read {
  return (value) => {
    if (!/^\d{1,4}(?:\.\d{1,3})?$/.test(value)) return undefined;
    return Number(value) >= least && Number(value) <= most ? String(Number(value)) : undefined;
  };
}

export function either(...reads: readonly Read[]): Read {
  return (value) => {
    for (const read of reads) {
      const known = read(value);
      if (known !== undefined) return known;
    }
    return undefined;
  };
}

/** Cut at white space outside of brackets: `1px solid rgb(0 0 0 / 50%)` has three parts. */
export function parts(value: string): readonly string[] {
  if (!value.includes('(')) return value.split(/\s+/);
  const list: string[] = [];
  let part = '';
  let depth = 0;
  for (const character of value) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth <= 0 && /\s/.test(character)) {
      if (part !== '') list.push(part);
      part = '';
    } else part += character;
  }
  return part === '' ? list : [...list, part];
}
