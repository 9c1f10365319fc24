import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus when the view opens, so that keys and screen readers start in it. */
export function useFocusOnOpen<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
}
