import { type RefObject, useEffect, useRef } from 'react';

/** So far below the view, in CSS pixels, the next rows are asked for. */
const AHEAD = 600;

/** Calls `onNear` whenever the element comes near the view: what a longer list ends with for now. */
export function useEndInSight<E extends HTMLElement>(onNear: (() => void) | undefined): RefObject<E | null> {
  const end = useRef<E>(null);
  useEffect(() => {
    if (!end.current || !onNear) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onNear(), {
      rootMargin: `${AHEAD}px`,
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [onNear]);
  return end;
}
