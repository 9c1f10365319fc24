/**
 * Building in the article's document. What is made here is made by that document, so nothing of an article ever
 * enters the window's own; the document is reached through our own window's prototypes only (see frame-dom.ts).
 * Elements that were built here, and no article's, may be used as they are.
 */

const createElement: (this: Document, name: string) => HTMLElement = globalThis.Document?.prototype.createElement;

/** @param attributes written as they stand. @param children strings become text. */
export function build(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = createElement.call(document, name);
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
  const attributes = { viewBox: '0 0 20 20', width: `${size}`, height: `${size}`, 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) icon.setAttribute(key, value);
  const shape = Document.prototype.createElementNS.call(document, SVG, 'path');
  shape.setAttribute('d', path);
  icon.append(shape);
  return icon;
}
