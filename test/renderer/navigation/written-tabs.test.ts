import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Location, PageLocation } from '../../../renderer/navigation/location.ts';
import { restoreSession } from '../../../renderer/navigation/restore-session.ts';
import { keptTabs, reduceTabs, startTabs, type Tabs, type TabsAction } from '../../../renderer/navigation/tabs.ts';
import { decodeTabs, encodeTabs } from '../../../renderer/navigation/written-tabs.ts';
import type { ListId, VisitId } from '../../../shared/library-models.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');
const page = (title: string): PageLocation => ({ kind: 'page', site, title });
const VISIT = 1_700_000_000_000_001 as VisitId;
const LIST = 3 as ListId;
const steps = (tabs: Tabs, ...actions: readonly TabsAction[]) => actions.reduce(reduceTabs, tabs);

/** Three tabs with ways behind them, one of them closed, one left somewhere. */
function used(): Tabs {
  return steps(
    startTabs(page('Marrow')),
    {
      type: 'within',
      id: 1,
      action: { type: 'left', key: 1, place: { scroll: 812.5, heading: { id: 'Tides', top: -3 } } },
    },
    { type: 'within', id: 1, action: { type: 'named', visit: 1, title: 'Marrow', record: VISIT } },
    {
      type: 'within',
      id: 1,
      action: { type: 'go', location: { ...page('Basalt'), fragment: 'Quarries', from: VISIT } },
    },
    { type: 'within', id: 1, action: { type: 'go', location: { kind: 'library', part: 'history', query: 'tide' } } },
    { type: 'within', id: 1, action: { type: 'go', location: { kind: 'library', part: 'list', list: LIST } } },
    { type: 'within', id: 1, action: { type: 'back' } },
    { type: 'within', id: 1, action: { type: 'back' } },
    { type: 'open', location: page('Tide'), from: 1, front: false },
    { type: 'open', location: { kind: 'results', site, query: 'skerry' }, from: 1, front: true },
    { type: 'new' },
    { type: 'close', id: 3 },
    { type: 'show', id: 1 },
    { type: 'within', id: 1, action: { type: 'back' } },
  );
}

