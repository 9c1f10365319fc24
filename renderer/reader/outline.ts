import type { OutlineEntry } from '../../shared/models.ts';

export type OutlineItem = OutlineEntry & { readonly children: readonly OutlineItem[] };

/** Deeper headings would make the outline longer than the page is wide. */
const DEEPEST = 4;

/** The headings that have a place in the outline: those with a text, to the fourth level. */
export function shownHeadings(headings: readonly OutlineEntry[]): readonly OutlineEntry[] {
  return headings.filter(({ level, text }) => level <= DEEPEST && text !== '');
}

/**
 * Nests headings under the nearest one above them of a higher rank. A level that was skipped (h2 then h4) is not
 * made up: the h4 is simply a child of the h2.
 */
export function nest(headings: readonly OutlineEntry[]): readonly OutlineItem[] {
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

/**
 * The last of some things, in document order, that has passed the line. Looks at few of them: to measure what is in a
 * section far from the view, the browser has to lay that section out.
 * @param topOf distance of a thing from the top of the view in CSS pixels
 * @returns undefined before the first
 */
export function lastPassed<T>(things: readonly T[], topOf: (thing: T) => number, line: number): T | undefined {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const thing = things[middle];
    if (thing !== undefined && topOf(thing) <= line) low = middle + 1;
    else high = middle;
  }
  return things[low - 1];
}

/** The view on a page, in CSS pixels. */
export type View = {
  readonly height: number;
  /** How far down the page is. */
  readonly scrolled: number;
  /** How far down it can go. */
  readonly length: number;
};

/** At the top of a page nothing but what stands under its title is being read. */
const TITLE = 140;

/**
 * The line that a heading has to pass for its section to be the one that is read, from the top of the view: a third
 * down, where eyes are. Over the last screen it sinks to the bottom, or short sections at the end would never be read.
 */
export function readingLine({ height, scrolled, length }: View): number {
  const third = Math.min(height / 3, TITLE + scrolled);
  const last = Math.min(height, length);
  const sunk = last > 0 ? Math.max(0, 1 - (length - scrolled) / last) : 0;
  return third + (height - third) * Math.min(1, sunk);
}
