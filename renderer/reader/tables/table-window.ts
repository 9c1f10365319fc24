import { cdxIconClose } from '@wikimedia/codex-icons';
import { iconPaths } from '../../ui/icon-paths.ts';
import { build, buildIcon } from '../frame-build.ts';
import { attribute, firstElement, focusOn, topOf } from '../frame-dom.ts';

/** So much of a table that was closed is in view at least, in CSS pixels. */
const SEEN = 80;

/**
 * Shows a table over the whole of its document's window: a modal dialog, so that the browser itself keeps the focus
 * inside, closes it on Escape and lets nothing behind it be reached. The dialog stands where the table stood, so the table keeps
 * what it inherits. Closed, the table is where it was seen before, whatever the page above it has come to measure meanwhile.
 * @param around the element that holds `box`; it keeps its height meanwhile. @param closed called once, when it has
 * @returns closes it; whether it was open
 */
export function openTableWindow(
  view: Window,
  document: Document,
  around: HTMLElement,
  box: Element,
  closed: () => void,
): () => boolean {
  const root = firstElement(document, 'html') as HTMLElement | null;
  const label = attribute(box, 'aria-label') ?? 'Table';
  const close = build(
    document,
    'button',
    { type: 'button', class: 'float-button', 'aria-label': 'Close', title: 'Close' },
    ...iconPaths(cdxIconClose).map((path) => buildIcon(document, path, 18)),
  );
  const head = build(
    document,
    'header',
    { class: 'table-window-head' },
    build(document, 'p', { class: 'table-window-title', dir: 'auto' }, label),
    close,
  );
  const dialog = build(document, 'dialog', { class: 'table-window', 'aria-label': label }, head) as HTMLDialogElement;

  const before = { top: topOf(around), sideways: view.scrollX, along: box.scrollLeft };
  around.style.blockSize = `${around.getBoundingClientRect().height}px`;
  around.append(dialog);
  dialog.append(box);
  // What is behind must not scroll away under it.
  if (root) root.style.overflow = 'hidden';
  dialog.showModal();
  focusOn(box);

  const end = () => {
    if (!dialog.isConnected) return false;
    dialog.close();
    around.append(box);
    dialog.remove();
    around.style.blockSize = '';
    if (root) root.style.overflow = '';
    // The window may have become smaller than the table was far down in it.
    const top = Math.min(before.top, view.innerHeight - SEEN);
    view.scrollTo(before.sideways, view.scrollY + topOf(around) - top);
    box.scrollLeft = before.along;
    closed();
    return true;
  };
  close.addEventListener('click', end);
  dialog.addEventListener('keydown', keepInside);
  dialog.addEventListener('close', end);
  return end;
}

/** The rest of its document is out of reach, but past its ends Tab would lead out of the document. */
function keepInside(event: KeyboardEvent): void {
  const dialog = event.currentTarget;
  if (event.key !== 'Tab' || event.defaultPrevented || !dialog || !('querySelectorAll' in dialog)) return;
  const stops = [...(dialog as HTMLElement).querySelectorAll<HTMLElement>('button, a[href], [tabindex="0"]')];
  const [from, to] = event.shiftKey ? [stops.at(0), stops.at(-1)] : [stops.at(-1), stops.at(0)];
  if (event.target !== from || !to) return;
  event.preventDefault();
  focusOn(to);
}
