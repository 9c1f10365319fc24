import { useCallback, useEffect } from 'react';
import { SEARCH_FIELD_ID } from '../search/search-field-id.ts';
import { useServices } from '../services.ts';
import { mouseShortcutOf, type Shortcut, shortcutOf } from './shortcuts.ts';

type Handlers = {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMouseUp: (event: MouseEvent) => void;
};

/** What keys and extra mouse buttons do; the article's own document is given the same handlers. */
export function useShortcutHandlers(): Handlers {
  const { navigation, info } = useServices();
  const act = useCallback(
    (shortcut: Shortcut | undefined, event: Event) => {
      if (!shortcut || event.defaultPrevented) return;
      event.preventDefault();
      const { dispatch, go } = navigation.getState();
      if (shortcut === 'search') focusSearch();
      else if (shortcut === 'home') go({ kind: 'home' });
      else dispatch({ type: shortcut });
    },
    [navigation],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => act(shortcutOf(event, info.platform, isTyping(event.target)), event),
    [act, info.platform],
  );
  const onMouseUp = useCallback((event: MouseEvent) => act(mouseShortcutOf(event.button), event), [act]);
  return { onKeyDown, onMouseUp };
}

/** Listens in the window itself. */
export function useShortcuts(): void {
  const { onKeyDown, onMouseUp } = useShortcutHandlers();
  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener('keydown', onKeyDown, { signal: listening.signal });
    window.addEventListener('mouseup', onMouseUp, { signal: listening.signal });
    return () => listening.abort();
  }, [onKeyDown, onMouseUp]);
}

function focusSearch(): void {
  const field = document.getElementById(SEARCH_FIELD_ID);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
