import { elements, firstElement, isRightToLeft } from '../frame-dom.ts';
import { type Box, isOut, lineAt, placeFloat, type Size } from './placement.ts';

export type Point = { readonly x: number; readonly y: number };

/** Something that floats beside some words of the article. */
export type Float = {
  readonly box: HTMLElement;
  /** Follows its words. False when they have left the view. */
  readonly follow: () => boolean;
  readonly remove: () => void;
};

/**
 * Lets a box float beside an element of the article, over everything else and shifting nothing: in the top layer
 * (HTML, "popover"), which no containment of a section clips.
 * @param box built in the same document. @param point where the pointer is, if it is why the box floats
 */
export function showFloat(
  view: Window,
  document: Document,
  anchor: Element,
  box: HTMLElement,
  point: Point | undefined,
): Float | undefined {
  // What is open modally makes everything outside it inert.
  const host = Element.prototype.closest.call(anchor, 'dialog') ?? firstElement(document, 'body');
  if (!host) return undefined;
  const rightToLeft = isRightToLeft(document);
  box.setAttribute('popover', 'manual');
  Element.prototype.append.call(host, box);
  box.showPopover();

  // Once the page moves, the pointer is no longer where it was: the line is kept by its number.
  const line = lineAt(linesOf(anchor), point);
  const follow = (): boolean => {
    const seen = sizeOf(view, document);
    const lines = linesOf(anchor);
    const words = lines[line] ?? lines[0];
    if (!words || isOut(words, seen)) return false;
    Object.assign(box.style, { maxHeight: '', left: '0', top: '0' });
    // Where the scrollbar is at the left, what is fixed counts from beside it and what is measured does not.
    const { left: start, width, height } = box.getBoundingClientRect();
    const { left, top, right, bottom } = words;
    const anchored = { left: left - start, top, right: right - start, bottom };
    const place = placeFloat(anchored, { width, height: Math.ceil(height) }, seen, rightToLeft ? 'rtl' : 'ltr');
    box.style.left = `${place.left}px`;
    box.style.top = `${place.top}px`;
    box.style.maxHeight = `${place.maxHeight}px`;
    return true;
  };
  const shown = follow();
  if (!shown) box.remove();
  return shown ? { box, follow, remove: () => box.remove() } : undefined;
}

function linesOf(anchor: Element): readonly Box[] {
  return [...Element.prototype.getClientRects.call(anchor)];
}

/** What can be seen of the document, without its scrollbar. */
function sizeOf(view: Window, document: Document): Size {
  const [root] = elements(document, 'html');
  return { width: root?.clientWidth ?? view.innerWidth, height: view.innerHeight };
}
