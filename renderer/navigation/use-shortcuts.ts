import { useCallback, useEffect, useLayoutEffect } from 'react';
import type { MenuCommand } from '../../shared/models.ts';
import { usePaper } from '../paper/use-paper.ts';
import { useSaving } from '../saving/use-saving.ts';
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
  const { navigation, tabs, privately } = useServices();
  const { save } = useSaving();
  const { print, savePdf } = usePaper();
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
        case 'library':
          return go({ kind: 'library', part: 'pages' });
        case 'history':
          return go({ kind: 'library', part: 'history' });
        case 'save-page': {
          const { location } = navigation.getState().history.current;
          if (location.kind !== 'page' || location.revision !== undefined) return;
          return void save({ kind: 'page', site: location.site, title: location.title }, location.title);
        }
        case 'print':
          return void print();
        case 'save-pdf':
          return void savePdf();
        case 'private-reading': {
          const { on, begin, end } = privately.getState();
          return void (on ? end() : begin());
        }
        default:
          return tabs.getState().dispatch(tabAction(shortcut, tabs.getState().tabs.active));
      }
    },
    [navigation, tabs, privately, save, print, savePdf],
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
  // With the window's first picture, not some time after it: what can be seen can be reached.
  useLayoutEffect(() => {
    const listening = new AbortController();
    window.addEventListener('keydown', onKeyDown, { signal: listening.signal });
    window.addEventListener('mouseup', onMouseUp, { signal: listening.signal });
    return () => listening.abort();
  }, [onKeyDown, onMouseUp]);
}

/** What opens a panel is heard by that panel. */
function isAboutAPanel(command: MenuCommand): command is 'diagnostics' | 'sign-in-links' {
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
