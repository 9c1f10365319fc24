import { cdxIconFullscreen } from '@wikimedia/codex-icons';
import { iconPaths } from '../../ui/icon-paths.ts';
import { build, buildIcon } from '../frame-build.ts';
import { elements, focusOn, listen } from '../frame-dom.ts';
import { openTableWindow } from './table-window.ts';

const BOXES = '#lectern-page .table-scroll';

export type WideTables = {
  /** Looks for tables that have arrived since. */
  readonly look: () => void;
  /** Puts the table that is open over the window back where it stood. */
  readonly close: () => void;
  readonly end: () => void;
};

/**
 * Gives each table that is wider than its column a button that shows it over the whole window. The browser tells when
 * a box is laid out for the first time and when its size changes; sections that were never near the view stay unmeasured.
 * @param isShown whether the article is what the window shows just now
 */
export function followWideTables(view: Window, document: Document, isShown: () => boolean): WideTables {
  const seen = new Set<Element>();
  const frames = new Map<Element, HTMLElement>();
  let close: (() => boolean) | undefined;
  const listening = new AbortController();
  // The dialog hears Escape only in its own document; the person may be in the window's bar.
  const onKeyDown = (event: Event) => {
    const { key, defaultPrevented } = event as KeyboardEvent;
    if (key === 'Escape' && !defaultPrevented && isShown() && close?.()) event.preventDefault();
  };
  listen(window, 'keydown', onKeyDown, { signal: listening.signal });

  const judge = (box: Element) => {
    if (Element.prototype.closest.call(box, 'dialog')) return;
    const wide = box.scrollWidth > box.clientWidth + 1;
    const known = frames.get(box);
    if (wide) Element.prototype.setAttribute.call(box, 'data-wide', '');
    else Element.prototype.removeAttribute.call(box, 'data-wide');
    if (known) known.hidden = !wide;
    else if (wide) frames.set(box, buttonFor(box));
  };

  function buttonFor(box: Element): HTMLElement {
    const icons = iconPaths(cdxIconFullscreen).map((path) => buildIcon(document, path, 14));
    const words = build(document, 'bdi', { lang: 'en' }, 'Open full window');
    const button = build(document, 'button', { type: 'button', class: 'table-open' }, ...icons, words);
    const around = build(document, 'div', { class: 'table-frame' });
    Element.prototype.replaceWith.call(box, around);
    around.append(button, box);
    button.addEventListener('click', () => {
      close = openTableWindow(view, document, around, box, () => focusOn(button));
    });
    return button;
  }

  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) judge(target);
  });
  return {
    look() {
      for (const box of elements(document, BOXES)) {
        if (seen.has(box)) continue;
        seen.add(box);
        observer.observe(box);
      }
    },
    close: () => void close?.(),
    end() {
      observer.disconnect();
      listening.abort();
      close?.();
    },
  };
}
