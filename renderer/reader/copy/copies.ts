import { build } from '../frame-build.ts';
import { elementOf, firstElement, listen } from '../frame-dom.ts';
import { cleanMarkup, OURS } from './clean-markup.ts';
import type { WebAddresses } from './web-addresses.ts';

/** What a piece of text is a piece of, where the piece alone would not say: an item of a list, words of a link. */
const TELLING = new Set(
  'a b strong i em u s del ins small sub sup code pre blockquote ul ol dl table thead tbody tfoot tr h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);

/**
 * Takes care that what is copied from an article makes sense elsewhere: links and pictures by their address on the
 * web, nothing of the app's own, and no reference marks in the plain text. @returns ends it
 */
export function followCopies(view: Window, document: Document, addresses: WebAddresses): () => void {
  const listening = new AbortController();
  const onCopy = (event: Event) => {
    const { clipboardData } = event as ClipboardEvent;
    const piece = selectedPiece(view, document);
    if (!piece || !clipboardData || event.defaultPrevented) return;
    event.preventDefault();
    const text = plainText(document, piece);
    cleanMarkup(piece, addresses);
    // A mark alone is what somebody wanted.
    clipboardData.setData('text/plain', text || String(view.getSelection()));
    clipboardData.setData('text/html', piece.innerHTML);
  };
  listen(document, 'copy', onCopy, { signal: listening.signal });
  return () => listening.abort();
}

/** A copy of what is selected, in an element of its own; undefined when nothing is. */
function selectedPiece(view: Window, document: Document): HTMLElement | undefined {
  const selection = view.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  let content: Node = range.cloneContents();
  const common = range.commonAncestorContainer;
  let around = elementOf(common) ?? common.parentElement;
  for (; around && around.localName !== 'body'; around = around.parentElement) {
    if (!TELLING.has(around.localName)) continue;
    const shell = Node.prototype.cloneNode.call(around, false);
    shell.appendChild(content);
    content = shell;
  }
  return build(document, 'div', {}, content);
}

/** As the browser would write it: only what is laid out has lines and tabs, so it is, for a moment, out of sight. */
function plainText(document: Document, piece: HTMLElement): string {
  const copy = Node.prototype.cloneNode.call(piece, true) as HTMLElement;
  for (const extra of [...copy.querySelectorAll(`.reference, ${OURS}`)]) extra.remove();
  for (const hidden of [...copy.querySelectorAll('dialog')]) hidden.replaceWith(...hidden.childNodes);
  const place = build(document, 'div', { class: 'copy-place', 'aria-hidden': 'true' }, copy);
  const body = firstElement(document, 'body');
  if (!body) return '';
  Element.prototype.append.call(body, place);
  const text = copy.innerText;
  place.remove();
  return text.replace(/[ \t]+$/gmu, '').replace(/^\n+|\n+$/gu, '');
}
