import { useEffect, useState } from 'react';
import type { ArticleContents, ArticleMedia } from '../../../shared/models.ts';
import { attribute, closest, elements, focusOn, listen } from '../frame-dom.ts';
import { type Picture, pictureAt, picturesOf } from './pictures.ts';

/** A picture of the text that leads nowhere else: one within a link leads where the link does. */
const PICTURES = '#lectern-page img[data-media]';

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
      if (closest(picture, 'a') || pictureAt(media, attribute(picture, 'data-media')) === undefined) continue;
      makeButton(picture);
    }
  }, [document, complete, media]);

  useEffect(() => {
    if (!document) return;
    const open = (event: Event) => {
      const picture = closest(event.target, PICTURES);
      const start = picture && !closest(picture, 'a') ? pictureAt(media, attribute(picture, 'data-media')) : undefined;
      if (!picture || start === undefined || !event.isTrusted || event.defaultPrevented) return;
      event.preventDefault();
      setOpened({ start, element: picture });
    };
    const listening = new AbortController();
    const options = { signal: listening.signal };
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

/** The document cannot say so itself: without the window, a press on a picture does nothing. */
function makeButton(picture: Element): void {
  if (attribute(picture, 'role') !== null) return;
  const attributes = { role: 'button', tabindex: '0', 'aria-haspopup': 'dialog' };
  for (const [name, value] of Object.entries(attributes)) Element.prototype.setAttribute.call(picture, name, value);
  if (!attribute(picture, 'alt')) Element.prototype.setAttribute.call(picture, 'aria-label', 'Picture');
}

function isPlain({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;
}

function isPress({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && !ctrlKey && !metaKey && !altKey;
}
