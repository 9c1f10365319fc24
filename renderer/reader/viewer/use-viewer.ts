import { useEffect, useState } from 'react';
import type { ArticleContents, ArticleMedia } from '../../../shared/models.ts';
import { attribute, closest, elements, firstWithin, focusOn, listen } from '../frame-dom.ts';
import { type Picture, pictureAt, picturesOf } from './pictures.ts';

/** The pictures of the text. One within a link leads where the link does, unless that is the page of its own file. */
const PICTURES = '#lectern-page img[data-media]';
const FILE_LINK = 'a.file';

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
  const [opened, setOpened] = useState<{ readonly start: number; readonly element: Element } | undefined>();
  const media = contents?.media ?? NONE;

  useEffect(() => {
    // Once more when the document is there: its contents may be known before.
    if (!document || (media.length === 0 && !complete)) return;
    for (const picture of elements(document, PICTURES)) {
      const pressed = whatIsPressed(picture);
      if (pressed && pictureAt(media, attribute(picture, 'data-media')) !== undefined) makeButton(pressed, picture);
    }
  }, [document, complete, media]);

  useEffect(() => {
    if (!document) return;
    const open = (event: Event) => {
      const picture = closest(event.target, PICTURES) ?? firstWithin(closest(event.target, FILE_LINK), PICTURES);
      const element = picture ? whatIsPressed(picture) : undefined;
      const start = picture && element ? pictureAt(media, attribute(picture, 'data-media')) : undefined;
      if (!element || start === undefined || !event.isTrusted || event.defaultPrevented) return;
      event.preventDefault();
      setOpened({ start, element });
    };
    const listening = new AbortController();
    // Before whoever follows links: these listeners are put anew with each news of the document.
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

/** The picture itself, or the link to its file's page; undefined within any other link. */
function whatIsPressed(picture: Element): Element | undefined {
  const link = closest(picture, 'a');
  if (!link) return picture;
  return closest(picture, FILE_LINK) === link ? link : undefined;
}

/** The document cannot say so itself: without the window, a press on a picture does nothing. */
function makeButton(pressed: Element, picture: Element): void {
  if (attribute(pressed, 'role') !== null) return;
  const attributes = { role: 'button', tabindex: '0', 'aria-haspopup': 'dialog' };
  for (const [name, value] of Object.entries(attributes)) Element.prototype.setAttribute.call(pressed, name, value);
  if (!attribute(picture, 'alt')) Element.prototype.setAttribute.call(picture, 'aria-label', 'Picture');
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

function isPress({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && !ctrlKey && !metaKey && !altKey;
}
