import { attribute } from '../frame-dom.ts';
import type { WebAddresses } from './web-addresses.ts';

/** What the app itself has drawn into the article. */
export const OURS = '.float, .table-open, .table-window-head, .page-state, style, link';

/** What says something of the text; classes, styles and whatever else is the app's own stays behind. */
const KEPT = new Set(
  'alt title lang dir colspan rowspan scope start reversed value datetime width height controls display'.split(' '),
);
const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Makes of a copied piece of the reading document what another program may have of it, in place. */
export function cleanMarkup(piece: ParentNode & Node, addresses: WebAddresses): void {
  for (const ours of [...piece.querySelectorAll(OURS)]) ours.remove();
  for (const box of [...piece.querySelectorAll('.table-frame, .table-scroll, dialog')]) {
    box.replaceWith(...box.childNodes);
  }
  for (const element of [...piece.querySelectorAll('*')]) {
    const link =
      element.localName === 'a'
        ? addresses.link(attribute(element, 'data-link'), attribute(element, 'href'))
        : undefined;
    // One that never came near waits with its address aside.
    const source = attribute(element, 'data-src') ?? attribute(element, 'src');
    const media = source === null ? undefined : addresses.media(source);
    strip(element);
    if (link !== undefined) element.setAttribute('href', link);
    if (media !== undefined) element.setAttribute('src', media);
  }
}

function strip(element: Element): void {
  for (const name of element.getAttributeNames()) {
    const keep = element.namespaceURI === MATHML ? !/^(?:class|id|style|data-.*)$/.test(name) : KEPT.has(name);
    if (!keep) element.removeAttribute(name);
  }
}
