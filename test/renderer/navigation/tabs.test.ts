import { describe, expect, test } from 'vitest';
import type { Location } from '../../../renderer/navigation/location.ts';
import { tabTitle } from '../../../renderer/navigation/tab-title.ts';
import {
  activeTab,
  keptTabs,
  reduceTabs,
  startTabs,
  type Tab,
  type Tabs,
  type TabsAction,
  tabOf,
} from '../../../renderer/navigation/tabs.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');

function page(title: string): Location {
  return { kind: 'page', site, title };
}

/** The only tab shows a page: it has the id 1. */
function reading(title = 'Marrow'): Tabs {
  return startTabs(page(title));
}

function steps(tabs: Tabs, ...actions: readonly TabsAction[]): Tabs {
  return actions.reduce(reduceTabs, tabs);
}

function follow(title: string, from = 1, front = false): TabsAction {
  return { type: 'open', location: page(title), from, front };
}

function go(id: number, title: string): TabsAction {
  return { type: 'within', id, action: { type: 'go', location: page(title) } };
}

/** Titles as they stand in the strip, the active one in brackets. */
function strip({ open, active }: Tabs): string {
  return open.map((tab) => (tab.id === active ? `[${titleOf(tab)}]` : titleOf(tab))).join(' ');
}

function titleOf(tab: Tab): string {
  return tabTitle(tab, false);
}

describe('opening', () => {
  test('links open beside their page in the order they were followed, and wait behind it', () => {
    const tabs = steps(reading(), { type: 'new' }, { type: 'show', id: 1 }, follow('Basalt'), follow('Tide'));
    expect(strip(tabs)).toBe('[Marrow] Basalt Tide New tab');
  });

  test('a link opened in front is shown', () => {
    expect(strip(steps(reading(), follow('Basalt', 1, true)))).toBe('Marrow [Basalt]');
  });

  test('an empty tab opens at the end and is shown', () => {
    expect(strip(steps(reading(), follow('Basalt'), { type: 'new' }))).toBe('Marrow Basalt [New tab]');
  });

  test('no two tabs ever share an id, closed ones included', () => {
    const tabs = steps(reading(), follow('Basalt'), { type: 'close', id: 2 }, follow('Tide'), { type: 'reopen' });
    expect(new Set(tabs.open.map(({ id }) => id)).size).toBe(3);
  });
});

describe('switching', () => {
  const three = steps(reading(), follow('Basalt'), follow('Tide'));

  test('steps go round both ends', () => {
    expect(strip(steps(three, { type: 'step', by: -1 }))).toBe('Marrow Basalt [Tide]');
    expect(strip(steps(three, { type: 'step', by: -1 }, { type: 'step', by: 1 }))).toBe('[Marrow] Basalt Tide');
  });

  test('a position shows its tab, nine the last one, and one that is not there nothing else', () => {
    expect(strip(steps(three, { type: 'nth', position: 2 }))).toBe('Marrow [Basalt] Tide');
    expect(strip(steps(three, { type: 'nth', position: 9 }))).toBe('Marrow Basalt [Tide]');
    expect(steps(three, { type: 'nth', position: 4 })).toBe(three);
  });

  test('each tab has its own way back', () => {
    const tabs = steps(three, go(1, 'Skerry'), go(2, 'Columnar jointing'), {
      type: 'within',
      id: 2,
      action: { type: 'back' },
    });
    expect(strip(tabs)).toBe('[Skerry] Basalt Tide');
    expect(activeTab(tabs).history.past).toHaveLength(1);
  });

  test('a step in one tab leaves the others as they are, to the object', () => {
    expect(tabOf(steps(three, go(1, 'Skerry')), 2)).toBe(tabOf(three, 2));
  });
});

