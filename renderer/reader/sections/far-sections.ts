import { closest, listen } from '../frame-dom.ts';

/** How long a section has been out of sight before it is taken apart, in ms: who turns back at once finds it as it was. */
const AWAY_MS = 3000;

const SECTION = '#lectern-page > section';

/**
 * Takes sections apart that were read and are far from the view now: what the browser made of them to draw them, most of the
 * memory of a long page, goes, and they are again as they were before they first came near, with the height they had. They stay in the document, to be found,
 * copied and read out. `content-visibility` alone keeps all of that for good once it was drawn. What is focused, selected or in the
 * top layer is never skipped (CSS Containment 2, "relevant to the user"), so it stays as it is; and what plays plays on.
 * @returns ends it
 */
export function followSections(view: Window, document: Document): () => void {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  const leaving = new Map<Element, ReturnType<typeof setTimeout>>();
  const drawn = new Set<Element>();
  const scrolled = new Set<Element>();

  const stay = (section: Element) => {
    clearTimeout(leaving.get(section));
    leaving.delete(section);
  };
  const takeApart = (section: Element) => {
    leaving.delete(section);
    if (scrolled.has(section)) return;
    drawn.delete(section);
    flatten(view, section);
  };
  const leave = (section: Element) => {
    const patience = setTimeout(() => requestIdleCallback(() => leaving.has(section) && takeApart(section)), AWAY_MS);
    leaving.set(section, patience);
  };

  listen(
    document,
    'contentvisibilityautostatechange',
    (event) => {
      const section = closest(event.target, SECTION);
      if (!section || section !== event.target) return;
      stay(section);
      if (!isSkipped(event)) drawn.add(section);
      else if (drawn.has(section)) leave(section);
    },
    options,
  );
  // A box that was scrolled sideways would come back at its beginning.
  const onScroll = (event: Event) => {
    const section = closest(event.target, SECTION);
    if (section) scrolled.add(section);
  };
  listen(document, 'scroll', onScroll, { ...options, capture: true, passive: true });

  return () => {
    listening.abort();
    for (const section of leaving.keys()) stay(section);
  };
}

/** CSS Containment 2, "content-visibility: auto": the event says whether the contents are skipped from now on. */
function isSkipped(event: Event): boolean {
  return 'skipped' in event && event.skipped === true;
}

/** Without a box for a moment, between two looks of the browser at the styles: nothing is drawn or moves in between. */
function flatten(view: Window, section: Element): void {
  Element.prototype.setAttribute.call(section, 'hidden', '');
  void view.getComputedStyle(section).display;
  Element.prototype.removeAttribute.call(section, 'hidden');
}
