import './tab-strip.css';
import { cdxIconAdd } from '@wikimedia/codex-icons';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useServices, useTabs } from '../services.ts';
import { IconButton } from '../ui/Button.tsx';
import { Mark } from '../ui/Mark.tsx';
import { StripTab } from './StripTab.tsx';
import { newTabKeyLabel } from './shortcuts.ts';
import { keptTabs } from './tabs.ts';

/**
 * The tabs above the bar, after the tabs pattern of the ARIA Authoring Practices with manual activation: to show a tab
 * may mean to load its page, so arrows lead along the strip and Enter shows.
 */
export function TabStrip() {
  const { info } = useServices();
  const dispatch = useTabs((state) => state.dispatch);
  const tabs = useTabs((state) => state.tabs);
  const kept = keptTabs(tabs);
  const list = useRef<HTMLDivElement>(null);
  useWheelAlong(list);
  return (
    <div className="tab-strip">
      <span className="brand">
        <Mark />
        <span className="brand-name">Lectern</span>
      </span>
      <div ref={list} className="tab-list" role="tablist" aria-label="Tabs" onKeyDown={moveFocus}>
        {tabs.open.map((tab) => (
          <StripTab
            key={tab.id}
            tab={tab}
            alone={tabs.open.length === 1}
            active={tab.id === tabs.active}
            hasPanel={kept.some(({ id }) => id === tab.id)}
            dispatch={dispatch}
          />
        ))}
      </div>
      <IconButton
        icon={cdxIconAdd}
        size={16}
        label={`New tab (${newTabKeyLabel(info.platform)})`}
        onClick={() => dispatch({ type: 'new' })}
      />
    </div>
  );
}

/** Arrow keys lead from tab to tab, round the ends. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const here = tabs.findIndex((tab) => tab.matches(':focus'));
  if (here < 0) return;
  const there = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: -1 }[event.key];
  if (there === undefined) return;
  event.preventDefault();
  tabs.at(there % tabs.length)?.focus();
}

/** A wheel that only turns up and down moves along a strip that is too long for the window. */
function useWheelAlong(list: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const strip = list.current;
    if (!strip) return;
    const along = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaX !== 0 || strip.scrollWidth <= strip.clientWidth) return;
      event.preventDefault();
      strip.scrollLeft += event.deltaY;
    };
    // React listens passively, and a passive listener may not take the wheel.
    strip.addEventListener('wheel', along, { passive: false });
    return () => strip.removeEventListener('wheel', along);
  }, [list]);
}
