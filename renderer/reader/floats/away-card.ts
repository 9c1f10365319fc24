import { build } from '../frame-build.ts';

/** On the card's button, so that a press on it is told from one on the words around. */
const SAVES = 'data-saves';

/**
 * The card of a page that is not on this computer while the wiki is out of reach. The keyboard has the same on the page
 * that Enter leads to.
 * @param id by which the link names the card as its description. @param queued whether it is to be saved already
 */
export function buildAway(document: Document, title: string, id: string, queued: boolean): HTMLElement {
  const words = build(
    document,
    'span',
    { class: 'preview-words', lang: 'en', dir: 'ltr' },
    build(document, 'bdi', { class: 'preview-title' }, title),
    build(
      document,
      'span',
      { class: 'preview-extract' },
      queued
        ? 'This page is saved when you are online, and opens then.'
        : 'This page is not on this computer yet. It opens when you are online.',
    ),
  );
  const save = { class: 'preview-save', type: 'button', tabindex: '-1', [SAVES]: '' };
  const actions = queued ? [] : [build(document, 'button', save, 'Save it when I am online')];
  return build(document, 'div', { class: 'float preview away', role: 'tooltip', id }, words, ...actions);
}

/** Whether a press was on the card's button. @param element inside of a card */
export function isSaveButton(element: Element | undefined): boolean {
  return element !== undefined && Element.prototype.closest.call(element, `[${SAVES}]`) !== null;
}

/** Says on the card that the wish was taken. */
export function sayQueued(document: Document, card: Element): void {
  const button = Element.prototype.querySelector.call(card, `[${SAVES}]`);
  const said = build(document, 'span', { class: 'preview-said', role: 'status' }, 'It is saved when you are online.');
  if (button) Element.prototype.replaceWith.call(button, said);
}
