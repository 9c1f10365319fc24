import { useEffect, useState } from 'react';
import type { ArticleContents, ArticleMedia } from '../../../shared/models.ts';
import { attribute, closest, elements, focusOn, listen } from '../frame-dom.ts';
import { isOwnFile, type Picture, pictureAt, picturesOf } from './pictures.ts';

const PICTURES = 'img[data-media]';
const LINKS = 'a:has(img[data-media])';

type Opener = {
  readonly start: number;
  /** What is pressed: the picture, or the link to its file's page around it. */
  readonly element: Element;
};

/** The picture that is looked at, and those around it. */
export type Viewing = { readonly pictures: readonly Picture[]; readonly start: number; readonly close: () => void };

const NONE: readonly ArticleMedia[] = [];

/**
 * Lets the pictures of an article be opened, by the pointer or a key. Undefined while none is.
 * @param complete whether the document has arrived
 */
export function useViewer(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  complete: boolean,
  contents: ArticleContents | undefined,
): Viewing | undefined {
  const [opened, setOpened] = useState<Opener>();
  const media = contents?.media ?? NONE;

  useEffect(() => {
    // Once more when the document is there: its contents may be known before.
    if (!document || (media.length === 0 && !complete)) return;
    for (const picture of elements(document, PICTURES)) {
      const button = openerOf(picture, media);
      if (button) makeButton(button.element, picture);
    }
  }, [document, complete, media]);

  useEffect(() => {
    if (!document) return;
    const open = (event: Event) => {
      const opener = openerOf(event.target, media);
      if (!opener || !event.isTrusted || event.defaultPrevented) return;
      // Before whoever follows links, so that they see what was taken.
      event.preventDefault();
      setOpened(opener);
    };
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    listen(document, 'click', (event) => isPlain(event as MouseEvent) && open(event), options);
    listen(document, 'keydown', (event) => isPress(event as KeyboardEvent) && open(event), options);
    return () => listening.abort();
  }, [document, media]);

  if (!opened || !frame) return undefined;
  const close = () => {
    setOpened(undefined);
    frame.focus({ preventScroll: true });
    focusOn(opened.element);
  };
  return { pictures: picturesOf(media), start: opened.start, close };
}

/** @param at a picture, or the link around it, which is what a key is pressed on */
function openerOf(at: EventTarget | null, media: readonly ArticleMedia[]): Opener | undefined {
  const link = closest(at, LINKS);
  const picture = closest(at, PICTURES) ?? (link && Element.prototype.querySelector.call(link, PICTURES));
  if (!picture || !closest(picture, '#lectern-page')) return undefined;
  const number = attribute(picture, 'data-media');
  const start = pictureAt(media, number);
  if (start === undefined) return undefined;
  const own = !link || isOwnFile(attribute(link, 'href'), media[Number(number)]?.filePage);
  return own ? { start, element: link ?? picture } : undefined;
}

/** The document cannot say so itself: without the window, a press on a picture does nothing of the kind. */
function makeButton(button: Element, picture: Element): void {
  if (attribute(button, 'role') !== null) return;
  const label = attribute(picture, 'alt') || 'Picture';
  const attributes = {
    role: 'button',
    tabindex: '0',
    'aria-haspopup': 'dialog',
    'aria-label': label,
    'data-opens': '',
  };
  for (const [name, value] of Object.entries(attributes)) Element.prototype.setAttribute.call(button, name, value);
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

function isPress({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && !ctrlKey && !metaKey && !altKey;
}
