import { cdxIconClose } from '@wikimedia/codex-icons';
import { iconPaths } from '../../ui/icon-paths.ts';
import { build, buildIcon } from '../frame-build.ts';
import { attribute, firstElement, focused, focusOn } from '../frame-dom.ts';

const FOCUSABLE = 'a[href], button, summary, audio[controls], video[controls], [tabindex="0"]';

/**
 * Shows a table over the whole of its document's window: a modal dialog, so that the browser itself keeps the focus
 * inside, closes it on Escape and lets nothing behind it be reached. The dialog stands where the table stood, so the table keeps
 * what it inherits.
 * @param around the element that holds `box`; it keeps its height meanwhile. @param closed called once, when it has
 * @returns closes it
 */
export function openTableWindow(
  view: Window,
  document: Document,
  around: HTMLElement,
  box: Element,
  closed: () => void,
): () => void {
  const root = firstElement(document, 'html') as HTMLElement | null;
  const { scrollX, scrollY } = view;
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

  around.style.blockSize = `${around.getBoundingClientRect().height}px`;
  around.append(dialog);
  dialog.append(box);
  // What is behind must not scroll away under it.
  if (root) root.style.overflow = 'hidden';
  dialog.showModal();
  focusOn(box);

  const end = () => {
    if (!dialog.isConnected) return;
    dialog.close();
    around.append(box);
    dialog.remove();
    around.style.blockSize = '';
    if (root) root.style.overflow = '';
    view.scrollTo(scrollX, scrollY);
    closed();
  };
  close.addEventListener('click', end);
  dialog.addEventListener('close', end);
  dialog.addEventListener('keydown', (event) => keepFocus(event, dialog));
  return end;
}

/** The dialog is modal within its document only: past its ends Tab would leave for the window around the document, out of reach of Escape. */
function keepFocus(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  if (event.key !== 'Tab') return;
  const all = [...dialog.querySelectorAll(FOCUSABLE)];
  const end = all.at(event.shiftKey ? 0 : -1);
  const start = all.at(event.shiftKey ? -1 : 0);
  if (!start || focused(dialog.ownerDocument) !== end) return;
  event.preventDefault();
  focusOn(start);
}
