import { type RefObject, useEffect, useRef } from 'react';
import { isWriting } from './is-writing.ts';

/**
 * Takes the focus when the view opens, so that keys and screen readers start in it; unless somebody is writing: a view that comes
 * late, as after a start, would take the words from them. After the effects of what closes with it: until then a popover keeps all outside inert.
 */
export function useFocusOnOpen<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (!isWriting(document.activeElement)) ref.current?.focus({ preventScroll: true });
  }, []);
  return ref;
}