describe('closing', () => {
  const opened = steps(reading(), { type: 'new' }, { type: 'show', id: 1 }, follow('Basalt'), follow('Tide'));

  test('after a followed link comes the next link of the same page, then the page', () => {
    const shown = steps(opened, { type: 'show', id: 3 }, { type: 'close', id: 3 });
    expect(strip(shown)).toBe('Marrow [Tide] New tab');
    expect(strip(steps(shown, { type: 'close', id: 4 }))).toBe('[Marrow] New tab');
  });

  test('after any other tab comes its right neighbour, after the last its left', () => {
    expect(strip(steps(opened, { type: 'close', id: 1 }))).toBe('[Basalt] Tide New tab');
    expect(strip(steps(opened, { type: 'show', id: 2 }, { type: 'close', id: 2 }))).toBe('Marrow Basalt [Tide]');
  });

  test('closing another tab changes nothing in sight', () => {
    expect(strip(steps(opened, { type: 'close', id: 3 }))).toBe('[Marrow] Tide New tab');
  });

  test('the last tab leaves home behind, and makes room for itself when it comes back', () => {
    const home = steps(reading(), { type: 'close', id: 1 });
    expect(home.open.map(({ history }) => history.current.location)).toEqual([{ kind: 'home' }]);
    expect(steps(home, { type: 'close', id: home.active })).toBe(home);
    expect(strip(steps(home, { type: 'reopen' }))).toBe('[Marrow]');
  });
});

describe('reopening', () => {
  test('brings tabs back latest first, where they stood, with all their steps', () => {
    const before = steps(reading(), follow('Basalt'), follow('Tide'), go(2, 'Columnar jointing'));
    const closed = steps(before, { type: 'close', id: 2 }, { type: 'close', id: 3 });
    const once = steps(closed, { type: 'reopen' });
    expect(strip(once)).toBe('Marrow [Tide]');
    const twice = steps(once, { type: 'reopen' });
    expect(strip(twice)).toBe('Marrow [Columnar jointing] Tide');
    expect(tabOf(twice, 2)).toEqual(tabOf(before, 2));
    expect(steps(twice, { type: 'reopen' })).toBe(twice);
  });

  test('a tab in which nobody has been anywhere is not kept', () => {
    expect(steps(reading(), { type: 'new' }, { type: 'close', id: 2 }).closed).toEqual([]);
  });

  test('where a page was left is kept though its tab is closed by then', () => {
    const tabs = steps(reading(), follow('Basalt'), { type: 'close', id: 1 });
    const left = steps(tabs, {
      type: 'within',
      id: 1,
      action: { type: 'left', key: 1, place: { scroll: 640 } },
    });
    expect(activeTab(steps(left, { type: 'reopen' })).history.current.place).toEqual({ scroll: 640 });
  });

  test('what is remembered of closed tabs is bounded', () => {
    const many = Array.from({ length: 60 }, (_, at): readonly TabsAction[] => [
      follow(`Page ${at}`),
      { type: 'close', id: at + 2 },
    ]).flat();
    expect(steps(reading(), ...many).closed.length).toBeLessThanOrEqual(25);
  });
});

describe('what stays in memory', () => {
  const many = steps(reading(), ...Array.from({ length: 9 }, (_, at) => follow(`Page ${at}`)));

  test('a bounded number of documents, the shown one and the latest among them', () => {
    const tabs = steps(many, { type: 'show', id: 4 }, { type: 'show', id: 6 });
    const kept = keptTabs(tabs).map(({ id }) => id);
    expect(kept).toHaveLength(5);
    expect(kept).toEqual(expect.arrayContaining([6, 4, 1]));
  });

  test('frames keep their order whatever is shown: one that moves in the window loads anew', () => {
    // The youngest tab stands between older ones in the strip.
    const mixed = steps(many, follow('Tide', 3));
    const orders = [11, 9, 5, 1].map((id) => keptTabs(steps(mixed, { type: 'show', id })).map((tab) => tab.id));
    for (const order of orders) expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('home is there only while it is shown', () => {
    const tabs = steps(reading(), { type: 'new' });
    expect(keptTabs(tabs).map(({ id }) => id)).toEqual([1, 2]);
    expect(keptTabs(steps(tabs, { type: 'show', id: 1 })).map(({ id }) => id)).toEqual([1]);
  });
});

test('the tabs survive being written down', () => {
  const tabs = steps(reading(), follow('Basalt'), go(2, 'Tide'), { type: 'close', id: 2 }, { type: 'new' });
  expect(JSON.parse(JSON.stringify(tabs))).toEqual(tabs);
});

test('an empty tab is home when it is alone', () => {
  const tab = activeTab(startTabs({ kind: 'home' }));
  expect([tabTitle(tab, true), tabTitle(tab, false)]).toEqual(['Home', 'New tab']);
});
