import { expect, test } from 'vitest';
import type { Location } from '../../../renderer/navigation/location.ts';
import { createNavigation } from '../../../renderer/navigation/navigation-store.ts';
import { activeTab } from '../../../renderer/navigation/tabs.ts';
import { createTabsStore } from '../../../renderer/navigation/tabs-store.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');

function page(title: string): Location {
  return { kind: 'page', site, title };
}

/** Two tabs; the second, opened from the first, waits behind. */
function twoTabs() {
  const tabs = createTabsStore();
  const first = createNavigation(tabs, 1);
  first.getState().go(page('Marrow'));
  first.getState().openTab(page('Basalt'), { front: false });
  return { tabs, first, second: createNavigation(tabs, 2), shown: createNavigation(tabs) };
}

test('what a view in a tab does stays in that tab, also out of sight', () => {
  const { first, second } = twoTabs();
  second.getState().go(page('Tide'));
  expect(first.getState().history.current.location).toEqual(page('Marrow'));
  expect(second.getState().history.current.location).toEqual(page('Tide'));
});

test('outside of the tabs, navigation is that of whichever is shown', () => {
  const { tabs, shown } = twoTabs();
  tabs.getState().dispatch({ type: 'show', id: 2 });
  shown.getState().go(page('Tide'));
  expect(activeTab(tabs.getState().tabs)).toMatchObject({ id: 2, history: { current: { location: page('Tide') } } });
});

test('a tab hears of its own steps and of no others', () => {
  const { first, second } = twoTabs();
  const heard: string[] = [];
  first.subscribe(() => heard.push('first'));
  second.subscribe(() => heard.push('second'));
  second.getState().go(page('Tide'));
  second.getState().dispatch({ type: 'back' });
  expect(heard).toEqual(['second', 'second']);
});

test('the window hears of it when another tab is shown', () => {
  const { tabs, shown } = twoTabs();
  let heard = 0;
  const stop = shown.subscribe(() => {
    heard += 1;
  });
  tabs.getState().dispatch({ type: 'show', id: 2 });
  stop();
  tabs.getState().dispatch({ type: 'show', id: 1 });
  expect(heard).toBe(1);
});

test('a view that goes with its tab may still ask where it was', () => {
  const { tabs, first } = twoTabs();
  first.getState();
  tabs.getState().dispatch({ type: 'close', id: 1 });
  expect(first.getState().history.current.location).toEqual(page('Marrow'));
});

test('what opens in front is shown, and begins at a known place', () => {
  const { tabs, first } = twoTabs();
  first.getState().openTab(page('Tide'), { front: true, place: { scroll: 320 } });
  expect(activeTab(tabs.getState().tabs).history.current).toMatchObject({
    location: page('Tide'),
    place: { scroll: 320 },
  });
});
