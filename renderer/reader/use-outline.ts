import { useEffect, useMemo, useState } from 'react';
import type { ArticleContents, OutlineEntry } from '../../shared/models.ts';
import { elementById, listen, orderedTopOf, topOf, viewOf } from './frame-dom.ts';
import { lastPassed, readingLine, shownHeadings } from './outline.ts';

export type DocumentOutline = {
  readonly headings: readonly OutlineEntry[];
  /** The anchor of the section being read; undefined in the introduction. */
  readonly current: string | undefined;
};

/** A heading may stand this far above the top of the view and count as in sight, in CSS pixels. */
const EDGE = 40;
const NONE: readonly OutlineEntry[] = [];

/**
 * Headings of a document that may still be growing, and which of them is being read.
 * @param jumped anchor that the person asked for: while it is in sight, it is what is read, however short its section
 */
export function useOutline(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  contents: ArticleContents | undefined,
  jumped: string | undefined,
): DocumentOutline {
  const outline = contents?.outline ?? NONE;
  const headings = useMemo(() => shownHeadings(outline), [outline]);
  const current = useCurrent(frame, document, headings, jumped);
  return { headings, current };
}

/**
 * Measured once a frame while the page moves, at a handful of headings. An IntersectionObserver cannot do it: the line
 * that decides is not at rest, and headings of sections that were never near the view are where they are guessed to be.
 */
function useCurrent(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  headings: readonly OutlineEntry[],
  jumped: string | undefined,
): string | undefined {
  const [current, setCurrent] = useState<string | undefined>(undefined);
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document) return;
    const find = finder(document, headings);
    let asked = 0;
    const mark = () => {
      asked = 0;
      const line = readingLine(viewOf(view, document));
      const found = find();
      const goal = found.find(({ anchor }) => anchor === jumped);
      const inSight = goal && isBetween(topOf(goal.element), -EDGE, line);
      setCurrent((inSight ? goal : lastPassed(found, ({ element }) => orderedTopOf(element), line))?.anchor);
    };
    const listening = new AbortController();
    const onScroll = () => {
      asked ||= requestAnimationFrame(mark);
    };
    listen(document, 'scroll', onScroll, { signal: listening.signal, passive: true });
    mark();
    return () => {
      listening.abort();
      cancelAnimationFrame(asked);
    };
  }, [frame, document, headings, jumped]);
  return current;
}

type Found = { readonly anchor: string; readonly element: Element };

/** Finds the elements of headings. The news of a heading may be faster than its document: what was not there is looked for anew. */
function finder(document: Document, headings: readonly OutlineEntry[]): () => readonly Found[] {
  let found: readonly Found[] = [];
  return () => {
    if (found.length < headings.length) {
      found = headings.flatMap(({ anchor }) => {
        const element = elementById(document, anchor);
        return element ? [{ anchor, element }] : [];
      });
    }
    return found;
  };
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
