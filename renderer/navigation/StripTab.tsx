import { cdxIconClose } from '@wikimedia/codex-icons';
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { siteLanguage } from '../../shared/site-id.ts';
import { Icon } from '../ui/Icon.tsx';
import { panelId, tabElementId } from './tab-ids.ts';
import { tabTitle } from './tab-title.ts';
import type { Tab } from './tabs.ts';
import type { TabsState } from './tabs-store.ts';

type Props = {
  readonly tab: Tab;
  readonly alone: boolean;
  readonly active: boolean;
  /** Whether what it shows is in the window, in sight or not. */
  readonly hasPanel: boolean;
  readonly dispatch: TabsState['dispatch'];
};

/** One tab of the strip. A press shows it and leaves the focus to the page; the middle button closes it. */
export const StripTab = memo(function StripTab({ tab, alone, active, hasPanel, dispatch }: Props) {
  const { id } = tab;
  const ref = useRef<HTMLDivElement>(null);
  const { location } = tab.history.current;
  const title = tabTitle(tab, alone);
  const language = location.kind === 'page' ? siteLanguage(location.site) : undefined;
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);

  const close = () => dispatch({ type: 'close', id });
  const onMouseDown = (event: MouseEvent) => {
    // Keeps the focus where it is, and the middle button from scrolling the strip.
    event.preventDefault();
    if (event.button === 0) dispatch({ type: 'show', id });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      show(event.currentTarget);
    } else if (event.key === 'Delete') {
      event.preventDefault();
      closeWithin(event.currentTarget);
    }
  };

  function show(element: HTMLElement): void {
    // The page takes the keys, unless the focus is still in the strip.
    if (!active) element.blur();
    dispatch({ type: 'show', id });
  }

  function closeWithin(element: HTMLElement): void {
    const strip = element.closest('[role="tablist"]');
    const index = tabsIn(strip).indexOf(element);
    flushSync(close);
    const left = tabsIn(strip);
    (left[index] ?? left.at(-1))?.focus();
  }

  return (
    <div ref={ref} className="strip-tab" role="presentation" data-active={active || undefined}>
      <div
        className="strip-tab-label"
        role="tab"
        id={tabElementId(id)}
        aria-selected={active}
        aria-controls={hasPanel ? panelId(id) : undefined}
        aria-keyshortcuts="Delete"
        tabIndex={active ? 0 : -1}
        title={title}
        onMouseDown={onMouseDown}
        onAuxClick={(event) => event.button === 1 && close()}
        onKeyDown={onKeyDown}
      >
        <bdi className="strip-tab-title" dir="auto" lang={language} data-title={title}>
          {title}
        </bdi>
      </div>
      {/* For the mouse: who presses keys has Delete here, and a key of the whole window. */}
      <button
        type="button"
        className="strip-tab-close"
        aria-hidden="true"
        tabIndex={-1}
        title="Close"
        onMouseDown={(event) => event.preventDefault()}
        onClick={close}
      >
        <Icon icon={cdxIconClose} size={12} />
      </button>
    </div>
  );
});

function tabsIn(strip: Element | null): readonly HTMLElement[] {
  return [...(strip?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
}
