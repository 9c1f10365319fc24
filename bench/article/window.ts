/** What the window does for an article in its frame, without the window: the bench's reader page runs it (desk.ts). */

import { isParsed } from '../../renderer/reader/frame-dom.ts';
import { followPictures } from '../../renderer/reader/pictures/near-pictures.ts';
import { followSections } from '../../renderer/reader/sections/far-sections.ts';

const LOOK_MS = 30;

/** Follows a frame from its first bytes on, as `renderer/reader/use-frame-document.ts` does. */
export function follow(frame: HTMLIFrameElement): void {
  let pictures: ReturnType<typeof followPictures> | undefined;
  const timer = setInterval(() => {
    const { contentDocument: document, contentWindow: view } = frame;
    if (!view || !document?.querySelector('#lectern-page')) return;
    if (!pictures) followSections(view, document);
    pictures ??= followPictures(document);
    if (!isParsed(document)) return;
    pictures.complete();
    clearInterval(timer);
  }, LOOK_MS);
}
