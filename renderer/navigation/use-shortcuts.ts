import { useCallback, useEffect } from 'react';
import type { MenuCommand, TabCommand } from '../../shared/models.ts';
import { SEARCH_FIELD_ID } from '../search/search-field-id.ts';
import { useServices } from '../services.ts';
import { mouseShortcutOf, type Shortcut, shortcutOf, tabAction } from './shortcuts.ts';

type Handlers = {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onMouseUp: (event: MouseEvent) => void;
};

/** What keys and extra mouse buttons do; the article's own document is given the same handlers. */
export function useShortcutHandlers(): Handlers {
  const { info } = useServices();
  const perform = useShortcutAction();
  const act = useCallback(
    (shortcut: Shortcut | undefined, event: Event) => {
      if (!shortcut || event.defaultPrevented) return;
      // Also keeps the menu's own accelerator for the key from doing the same once more.
      event.preventDefault();
      perform(shortcut);
    },
    [perform],
  );
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => act(shortcutOf(event, info.platform, isTyping(event.target)), event),
    [act, info.platform],
  );
  const onMouseUp = useCallback((event: MouseEvent) => act(mouseShortcutOf(event.button), event), [act]);
  return { onKeyDown, onMouseUp };
}

function useShortcutAction(): (shortcut: Shortcut) => void {
  const { navigation, tabs } = useServices();
  return useCallback(
    (shortcut) => {
      const { dispatch, go } = navigation.getState();
      switch (shortcut) {
        case 'search':
          return focusSearch();
        case 'home':
          return go({ kind: 'home' });
        case 'back':
        case 'forward':
          return dispatch({ type: shortcut });
        default:
          return tabs.getState().dispatch(tabAction(shortcut, tabs.getState().tabs.active));
      }
    },
    [navigation, tabs],
  );
}

/** Listens in the window itself, and to the menu. */
export function useShortcuts(): void {
  const { client } = useServices();
  const { onKeyDown, onMouseUp } = useShortcutHandlers();
  const perform = useShortcutAction();
  useEffect(
    () => client.on('menu.chosen', (command) => !isAboutAPanel(command) && perform(command)),
    [client, perform],
  );
  useEffect(() => {
    const listening = new AbortController();
    window.addEventListener('keydown', onKeyDown, { signal: listening.signal });
    window.addEventListener('mouseup', onMouseUp, { signal: listening.signal });
    return () => listening.abort();
  }, [onKeyDown, onMouseUp]);
}

/** What opens a panel is heard by that panel. */
function isAboutAPanel(command: MenuCommand): command is Exclude<MenuCommand, TabCommand> {
  return command === 'diagnostics' || command === 'sign-in-links';
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