describe('tabs that were written down', () => {
  test('are the same again: their order, what is shown, ways, places, what was closed', () => {
    const before = used();
    const after = decodeTabs(encodeTabs(before));
    expect(after).toEqual({ ...before, recent: [before.active] });
    expect(after?.closed).toHaveLength(1);
  });

  test('go on with their visits, and know where they were come from', () => {
    const from = 6_000 as VisitId;
    const record = 7_000 as VisitId;
    const before = steps(startTabs({ ...page('Marrow'), from }), {
      type: 'within',
      id: 1,
      action: { type: 'named', visit: 1, title: 'Marrow', record },
    });
    const after = decodeTabs(encodeTabs(before));
    expect(after?.open[0]?.history.current).toMatchObject({ location: { title: 'Marrow', from }, record });
    expect(decodeTabs(encodeTabs(before).replace('7000', '-7'))).toBeUndefined();
  });

  test('are there again though a page has a heading, a link or a name that is longer than anybody would think', () => {
    const long = 'x'.repeat(70_000);
    const before = steps(
      startTabs({ ...page(long), fragment: long }),
      { type: 'within', id: 1, action: { type: 'left', key: 1, place: { scroll: 1, heading: { id: long, top: 2 } } } },
      { type: 'within', id: 1, action: { type: 'go', location: page('Marrow') } },
    );
    expect(decodeTabs(encodeTabs(before))).toEqual({ ...before, recent: [before.active] });
  });

  test('are where somebody was before signing in', () => {
    const signingIn: Location = { kind: 'sign-in', part: 'token' };
    const before = startTabs(page('Marrow'));
    const during = steps(before, { type: 'within', id: 1, action: { type: 'go', location: signingIn } });
    const after = steps(during, { type: 'within', id: 1, action: { type: 'back' } });
    for (const tabs of [during, after]) {
      expect(decodeTabs(encodeTabs(tabs))?.open[0]?.history).toMatchObject({
        past: [],
        current: { location: page('Marrow') },
        future: [],
      });
    }
  });

  test('go on as they would have: no number comes twice', () => {
    const after = decodeTabs(encodeTabs(used())) ?? startTabs(page('none'));
    const more = steps(
      after,
      { type: 'within', id: 1, action: { type: 'go', location: page('New') } },
      { type: 'new' },
      { type: 'reopen' },
    );
    const ids = more.open.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const keys = more.open.flatMap(({ history: { past, current } }) => [...past, current].map(({ key }) => key));
    expect(decodeTabs(encodeTabs(more))).toBeDefined();
    expect(keys.length).toBeGreaterThan(4);
  });

  test('open only the tab that is shown; each other one when somebody turns to it', () => {
    const after = decodeTabs(encodeTabs(used())) ?? startTabs(page('none'));
    expect(keptTabs(after).map(({ id }) => id)).toEqual([1]);
    expect(keptTabs(reduceTabs(after, { type: 'show', id: 2 })).map(({ id }) => id)).toEqual([1, 2]);
  });

  test('are fewer steps where all of them would be too long', () => {
    const long = 'x'.repeat(2_000);
    let tabs = startTabs(page('Start'));
    for (let count = 0; count < 6; count++) {
      tabs = reduceTabs(tabs, { type: 'open', location: page('Start'), from: 1, front: true });
      for (let step = 0; step < 150; step++)
        tabs = reduceTabs(tabs, {
          type: 'within',
          id: tabs.active,
          action: { type: 'go', location: page(`${long} ${step}`) },
        });
    }
    const written = encodeTabs(tabs);
    expect(written.length).toBeLessThanOrEqual(2 ** 20);
    const after = decodeTabs(written);
    expect(after?.open.map(({ id, history }) => [id, history.current])).toEqual(
      tabs.open.map(({ id, history }) => [id, history.current]),
    );
    expect(after?.open.at(-1)?.history.past).toEqual(tabs.open.at(-1)?.history.past.slice(-50));
  });

  const valid = JSON.parse(encodeTabs(used()));
  /** Written by another hand: the first tab alone, at one place. */
  const oneTab = (current: object) =>
    JSON.stringify({
      ...valid,
      open: [
        {
          ...valid.open[0],
          history: { past: [], future: [], nextNumber: 9, current: { key: 1, visit: 1, ...current } },
        },
      ],
    });

  test('may have been written by another hand', () => {
    expect(decodeTabs(oneTab({ location: page('A'), place: { scroll: 7 } }))).toMatchObject({
      open: [{ history: { current: { location: page('A') } } }],
    });
  });

  test.each([
    ['no JSON', 'tabs'],
    ['nothing', 'null'],
    ['no tab', JSON.stringify({ ...valid, open: [] })],
    ['another tab shown than there is', JSON.stringify({ ...valid, active: 99 })],
    ['two tabs of one number', JSON.stringify({ ...valid, open: [valid.open[0], valid.open[0]] })],
    ['a number that is to come', JSON.stringify({ ...valid, nextId: 2 })],
    ['a place that is none', oneTab({ location: page('A'), place: { scroll: 'far' } })],
    ['a kind of place that is unknown', oneTab({ location: { kind: 'cellar' } })],
    ['a site that is none', oneTab({ location: { kind: 'page', site: '../x', title: 'A' } })],
  ])('are none where the text says %s', (_what, written) => {
    expect(decodeTabs(written)).toBeUndefined();
    expect(restoreSession({ tabs: written, guarded: false })).toMatchObject({
      lost: true,
      tabs: { open: [{ history: { current: { location: { kind: 'home' } } } }] },
    });
  });

  test('never end the window, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (written) => {
        expect(() => restoreSession({ tabs: written, guarded: true })).not.toThrow();
      }),
    );
  });
});

describe('a start', () => {
  test('without anything written down is at home, and nothing is lost', () => {
    expect(restoreSession(null)).toMatchObject({ lost: false, guarded: new Set() });
  });

  test('after two that came to no good end opens no page by itself', () => {
    const { guarded, tabs } = restoreSession({ tabs: encodeTabs(used()), guarded: true });
    const visits = tabs.open.map(({ id, history }) => `${id} ${history.current.visit}`);
    expect([...guarded]).toEqual(visits);
    expect(restoreSession({ tabs: encodeTabs(used()), guarded: false }).guarded.size).toBe(0);
  });
});
