import { useEffect, useState } from 'react';
import { attribute, elementById, headingElements, listen, orderedTopOf, textOf, topOf, viewOf } from './frame-dom.ts';
import { type Heading, lastPassed, readingLine, sameHeadings } from './outline.ts';

export type DocumentOutline = {
  readonly headings: readonly Heading[];
  /** The id of the section being read; undefined in the introduction. */
  readonly current: string | undefined;
};

/** A document grows by many small pieces: read it again at most this often. */
const REREAD_MS = 250;
/** A heading may stand this far above the top of the view and count as in sight, in CSS pixels. */
const EDGE = 40;

/**
 * Headings of a document that may still be growing, and which of them is being read.
 * @param jumped id of what the person asked for: while it is in sight, it is what is read, however short its section
 */
export function useOutline(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  complete: boolean,
  jumped: string | undefined,
): DocumentOutline {
  const headings = useHeadings(document, complete);
  const current = useCurrent(frame, document, headings, jumped);
  return { headings, current };
}

function useHeadings(document: Document | undefined, complete: boolean): readonly Heading[] {
  const [headings, setHeadings] = useState<readonly Heading[]>([]);
  useEffect(() => {
    if (!document) return;
    const read = () => {
      const found = headingElements(document).map(headingOf);
      setHeadings((known) => (sameHeadings(known, found) ? known : found));
    };
    read();
    if (complete) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        read();
      }, REREAD_MS);
    });
    observer.observe(document, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
    };
  }, [document, complete]);
  return headings;
}

function headingOf(element: Element): Heading {
  return { id: attribute(element, 'id') ?? '', level: Number(element.localName.slice(1)), text: textOf(element) };
}

function useCurrent(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  headings: readonly Heading[],
  jumped: string | undefined,
): string | undefined {
  const [current, setCurrent] = useState<string | undefined>(undefined);
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document) return;
    const found = headings.flatMap(({ id }) => elementById(document, id) ?? []);
    const goal = found.find((element) => attribute(element, 'id') === jumped);
    let asked = 0;
    const mark = () => {
      asked = 0;
      const line = readingLine(viewOf(view, document));
      const read = goal && isBetween(topOf(goal), -EDGE, line) ? goal : lastPassed(found, orderedTopOf, line);
      setCurrent((read && attribute(read, 'id')) ?? undefined);
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

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
