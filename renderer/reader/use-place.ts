import { useEffect, useRef } from 'react';
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
  const last = useRef<Reached | undefined>(undefined);
  const latest = useRef({ location, section });
  latest.current = { location, section };

  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document) return;
    const listening = new AbortController();
    const onScroll = () => {
      last.current = reachedIn(view, document);
    };
    listen(document, 'scroll', onScroll, { signal: listening.signal, passive: true });
    return () => listening.abort();
  }, [frame, document]);

  // Runs when the person leaves this entry, by whatever way, or turns to another tab.
  const { key } = entry;
  const shown = useShown();
  useEffect(() => {
    if (!shown) return;
    return () => {
      if (!last.current) return;
      const { place, progress } = last.current;
      navigation.getState().dispatch({ type: 'left', key, place });
      const { location: at, section: heading } = latest.current;
      recent.getState().read(at, { place, progress, section: heading });
    };
  }, [key, shown, navigation, recent]);

  useSteps(frame, document, entry, location);
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
