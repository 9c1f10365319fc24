import { useEffect } from 'react';
import type { Navigation } from '../navigation/navigation-store.ts';
import { type Opening, openingOf } from '../navigation/opening.ts';
import { useShortcutHandlers } from '../navigation/use-shortcuts.ts';
import { useServices } from '../services.ts';
import { useOpenExternal } from '../ui/use-open-external.ts';
import { attribute, linkAround, listen } from './frame-dom.ts';
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
    listen(document, 'mouseup', (event) => onMouseUp(event as MouseEvent), options);
    return () => listening.abort();
  }, [document, navigation, info, openExternal, onKeyDown, onMouseUp]);
}

type InnerLink = Exclude<FrameLink, { readonly kind: 'external' }>;

function follow({ history, go, dispatch, openTab }: Navigation, link: InnerLink, where: Opening): void {
  const here = history.current.location;
  if (where !== 'here') {
    const location = link.kind === 'page' ? link : here.kind === 'page' && { ...here, fragment: link.fragment };
    if (location) openTab(location, { front: where === 'front' });
  } else if (link.kind === 'fragment') dispatch({ type: 'jump', fragment: link.fragment });
  else go(link);
}
