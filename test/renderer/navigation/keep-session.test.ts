import { expect, test } from 'vitest';
import type { Client } from '../../../renderer/client.ts';
import { keepSession } from '../../../renderer/navigation/keep-session.ts';
import { startTabs } from '../../../renderer/navigation/tabs.ts';
import { createTabsStore } from '../../../renderer/navigation/tabs-store.ts';
import { decodeTabs } from '../../../renderer/navigation/written-tabs.ts';
import { ok } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');

function keeping(written?: Parameters<typeof keepSession>[2]) {
  const kept: string[] = [];
  const session: Pick<Client['session'], 'keep'> = {
    keep: async ({ tabs }) => {
      kept.push(tabs);
      return ok(null);
    },
  };
  const tabs = createTabsStore();
  keepSession(tabs, { session } as Pick<Client, 'session'>, written);
  const go = (title: string) =>
    tabs
      .getState()
      .dispatch({ type: 'within', id: 1, action: { type: 'go', location: { kind: 'page', site, title } } });
  return { kept, go, tabs };
}

const titles = (kept: readonly string[]) =>
  kept.map((one) => {
    const location = decodeTabs(one)?.open[0]?.history.current.location;
    return location?.kind === 'page' ? location.title : location?.kind;
  });

test('what changes is handed over at once, and what is the same is not', () => {
  const { kept, go, tabs } = keeping();
  go('A');
  expect(titles(kept)).toEqual(['A']);
  tabs.setState((state) => ({ tabs: { ...state.tabs } }));
  expect(kept).toHaveLength(1);
  go('B');
  go('C');
  expect(titles(kept)).toEqual(['A', 'B', 'C']);
});

test('only those tabs are handed over that may be', () => {
  const { kept, go } = keeping(() => startTabs({ kind: 'home' }));
  go('Secret');
  expect(titles(kept)).toEqual(['home']);
  go('Another');
  expect(kept).toHaveLength(1);
});
