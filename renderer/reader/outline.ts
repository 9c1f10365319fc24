/** A heading as it stands in the document. */
export type Heading = {
  readonly id: string;
  /** 2 to 6, as in `h2`. */
  readonly level: number;
  readonly text: string;
};

export type OutlineItem = Heading & { readonly children: readonly OutlineItem[] };

/** Deeper headings would make the outline longer than the page is wide. */
const DEEPEST = 4;

/**
 * Nests headings under the nearest one above them of a higher rank. A level that was skipped (h2 then h4) is not
 * made up: the h4 is simply a child of the h2. Headings without text and those below the fourth level are left out.
 */
export function buildOutline(headings: readonly Heading[]): readonly OutlineItem[] {
  return nest(headings.filter((heading) => heading.level <= DEEPEST && heading.text !== ''));
}

function nest(headings: readonly Heading[]): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  for (let at = 0; at < headings.length; ) {
    const heading = headings[at];
    if (!heading) break;
    let end = at + 1;
    while ((headings[end]?.level ?? 0) > heading.level) end += 1;
    items.push({ ...heading, children: nest(headings.slice(at + 1, end)) });
    at = end;
  }
  return items;
}

/** Whether two readings of a growing document found the same headings. */
export function sameHeadings(a: readonly Heading[], b: readonly Heading[]): boolean {
  return a.length === b.length && a.every((heading, at) => heading.id === b[at]?.id && heading.text === b[at]?.text);
}

/**
 * Which heading's section is being read: the last one that has passed the line.
 * @param tops distance of each heading from the top of the view in CSS pixels, in document order
 * @returns its index, or -1 before the first heading
 */
export function currentHeading(tops: readonly number[], line: number): number {
  return tops.findLastIndex((top) => top <= line);
}
