import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { Entry } from '../navigation/history.ts';
import type { PageLocation } from '../navigation/location.ts';
import type { Place } from '../navigation/place.ts';
import { useShown } from '../navigation/shown.ts';
import { useServices } from '../services.ts';
import { bringBack, placeIn } from './bring-back.ts';
import { withFragment } from './frame-address.ts';
import { addressOf, isParsed, listen, viewOf } from './frame-dom.ts';

/** How long a view stands still before it counts as resting, in ms. */
const RESTING = 250;

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
  const { navigation, client } = useServices();
  const latest = useRef({ record: entry.record, section });
  latest.current = { record: entry.record, section };
  const moved = useMoved(document);
  const onTheWay = useSteps(frame, document, entry, location);

  // Leaving, by whatever way, or turning to another tab. A layout effect ends while the frame is still in the window:
  // where it stands is measured once then, not with every movement.
  const { key } = entry;
  const shown = useShown();
  useLayoutEffect(() => {
    if (!shown) return;
    const leave = () => {
      const view = frame?.contentWindow;
      // Who leaves before the page has come back to its place will want that place, not the one on the way.
      if (!view || !document || onTheWay.current) return;
      const { place, progress } = reachedIn(view, document);
      // Who has not moved is where the page's address says, and has read it only where all of it is in view.
      if (!moved.current && !(progress === 1 && isParsed(document))) return;
      navigation.getState().dispatch({ type: 'left', key, place });
      const { record, section: heading } = latest.current;
      // Nobody waits for it, and what is read privately has no visit.
      if (record !== undefined) void client.history.leave({ visit: record, place, progress, section: heading });
    };
    // The app may end without a word: whoever rests somewhere is there at the next start.
    const stop = document && whenResting(document, leave);
    return () => {
      stop?.();
      leave();
    };
  }, [frame, document, key, shown, moved, onTheWay, navigation, client]);
}

/** Calls back when the view has come to rest after it moved, and at the end of the window. Answers what ends it. */
function whenResting(document: Document, rest: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let waiting = 0;
  listen(
    document,
    'scroll',
    () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(rest, RESTING);
    },
    { signal, passive: true },
  );
  // On the way down, so that it comes before whoever writes the tabs down then.
  window.addEventListener('pagehide', rest, { signal, capture: true });
  return () => {
    clearTimeout(waiting);
    listening.abort();
  };
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
