import { useEffect } from 'react';
import { useShortcutHandlers } from '../navigation/use-shortcuts.ts';
import { useServices } from '../services.ts';
import { useOpenExternal } from '../ui/use-open-external.ts';
import { attribute, linkAround, listen } from './frame-dom.ts';
import { decodeFrameLink } from './frame-link.ts';

/** Links, keys and mouse buttons inside the article: its document runs no script, so the window listens in it. */
export function useFrameEvents(document: Document | undefined): void {
  const { navigation } = useServices();
  const openExternal = useOpenExternal();
  const { onKeyDown, onMouseUp } = useShortcutHandlers();

  useEffect(() => {
    if (!document) return;
    const follow = (event: Event) => {
      const link = linkAround(event.target);
      if (!link) return;
      // Whatever a link is, the frame itself never goes anywhere.
      event.preventDefault();
      // SECURITY: only what a person did leads anywhere.
      if (!event.isTrusted || event.type !== 'click') return;
      const target = decodeFrameLink(attribute(link, 'data-link'), attribute(link, 'href'));
      if (target?.kind === 'external') openExternal(target.url);
      if (target?.kind === 'fragment') navigation.getState().dispatch({ type: 'jump', fragment: target.fragment });
      if (target?.kind === 'page') navigation.getState().go(target);
    };
    const listening = new AbortController();
    const options = { signal: listening.signal };
    listen(document, 'click', follow, options);
    listen(document, 'auxclick', follow, options);
    listen(document, 'keydown', (event) => onKeyDown(event as KeyboardEvent), options);
    listen(document, 'mouseup', (event) => onMouseUp(event as MouseEvent), options);
    return () => listening.abort();
  }, [document, navigation, openExternal, onKeyDown, onMouseUp]);
}
