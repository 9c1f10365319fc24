/**
 * Reaching into the article's document. An element of a hostile page can take the place of a property of its
 * document (`<img name="querySelector">`), so nothing is ever read from that document itself: only through the
 * accessors and methods of our own window's prototypes, which work on any document of the same origin.
 */
import type { View } from './outline.ts';

/** The address of a frame's document, or undefined where it is not of our origin. `location` cannot be replaced. */
export function addressOf(frame: HTMLIFrameElement): string | undefined {
  try {
    return frame.contentWindow?.location.href;
  } catch {
    return undefined;
  }
}

// SECURITY: the three walls are tested elsewhere; this file is why the window survives if all of them let a name through.
export function elementById(document: Document, id: string): HTMLElement | null {
  return Document.prototype.getElementById.call(document, id);
}

/** Whether all of it has arrived, or nothing more will; pictures may still be on their way. */
export function isParsed(document: Document): boolean {
  return readyState?.call(document) !== 'loading';
}

export function elements(document: Document, selector: string): readonly Element[] {
  return [...Document.prototype.querySelectorAll.call(document, selector)];
}

export function firstElement(document: Document, selector: string): Element | null {
  return Document.prototype.querySelector.call(document, selector);
}

export function listen(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options: AddEventListenerOptions,
): void {
  EventTarget.prototype.addEventListener.call(target, type, listener, options);
}

export function textOf(node: Node): string {
  return (textContent?.call(node) ?? '').replace(/\s+/gu, ' ').trim();
}

export function attribute(element: Element, name: string): string | null {
  return Element.prototype.getAttribute.call(element, name);
}

/** The nearest link around the target of an event; its realm is the frame's, so `instanceof` would say no. */
export function linkAround(target: EventTarget | null): Element | null {
  return closest(target, 'a');
}

/** The element of an event's target, which may be text; undefined for a document. Its realm is the frame's. */
export function elementOf(target: EventTarget | null): Element | undefined {
  const isElement = target !== null && 'nodeType' in target && target.nodeType === Node.ELEMENT_NODE;
  return isElement ? (target as Element) : undefined;
}

export function closest(target: EventTarget | null, selector: string): Element | null {
  const element = elementOf(target);
  return element ? Element.prototype.closest.call(element, selector) : null;
}

export function focusOn(element: Element): void {
  HTMLElement.prototype.focus.call(element, { preventScroll: true });
}

/** What has the focus in a document; its body when nothing has. */
export function focused(document: Document): Element | null {
  return activeElement?.call(document) ?? null;
}

export function isRightToLeft(document: Document): boolean {
  const root = firstElement(document, 'html');
  return root !== null && attribute(root, 'dir') === 'rtl';
}

const HEADINGS = '#lectern-page :is(h2, h3, h4)[id]';
const SECTION = '#lectern-page > section';
/** Higher than any view, in CSS pixels. */
const FAR = 5000;

/** The headings that the outline and the place go by, in document order. */
export function headingElements(document: Document): readonly Element[] {
  return elements(document, HEADINGS);
}

/** Distance from the top of the view, in CSS pixels. */
export function topOf(element: Element): number {
  return Element.prototype.getBoundingClientRect.call(element).top;
}

/**
 * Distance of a heading from the top of the view, in CSS pixels, that grows from each heading to the next. A section
 * far from the view is as high as it is guessed to be, and what is in it may lie anywhere: it counts as the section's edge.
 */
export function orderedTopOf(heading: Element): number {
  const section = Element.prototype.closest.call(heading, SECTION);
  if (!section) return topOf(heading);
  const { top, bottom } = Element.prototype.getBoundingClientRect.call(section);
  if (bottom < 0) return bottom;
  return top > FAR ? top : Math.min(Math.max(top, topOf(heading)), bottom);
}

/** The part of a document that is in view. */
export function viewOf(view: Window, document: Document): View {
  const { scrollY, innerHeight } = view;
  const whole = firstElement(document, 'html')?.scrollHeight ?? 0;
  return { height: innerHeight, scrolled: scrollY, length: Math.max(0, whole - innerHeight) };
}

/** Whether React may build elements with this document: it asks the document itself for them. */
export function canHold(document: Document): boolean {
  return ['createElement', 'createElementNS', 'createTextNode', 'addEventListener', 'nodeType', 'defaultView'].every(
    (name) => !Object.hasOwn(document, name),
  );
}

const readyState: ((this: Document) => DocumentReadyState) | undefined = Object.getOwnPropertyDescriptor(
  globalThis.Document?.prototype ?? {},
  'readyState',
)?.get;

const activeElement: ((this: Document) => Element | null) | undefined = Object.getOwnPropertyDescriptor(
  globalThis.Document?.prototype ?? {},
  'activeElement',
)?.get;

const textContent: ((this: Node) => string | null) | undefined = Object.getOwnPropertyDescriptor(
  globalThis.Node?.prototype ?? {},
  'textContent',
)?.get;
