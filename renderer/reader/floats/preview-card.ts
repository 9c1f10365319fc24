import type { Preview } from '../../../shared/models.ts';
import { build } from '../frame-build.ts';

/** The longest text on the card; whole words, then an ellipsis. */
const MOST = 320;

/**
 * The card of a page, out of plain text. All of it is a link to the page, for the pointer; the keyboard has the link
 * it floats beside.
 * @param href of that link. @param id by which the link names the card as its description
 */
export function buildPreview(document: Document, preview: Preview, href: string, id: string): HTMLElement {
  const { title, description, extract, language, direction, thumbnailPath } = preview;
  const text = [build(document, 'span', { class: 'preview-title' }, title)];
  if (description !== undefined) text.push(build(document, 'span', { class: 'preview-description' }, description));
  if (extract !== '') text.push(build(document, 'span', { class: 'preview-extract' }, shortened(extract)));
  const words = build(document, 'span', { class: 'preview-words', lang: language, dir: direction }, ...text);
  const picture = thumbnailPath === undefined ? [] : [buildPicture(document, thumbnailPath)];
  const page = { class: 'preview-page', href, 'data-link': 'page', tabindex: '-1' };
  return build(
    document,
    'div',
    { class: 'float preview', role: 'tooltip', id },
    build(document, 'a', page, ...picture, words),
  );
}

/** A picture that does not come leaves no hole. */
function buildPicture(document: Document, path: string): HTMLElement {
  const picture = build(document, 'img', { class: 'preview-picture', alt: '', src: path });
  picture.addEventListener('error', () => picture.remove(), { once: true });
  return picture;
}

/** At most so many characters, cut between words where the script has spaces. */
export function shortened(text: string, most = MOST): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/u, '')}…`;
}
