import type { Place } from '../navigation/place.ts';
import { attribute, elementById, headingElements, isParsed, listen, orderedTopOf, topOf } from './frame-dom.ts';
import { lastPassed } from './outline.ts';

/** A heading this near to the top of the view has been passed, in CSS pixels: a jump leaves it a little below. */
const EDGE = 40;
/** So many frames without a movement, and the sections around have their real heights. */
const STILL_FRAMES = 4;

/** Where in its document a view is. */
export function placeIn(view: Window, document: Document): Place {
  const passed = lastPassed(headingElements(document), orderedTopOf, EDGE);
  const id = passed && attribute(passed, 'id');
  if (!passed || !id) return { scroll: view.scrollY };
  return { scroll: view.scrollY, heading: { id, top: topOf(passed) } };
}

/**
 * Brings a document that may still be arriving back to a place, unless the person moves first. It takes some frames:
 * a section near the view trades its guessed height for its real one, and everything below it moves.
 * @param onEnd called once, when it is there or has given up
 * @returns gives up
 */
export function bringBack(view: Window, document: Document, place: Place, onEnd: () => void): () => void {
  const listening = new AbortController();
  let still = 0;
  let frame = requestAnimationFrame(approach);

  function approach(): void {
    const before = view.scrollY;
    const there = approachOnce(view, document, place);
    still = Math.abs(view.scrollY - before) < 1 ? still + 1 : 0;
    if (still >= STILL_FRAMES && (there || isParsed(document))) giveUp();
    else frame = requestAnimationFrame(approach);
  }

  function giveUp(): void {
    if (listening.signal.aborted) return;
    cancelAnimationFrame(frame);
    listening.abort();
    onEnd();
  }

  for (const moved of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
    listen(document, moved, giveUp, { signal: listening.signal, passive: true });
  }
  return giveUp;
}

/** @returns whether that much of the page was there */
function approachOnce(view: Window, document: Document, { scroll, heading }: Place): boolean {
  const element = heading && elementById(document, heading.id);
  const wanted = heading && element ? view.scrollY + topOf(element) - heading.top : scroll;
  view.scrollTo(0, wanted);
  return (!heading || element !== null) && view.scrollY >= wanted - 1;
}
