const FEATURE = /^\(\s*(min|max)-width\s*:\s*(\d{1,5}(?:\.\d{1,3})?)(px|em|rem)\s*\)$/;
const TYPES: ReadonlySet<string> = new Set(['all', 'screen', 'print']);
const LONGEST = 200;

/**
 * Reads the condition of `@media` (Media Queries 4): screen or print, and widths. Colour schemes are the app's own affair.
 * @param text what follows `@media`, lower case.
 * @returns the condition as it may be written; undefined where the block is to be left out.
 */
export function readMediaQuery(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const queries = text.split(',').map(readOne);
  const known = queries.filter((query) => query !== undefined);
  return known.length === 0 ? undefined : known.join(',');
}

function readOne(text: string): string | undefined {
  const written: string[] = [];
  for (const part of text
    .trim()
    .replace(/^only\s+/, '')
    .split(/\s+and\s+/)) {
    const [, bound, size, unit] = FEATURE.exec(part) ?? [];
    if (bound !== undefined && size !== undefined) written.push(`(${bound}-width:${Number(size)}${unit})`);
    else if (TYPES.has(part)) written.push(part);
    else return undefined;
  }
  return written.join(' and ');
}
