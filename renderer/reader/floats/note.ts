import { build, copyOf } from '../frame-build.ts';
import { attribute, elementById, textOf } from '../frame-dom.ts';
import { decodeFrameLink } from '../frame-link.ts';
import { bringPictures } from '../pictures/near-pictures.ts';

/** The way back from a reference to the text is where the reader already is; parts of a reference are notes of their own. */
const NOT_IN_A_NOTE = '.mw-cite-backlink, a[data-link="fragment"][href^="#cite_ref"], ol, .table-frame > button';

/** A mark of a group is written `lower-alpha 9` and drawn as its letter. */
const GROUP = /^(?:lower|upper)-[a-z]+ /u;

/** The link of a reference mark around the target of an event. */
export function noteMark(link: Element | null): Element | null {
  if (!link || attribute(link, 'data-link') !== 'fragment') return null;
  return Element.prototype.closest.call(link, '.reference') && link;
}

/**
 * What a reference mark stands for, copied within its own document: the text of the reference, after the text of the
 * one it is a part of. Undefined where the list has not arrived, or has no such entry.
 */
export function buildNote(document: Document, mark: Element): HTMLElement | undefined {
  const href = attribute(mark, 'href');
  const link = decodeFrameLink('fragment', href);
  const fragment = link?.kind === 'fragment' ? link.fragment : undefined;
  const entry = fragment === undefined ? null : elementById(document, fragment);
  if (entry?.localName !== 'li' || href === null) return undefined;
  const whole = entry.parentElement && Element.prototype.closest.call(entry.parentElement, 'li');
  const texts = [whole, entry].flatMap((item) =>
    item ? [build(document, 'div', { class: 'note-text' }, ...partsOf(item))] : [],
  );
  const label = textOf(mark).replace(/[[\]]/gu, '').replace(GROUP, '');
  const showInList = build(document, 'a', { href, 'data-link': 'fragment', dir: 'ltr' }, 'Show in list');
  const foot = build(document, 'p', { class: 'note-foot', lang: 'en' }, ...signOf(mark), showInList);
  const attributes = { class: 'float note', role: 'dialog', 'aria-label': `Reference ${label}`, tabindex: '-1' };
  const note = build(document, 'div', attributes, build(document, 'div', { class: 'float-scroll' }, ...texts), foot);
  bringPictures(note);
  return note;
}

/** The mark once more, as it is drawn in the text, leading nowhere. */
function signOf(mark: Element): readonly Element[] {
  const sign = Element.prototype.closest.call(mark, '.reference');
  if (!sign) return [];
  const copy = copyOf(sign, 'img');
  for (const link of Element.prototype.querySelectorAll.call(copy, 'a')) {
    for (const name of ['href', 'data-link', 'aria-describedby']) Element.prototype.removeAttribute.call(link, name);
  }
  return [copy];
}

function partsOf(entry: Element): readonly Node[] {
  return [...copyOf(entry, NOT_IN_A_NOTE).childNodes];
}
