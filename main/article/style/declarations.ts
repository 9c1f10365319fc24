/** A property and its value, lower case and trimmed, without `!important`. */
export type Declaration = readonly [property: string, value: string];

const LONGEST = 4_000;
const MOST = 60;

/**
 * Takes a list of declarations apart (CSS Syntax 3, §5.4.4), as a style attribute or the block of a rule holds it.
 * SECURITY: nothing of it is ever copied out: each value is read anew (values.ts, colour.ts) and written from what was
 * understood. So a mistake here can lose a declaration and never let one through.
 * A declaration with an escape or a string is left out: no wiki writes one in a property that is kept.
 */
export function splitDeclarations(text: string): readonly Declaration[] {
  if (text.length > LONGEST) return [];
  const list: Declaration[] = [];
  for (const piece of pieces(withoutComments(text))) {
    const colon = piece.indexOf(':');
    if (colon < 1 || /["'\\{}<>@]/.test(piece)) continue;
    const property = piece.slice(0, colon).trim().toLowerCase();
    const value = piece
      .slice(colon + 1)
      .replace(/!\s*important\s*$/i, '')
      .trim()
      .toLowerCase();
    if (value !== '' && /^[a-z][a-z-]*$/.test(property)) list.push([property, value]);
    if (list.length >= MOST) break;
  }
  return list;
}

/** Comments become white space; one that does not end takes the rest with it. */
export function withoutComments(text: string): string {
  return text.includes('/*') ? text.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|\/\*[\s\S]*$/g, ' ') : text;
}

/** Cut at every `;` outside of brackets and strings: `url(data:a;b)` is one value. */
function pieces(text: string): readonly string[] {
  if (!/["'(]/.test(text)) return text.split(';');
  const list: string[] = [];
  let start = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (character === ';' && depth === 0) {
      list.push(text.slice(start, at));
      start = at + 1;
    }
  }
  list.push(text.slice(start));
  return list;
}
