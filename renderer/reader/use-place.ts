import { useEffect, useLayoutEffect, useRef } from 'react';
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

  // Leaving, by whatever way, or turning to another tab. A layout effect ends while the frame is still in the window:
  // where it stands is measured once then, not with every movement.
  const { key } = entry;
  const shown = useShown();
  useLayoutEffect(() => {
    if (!shown) return;
    return () => {
      const view = frame?.contentWindow;
      if (!view || !document || !moved.current) return;
      const { place, progress } = reachedIn(view, document);
      navigation.getState().dispatch({ type: 'left', key, place });
      const { location: at, section: heading } = latest.current;
      recent.getState().read(at, { place, progress, section: heading });
    };
  }, [frame, document, key, shown, moved, navigation, recent]);

  useSteps(frame, document, entry, location);
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

/** Follows the person's steps in the page that is open: back to where they were, to an anchor, to the top. */
function useSteps(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  entry: Entry,
  location: PageLocation,
): void {
  // The first step to an anchor is the frame's own: its address has it.
  const shown = useRef(entry.place ? undefined : entry.key);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!frame || !view || !document || shown.current === entry.key) return;
    const opening = shown.current === undefined;
    shown.current = entry.key;
    stop.current?.();
    stop.current = undefined;
    if (entry.place) stop.current = bringBack(view, document, entry.place);
    else if (location.fragment === undefined) view.scrollTo(0, 0);
    else view.location.replace(withFragment(addressOf(frame) ?? '', location.fragment));
    // A page that has only just come leaves the focus where somebody may be writing.
    if (!opening) frame.focus({ preventScroll: true });
  }, [frame, document, entry, location]);
}
