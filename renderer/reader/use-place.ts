import { useEffect, useRef } from 'react';
import type { Entry } from '../navigation/history.ts';
import type { PageLocation } from '../navigation/location.ts';
import { useServices } from '../services.ts';
import { withFragment } from './frame-address.ts';
import { addressOf, listen } from './frame-dom.ts';

type Place = { readonly scroll: number; readonly progress: number };

/**
 * Where in the page the person is: restored when they come back, kept when they leave, followed when they jump.
 * @param section heading of what is being read, for home
 */
export function usePlace(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  complete: boolean,
  entry: Entry,
  location: PageLocation,
  section: string | undefined,
): void {
  const { navigation, recent } = useServices();
  const last = useRef<Place | undefined>(undefined);
  const latest = useRef({ location, section });
  latest.current = { location, section };

  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document) return;
    const listening = new AbortController();
    const onScroll = () => {
      last.current = placeIn(view);
    };
    listen(document, 'scroll', onScroll, { signal: listening.signal, passive: true });
    return () => listening.abort();
  }, [frame, document]);

  // Runs when the person leaves this entry, by whatever way.
  const { key } = entry;
  useEffect(
    () => () => {
      if (!last.current) return;
      const { scroll, progress } = last.current;
      navigation.getState().dispatch({ type: 'scrolled', key, scroll });
      const { location: at, section: heading } = latest.current;
      recent.getState().read(at, { scroll, progress, section: heading });
    },
    [key, navigation, recent],
  );

  useJumps(frame, document, entry, location);
  useReturn(frame, document, complete, entry);
}

function placeIn(view: Window): Place {
  const { scrollY, innerHeight } = view;
  const scroller = Document.prototype.querySelector.call(view.document, 'html');
  const length = (scroller?.scrollHeight ?? 0) - innerHeight;
  return { scroll: scrollY, progress: length > 0 ? Math.min(1, scrollY / length) : 1 };
}

/** Follows steps inside the page that is open. The first step is the frame's own: its address has the anchor. */
function useJumps(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  entry: Entry,
  location: PageLocation,
): void {
  const shown = useRef(entry.key);
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!frame || !view || !document || shown.current === entry.key) return;
    shown.current = entry.key;
    if (entry.scroll !== undefined) view.scrollTo(0, entry.scroll);
    else if (location.fragment === undefined) view.scrollTo(0, 0);
    else view.location.replace(withFragment(addressOf(frame) ?? '', location.fragment));
    frame.focus({ preventScroll: true });
  }, [frame, document, entry, location]);
}

/** Back at a page: to where it was left, as soon as that much of it is there, unless the person moves first. */
function useReturn(
  frame: HTMLIFrameElement | null,
  document: Document | undefined,
  complete: boolean,
  entry: Entry,
): void {
  const wanted = useRef(entry.scroll);
  useEffect(() => {
    const view = frame?.contentWindow;
    if (!view || !document || !wanted.current) return;
    const listening = new AbortController();
    const give = () => {
      wanted.current = undefined;
      observer.disconnect();
      listening.abort();
    };
    const approach = () => {
      if (wanted.current === undefined) return;
      view.scrollTo(0, wanted.current);
      if (complete || view.scrollY >= wanted.current - 1) give();
    };
    const observer = new MutationObserver(approach);
    for (const moved of ['wheel', 'keydown', 'pointerdown', 'touchstart']) {
      listen(document, moved, give, { signal: listening.signal, passive: true });
    }
    observer.observe(document, { childList: true, subtree: true });
    approach();
    return () => {
      observer.disconnect();
      listening.abort();
    };
  }, [frame, document, complete]);
}
