import { useEffect, useState } from 'react';
import { attribute, elementById, elements, listen, textOf, topOf } from './frame-dom.ts';
import { currentHeading, type Heading, sameHeadings } from './outline.ts';

export type DocumentOutline = {
  readonly headings: readonly Heading[];
  /** The id of the section being read; undefined in the introduction. */
  readonly current: string | undefined;
};

const HEADINGS = '#lectern-page :is(h2, h3, h4)[id]';
/** A document grows by many small pieces: read it again at most this often. */
const REREAD_MS = 250;
/** A section is being read once its heading is this near to the top, in CSS pixels. */
const LINE = 140;

/** Headings of a document that may still be growing, and which of them is being read. */
export function useOutline(document: Document | undefined, complete: boolean): DocumentOutline {
  const headings = useHeadings(document, complete);
  const current = useCurrent(document, headings);
  return { headings, current };
}

function useHeadings(document: Document | undefined, complete: boolean): readonly Heading[] {
  const [headings, setHeadings] = useState<readonly Heading[]>([]);
  useEffect(() => {
    if (!document) return;
    const read = () => {
      const found = elements(document, HEADINGS).map(headingOf);
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

function useCurrent(document: Document | undefined, headings: readonly Heading[]): string | undefined {
  const [current, setCurrent] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (!document) return;
    const found = headings.flatMap(({ id }) => elementById(document, id) ?? []);
    let frame = 0;
    const mark = () => {
      frame = 0;
      setCurrent(headings[currentHeading(found.map(topOf), LINE)]?.id);
    };
    const listening = new AbortController();
    const onScroll = () => {
      frame ||= requestAnimationFrame(mark);
    };
    listen(document, 'scroll', onScroll, { signal: listening.signal, passive: true });
    mark();
    return () => {
      listening.abort();
      cancelAnimationFrame(frame);
    };
  }, [document, headings]);
  return current;
}
