/** So long the window lives with what it has opened before that counts as a good end, in ms. */
const WELL = 2_000;
/** A page that never comes is none that ends the window. */
const LONGEST = 15_000;

/**
 * Calls back once, when the window has come up whole: what stands in its tab has been drawn, and a page that is to open has
 * come. A window that ends before has not.
 * @param opensPage whether a page opens by itself
 */
export function whenSettled(
  host: Pick<Window, 'setTimeout' | 'clearTimeout'>,
  document: Pick<Document, 'addEventListener'>,
  opensPage: boolean,
  settled: () => void,
): void {
  let done = false;
  const settle = () => {
    if (!done) settled();
    done = true;
  };
  const soon = () => host.setTimeout(settle, WELL);
  if (!opensPage) {
    soon();
    return;
  }
  host.setTimeout(settle, LONGEST);
  // The frame of a page says that it has loaded to itself alone; whoever listens on the way down hears it as well.
  document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && soon(), { capture: true });
}
