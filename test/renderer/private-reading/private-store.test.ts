import { expect, test } from 'vitest';
import { publicTabs } from '../../../renderer/navigation/tabs.ts';
import { createTabsStore } from '../../../renderer/navigation/tabs-store.ts';
import { createPrivateStore } from '../../../renderer/private-reading/private-store.ts';
import { fail, ok } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';

const page = (title: string) => ({ kind: 'page', site: siteId('wikipedia', 'en'), title }) as const;

function start(answer: unknown = ok(null)) {
  const tabs = createTabsStore();
  const told: boolean[] = [];
  const library = {
    readPrivately: async ({ on }: { readonly on: boolean }) => {
      told.push(on);
      return answer;
    },
  };
  const client = { library } as unknown as Parameters<typeof createPrivateStore>[0]['client'];
  const store = createPrivateStore({ tabs, client, on: false, settle: (change) => change() });
  const go = (title: string) =>
    tabs
      .getState()
      .dispatch({ type: 'within', id: tabs.getState().tabs.active, action: { type: 'go', location: page(title) } });
  const shown = () => tabs.getState().tabs.open.map(({ history }) => history.current.location);
  return { tabs, told, store, go, shown };
}

test('what is opened privately is gone at its end, and what was open before is there again', async () => {
  const { tabs, told, store, go, shown } = start();
  go('Tide');
  const before = tabs.getState().tabs;
  await store.getState().begin();
  expect(shown()).toEqual([{ kind: 'home' }]);
  go('Secret');
  tabs.getState().dispatch({ type: 'new' });
  expect(JSON.stringify(publicTabs(tabs.getState().tabs))).not.toContain('Secret');
  await store.getState().end();
  expect(shown()).toEqual([page('Tide')]);
  expect(tabs.getState().tabs.closed).toEqual(before.closed);
  expect(JSON.stringify(tabs.getState().tabs)).not.toContain('Secret');
  expect(told).toEqual([true, false]);
});

test('closing the last private tab does not end private reading, and no number is given twice', async () => {
  const { tabs, store, go } = start();
  const first = tabs.getState().tabs.active;
  await store.getState().begin();
  go('Secret');
  tabs.getState().dispatch({ type: 'close', id: tabs.getState().tabs.active });
  expect(tabs.getState().tabs.before?.active).toBe(first);
  const inside = tabs.getState().tabs.active;
  await store.getState().end();
  tabs.getState().dispatch({ type: 'new' });
  expect(tabs.getState().tabs.active).toBeGreaterThan(inside);
});

test('where a page of before was left is remembered though it goes out of sight', async () => {
  const { tabs, store, go } = start();
  go('Tide');
  const { active: id, open } = tabs.getState().tabs;
  const key = open[0]?.history.current.key ?? 0;
  await store.getState().begin();
  tabs.getState().dispatch({ type: 'within', id, action: { type: 'left', key, place: { scroll: 700 } } });
  await store.getState().end();
  expect(tabs.getState().tabs.open[0]?.history.current.place).toEqual({ scroll: 700 });
});

test('a page of before that opens anew when it is there again is one that is remembered', async () => {
  const tabs = createTabsStore();
  let isPrivate = false;
  const library = {
    readPrivately: async ({ on }: { readonly on: boolean }) => {
      isPrivate = on;
      return ok(null);
    },
  };
  const opened: boolean[] = [];
  const store = createPrivateStore({
    tabs,
    client: { library } as unknown as Parameters<typeof createPrivateStore>[0]['client'],
    on: false,
    settle(change) {
      change();
      opened.push(isPrivate);
    },
  });
  await store.getState().begin();
  await store.getState().end();
  expect(opened).toEqual([false, false]);
});

test('where main does not take it, nothing is private', async () => {
  const { store, shown, go } = start(fail({ code: 'internal', method: 'library.readPrivately' }));
  go('Tide');
  await store.getState().begin();
  expect(store.getState().on).toBe(false);
  expect(shown()).toEqual([page('Tide')]);
});
