import { useEffect } from 'react';
import type { Navigation } from '../navigation/navigation-store.ts';
import { type Opening, openingOf } from '../navigation/opening.ts';
import { useShortcutHandlers } from '../navigation/use-shortcuts.ts';
import { useServices } from '../services.ts';
import { useOpenExternal } from '../ui/use-open-external.ts';
import { attribute, closest, linkAround, listen } from './frame-dom.ts';
import { decodeFrameLink, type FrameLink } from './frame-link.ts';

/** Links, keys and mouse buttons inside the article: its document runs no script, so the window listens in it. */
export function useFrameEvents(document: Document | undefined): void {
  const { navigation, info } = useServices();
  const openExternal = useOpenExternal();
  const { onKeyDown, onMouseUp } = useShortcutHandlers();

  useEffect(() => {
    if (!document) return;
    const onClick = (event: Event) => {
      const link = linkAround(event.target);
      // A note that opened has taken the click.
      if (!link || event.defaultPrevented) return;
      // Whatever a link is, the frame itself never goes anywhere.
      event.preventDefault();
      // SECURITY: only what a person did leads anywhere.
      const press = event as MouseEvent;
      if (!press.isTrusted || press.button > 1) return;
      const target = decodeFrameLink(attribute(link, 'data-link'), attribute(link, 'href'));
      if (target?.kind === 'external') openExternal(target.url);
      else if (target) follow(navigation.getState(), target, openingOf(press, info.platform));
    };
    const listening = new AbortController();
    const options = { signal: listening.signal };
    listen(document, 'click', onClick, options);
    listen(document, 'auxclick', onClick, options);
    listen(document, 'keydown', (event) => onKeyDown(event as KeyboardEvent), options);
    listen(document, 'keydown', (event) => toTheTop(event as KeyboardEvent, document), options);
    listen(document, 'mouseup', (event) => onMouseUp(event as MouseEvent), options);
    return () => listening.abort();
  }, [document, navigation, info, openExternal, onKeyDown, onMouseUp]);
}

/**
 * The very top, at once: a browser glides there, over sections that are drawn and measured only on the way, and ends where the top
 * was thought to be before.
 */
function toTheTop(event: KeyboardEvent, { defaultView }: Document): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (key !== 'Home' || altKey || ctrlKey || metaKey || shiftKey || event.defaultPrevented) return;
  // A recording has a beginning of its own.
  if (closest(event.target, 'audio, video')) return;
  event.preventDefault();
  defaultView?.scrollTo({ top: 0, behavior: 'instant' });
}

type InnerLink = Exclude<FrameLink, { readonly kind: 'external' }>;

function follow({ history, go, dispatch, openTab }: Navigation, link: InnerLink, where: Opening): void {
  const here = history.current.location;
  const page = link.kind === 'page' && { ...link, from: history.current.record };
  if (where !== 'here') {
    const location = page ? page : here.kind === 'page' && { ...here, fragment: link.fragment };
    if (location) openTab(location, { front: where === 'front' });
  } else if (link.kind === 'fragment') dispatch({ type: 'jump', fragment: link.fragment });
  else if (page) go(page);
}
