import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Entry } from '../navigation/history.ts';
import type { PageLocation } from '../navigation/location.ts';
import type { Place } from '../navigation/place.ts';
import { useShown } from '../navigation/shown.ts';
import { useServices } from '../services.ts';
import { bringBack, placeIn } from './bring-back.ts';
import { withFragment } from './frame-address.ts';
import { addressOf, listen, viewOf } from './frame-dom.ts';

type Reached = { readonly place: Place; readonly progress: number };

/**
 * Where in the page the person is: restored when they come back, kept when they leave, followed when they jump.
 * @param section heading of what is being read, for home
 */
export function usePlace(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  entry: Entry,
  location: PageLocation,
  section: string | undefined,
): void {
  const { navigation, recent } = useServices();
  const latest = useRef({ location, section });
  latest.current = { location, section };
  const moved = useMoved(document);
  const onTheWay = useSteps(frame, document, entry, location);

  // Leaving, by whatever way, or turning to another tab. A layout effect ends while the frame is still in the window:
  // where it stands is measured once then, not with every movement.
  const { key } = entry;
  const shown = useShown();
  useLayoutEffect(() => {
    if (!shown) return;
    return () => {
      const view = frame?.contentWindow;
      // Who leaves before the page has come back to its place will want that place, not the one on the way.
      if (!view || !document || !moved.current || onTheWay.current) return;
      const { place, progress } = reachedIn(view, document);
      navigation.getState().dispatch({ type: 'left', key, place });
      const { location: at, section: heading } = latest.current;
      recent.getState().read(at, { place, progress, section: heading });
    };
  }, [frame, document, key, shown, moved, onTheWay, navigation, recent]);
}

/** Whether the document has ever scrolled: one that has not is where its address says. */
function useMoved(document: Document | undefined): { readonly current: boolean } {
  const moved = useRef(false);
  useEffect(() => {
    if (!document) return;
    const listening = new AbortController();
    const onScroll = () => {
      moved.current = true;
    };
    listen(document, 'scroll', onScroll, { signal: listening.signal, passive: true });
    return () => listening.abort();
  }, [document]);
  return moved;
}

function reachedIn(view: Window, document: Document): Reached {
  const { scrolled, length } = viewOf(view, document);
  return { place: placeIn(view, document), progress: length > 0 ? Math.min(1, scrolled / length) : 1 };
}

/**
 * Follows the person's steps in the page that is open: back to where they were, to an anchor, to the top.
 * @returns whether it is being brought back just now
 */
function useSteps(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  entry: Entry,
  location: PageLocation,
): { readonly current: boolean } {
  // The first step to an anchor is the frame's own: its address has it.
  const reached = useRef(entry.place ? undefined : entry.key);
  const { onTheWay, start, stop } = useBringBack();

  // The window may have changed its width while another tab was shown, and every line its length.
  const shown = useShown();
  const wasShown = useRef(shown);
  useEffect(() => {
    const view = frame?.contentWindow;
    const returned = shown && !wasShown.current;
    wasShown.current = shown;
    if (!returned || !view || !document || !entry.place) return;
    start(view, document, entry.place);
  }, [shown, frame, document, entry, start]);

  useEffect(() => {
    const view = frame?.contentWindow;
    if (!frame || !view || !document || reached.current === entry.key) return;
    const opening = reached.current === undefined;
    reached.current = entry.key;
    stop();
    if (entry.place) start(view, document, entry.place);
    else if (location.fragment === undefined) view.scrollTo(0, 0);
    else view.location.replace(withFragment(addressOf(frame) ?? '', location.fragment));
    // A page that has only just come leaves the focus where somebody may be writing.
    if (!opening) frame.focus({ preventScroll: true });
  }, [frame, document, entry, location, start, stop]);
  return onTheWay;
}

/** One way back at a time; it ends with the view. */
function useBringBack() {
  const onTheWay = useRef(false);
  const giveUp = useRef<() => void>(undefined);
  const stop = useCallback(() => giveUp.current?.(), []);
  const start = useCallback(
    (view: Window, document: Document, place: Place) => {
      stop();
      onTheWay.current = true;
      giveUp.current = bringBack(view, document, place, () => {
        onTheWay.current = false;
      });
    },
    [stop],
  );
  useEffect(() => stop, [stop]);
  return { onTheWay, start, stop };
}
