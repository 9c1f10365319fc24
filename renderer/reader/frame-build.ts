/**
 * Building in the article's document. What is made here is made by that document, so nothing of an article ever
 * enters the window's own; the document is reached through our own window's prototypes only (see frame-dom.ts).
 * Elements that were built here, and no article's, may be used as they are.
 */

/**
 * SECURITY: marks what the app put into an article's document. No article carries it, and no template's sheet reaches what does
 * (main/article/style/selectors.ts).
 */
const OWN = 'data-own';

const createElement: (this: Document, name: string) => HTMLElement = globalThis.Document?.prototype.createElement;

/** @param attributes written as they stand. @param children strings become text. */
export function build(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = createElement.call(document, name);
  element.setAttribute(OWN, '');
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A copy that may stand a second time in its document: no anchors, no style sheets. */
export function copyOf(element: Element, without: string): Element {
  const copy = Node.prototype.cloneNode.call(element, true) as Element;
  for (const extra of Element.prototype.querySelectorAll.call(copy, `${without}, style, link`)) {
    Element.prototype.remove.call(extra);
  }
  for (const anchor of [copy, ...Element.prototype.querySelectorAll.call(copy, '[id]')]) {
    Element.prototype.removeAttribute.call(anchor, 'id');
  }
  return copy;
}

/** An SVG picture out of path data, decoration to a screen reader. */
export function buildIcon(document: Document, path: string, size: number): Element {
  const SVG = 'http://www.w3.org/2000/svg';
  const icon = Document.prototype.createElementNS.call(document, SVG, 'svg');
  const attributes = { viewBox: '0 0 20 20', width: `${size}`, height: `${size}`, 'aria-hidden': 'true', [OWN]: '' };
  for (const [key, value] of Object.entries(attributes)) icon.setAttribute(key, value);
  const shape = Document.prototype.createElementNS.call(document, SVG, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute(OWN, '');
  icon.append(shape);
  return icon;
}
