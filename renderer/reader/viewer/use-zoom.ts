import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  fitted,
  held,
  type Look,
  largestScale,
  moved,
  type Point,
  type Size,
  WHOLE,
  wheelFactor,
  zoomed,
} from './zoom.ts';

const NOTHING: Size = { width: 0, height: 0 };

export type Zoom = {
  /** Goes on the element that the picture is looked at in. */
  readonly stage: (element: HTMLElement | null) => void;
  readonly look: Look;
  /** The picture as it fits. */
  readonly whole: Size;
  /** By keys and buttons: around the middle. */
  readonly by: (factor: number) => void;
  readonly reset: () => void;
  readonly drag: Pick<
    React.HTMLAttributes<HTMLElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onDoubleClick'
  >;
};

/** Zooming and moving one picture. @param natural its size in its own pixels, as far as it is known */
export function useZoom(natural: Size): Zoom {
  const [element, stage] = useState<HTMLElement | null>(null);
  const [room, setRoom] = useState(NOTHING);
  const [asked, setLook] = useState(WHOLE);
  const from = useRef<Point | undefined>(undefined);
  const whole = useMemo(() => fitted(natural, room), [natural, room]);
  const look = held(asked, whole, room);
  const largest = largestScale(natural, whole);

  const at = useCallback(
    (factor: number, point: Point) => setLook((now) => zoomed(now, factor, point, whole, room, largest)),
    [whole, room, largest],
  );

  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  useEffect(() => {
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      // Not the whole window, which is what a wheel with Ctrl zooms otherwise: React's own listeners could not say so.
      event.preventDefault();
      at(wheelFactor(event.deltaY, event.ctrlKey), fromMiddle(element, event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [element, at]);

  const letGo = () => {
    from.current = undefined;
  };

  return {
    stage,
    look,
    whole,
    by: (factor) => at(factor, { x: 0, y: 0 }),
    reset: () => setLook(WHOLE),
    drag: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || look.scale === 1) return;
        from.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const last = from.current;
        if (!last) return;
        from.current = { x: event.clientX, y: event.clientY };
        const step = { x: event.clientX - last.x, y: event.clientY - last.y };
        setLook((now) => moved(now, step, whole, room));
      },
      onPointerUp: letGo,
      // The system took the pointer for something else.
      onPointerCancel: letGo,
      onDoubleClick: (event) => {
        if (look.scale > 1) setLook(WHOLE);
        else if (element) at(2, fromMiddle(element, event));
      },
    },
  };
}

function fromMiddle(
  element: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
