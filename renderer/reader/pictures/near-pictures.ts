import { attribute, elements, listen } from '../frame-dom.ts';

/** So far beyond the view's edges a picture is asked for, in CSS pixels: about what somebody scrolls while it comes. */
const NEAR = '1000px 0px';
/** Between two looks for what has arrived since, in ms. */
const LOOK_MS = 40;

const WAITING = 'img[data-src]';
/** Asked for, and not there yet: nothing is laid under it so long (renderer/reader/article/dark.css). */
const COMING = 'data-coming';

export type NearPictures = {
  /** The document is all there: one last look. */
  readonly complete: () => void;
  readonly end: () => void;
};

/**
 * Gives the pictures of an article their addresses as they come near (main/reader/waiting-pictures): its document cannot,
 * because nothing in it runs. Those in sections that were never near the view are never asked for.
 */
export function followPictures(document: Document): NearPictures {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        bringPicture(target);
      }
    },
    { root: document, rootMargin: NEAR },
  );
  let seen = 0;
  const all: HTMLCollectionOf<Element> = Document.prototype.getElementsByTagName.call(document, 'img');
  const look = () => {
    for (; seen < all.length; seen += 1) {
      const picture = all[seen];
      if (picture && attribute(picture, 'data-src') !== null) observer.observe(picture);
    }
  };
  const timer = setInterval(look, LOOK_MS);
  look();
  return {
    complete() {
      clearInterval(timer);
      // What the window itself has put into the document or taken out may have moved the count.
      for (const picture of elements(document, WAITING)) observer.observe(picture);
    },
    end() {
      clearInterval(timer);
      observer.disconnect();
    },
  };
}

/** Those in a piece of the document that is shown elsewhere. */
export function bringPictures(within: Element): void {
  for (const picture of Element.prototype.querySelectorAll.call(within, WAITING)) bringPicture(picture);
}

function bringPicture(picture: Element): void {
  Element.prototype.setAttribute.call(picture, COMING, '');
  const listening = new AbortController();
  const arrived = () => {
    // The blank one may be heard of now.
    if (!isComplete(picture)) return;
    listening.abort();
    Element.prototype.removeAttribute.call(picture, COMING);
  };
  const { signal } = listening;
  for (const event of ['load', 'error']) listen(picture, event, arrived, { signal });
  for (const name of ['srcset', 'src']) {
    const address = attribute(picture, `data-${name}`);
    if (address === null) continue;
    Element.prototype.removeAttribute.call(picture, `data-${name}`);
    Element.prototype.setAttribute.call(picture, name, address);
  }
}

/** HTML Standard, "img.complete": nothing is on its way any more. */
function isComplete(picture: Element): boolean {
  return Reflect.get(HTMLImageElement.prototype, 'complete', picture) === true;
}
