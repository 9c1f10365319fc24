import * as z from 'zod/mini';

/** From which place in the text on it belongs to a heading: UTF-16 code units, and the id to open at. */
export type Section = readonly [start: number, anchor: string];

const sectionsShape = z.array(z.tuple([z.int(), z.string()]));

/** Finds the headings in the text, in their order; one that cannot be found is passed over. */
export function sectionsOf(
  text: string,
  headings: readonly { readonly text: string; readonly anchor: string }[],
): readonly Section[] {
  const found: Section[] = [];
  let from = 0;
  for (const heading of headings) {
    const at = lineStart(text, heading.text, from);
    if (at < 0) continue;
    found.push([at, heading.anchor]);
    from = at + heading.text.length;
  }
  return found;
}

/** The heading that a place in the text stands under; undefined before the first. */
export function anchorAt(sections: readonly Section[], place: number): string | undefined {
  return sections.findLast(([start]) => start <= place)?.[1];
}

export function decodeSections(json: string): readonly Section[] {
  return z.parse(sectionsShape, JSON.parse(json));
}

/** Where a whole line of this text starts; -1 where none does. */
function lineStart(text: string, line: string, from: number): number {
  for (let at = text.indexOf(line, from); at >= 0; at = text.indexOf(line, at + 1)) {
    const starts = at === 0 || text[at - 1] === '\n';
    const end = at + line.length;
    if (starts && (end === text.length || text[end] === '\n')) return at;
  }
  return -1;
}
