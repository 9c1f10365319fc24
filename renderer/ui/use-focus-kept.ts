import { type RefObject, useEffect, useRef } from 'react';

/** What can be reached with the keyboard. */
const CONTROLS = 'button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/**
 * Keeps the keyboard in a view whose rows and forms come and go: where what had the focus is taken away, what stands in
 * its place has it, the next row or the control that a form stood for.
 */
export function useFocusKept<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    const view = ref.current;
    if (!view) return;
    let last: Element | undefined;
    let place = 0;
    const controls = () => [...view.querySelectorAll<HTMLElement>(CONTROLS)];
    const note = () => {
      // A form goes as a whole.
      const first = last?.closest('form')?.querySelector(CONTROLS) ?? last;
      const at = controls().findIndex((control) => control.isSameNode(first ?? null));
      if (at >= 0) place = at;
    };
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : undefined;
      note();
    };
    const onBlur = () =>
      requestAnimationFrame(() => {
        // Somebody put it down: nothing has gone.
        if (last?.isConnected && isNowhere()) last = undefined;
      });
    const mend = () => {
      if (last?.isConnected) return note();
      // A menu or a panel that is still open has it.
      if (last === undefined || !isNowhere()) return;
      last = undefined;
      const left = controls();
      left[Math.min(place, left.length - 1)]?.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(mend);
    // Menus stand outside the view, and give the focus back when they go.
    observer.observe(document.body, { childList: true, subtree: true });
    view.addEventListener('focusin', onFocus);
    view.addEventListener('focusout', onBlur);
    return () => {
      observer.disconnect();
      view.removeEventListener('focusin', onFocus);
      view.removeEventListener('focusout', onBlur);
    };
  }, []);
  return ref;
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
