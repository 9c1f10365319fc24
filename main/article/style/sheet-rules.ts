/** A rule as it stands in a sheet, or a block that holds rules. */
export type SheetRule = {
  /** What stands before the `{`, trimmed: selectors, or `@media …`. */
  readonly prelude: string;
  /** What stands between the braces. */
  readonly content: string;
};

/**
 * Takes a sheet without comments apart (CSS Syntax 3, §5.4.1), one level at a time. Linear; what does not end is left out,
 * so are statements without a block (`@import`).
 */
export function* sheetRules(css: string): Generator<SheetRule> {
  let start = 0;
  for (let at = 0; at < css.length; at++) {
    const character = css.charAt(at);
    if (character === '"' || character === "'") at = stringEnd(css, at);
    else if (character === '\\') at++;
    else if (character === ';' || character === '}') start = at + 1;
    else if (character === '{') {
      const end = blockEnd(css, at);
      if (end < 0) return;
      yield { prelude: css.slice(start, at).trim(), content: css.slice(at + 1, end) };
      at = end;
      start = end + 1;
    }
  }
}

/** Index of the `}` that belongs to the `{` at an index; -1 when there is none. */
function blockEnd(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    const character = css.charAt(at);
    if (character === '"' || character === "'") at = stringEnd(css, at);
    else if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  return -1;
}

/** Index of the quote that ends a string; a line break ends one that was forgotten (§4.3.5). */
function stringEnd(css: string, open: number): number {
  const quote = css.charAt(open);
  for (let at = open + 1; at < css.length; at++) {
    const character = css.charAt(at);
    if (character === '\\') at++;
    else if (character === quote || character === '\n') return at;
  }
  return css.length;
}
