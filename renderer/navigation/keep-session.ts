import type { Client } from '../client.ts';
import type { Tabs } from './tabs.ts';
import type { TabsStore } from './tabs-store.ts';
import { encodeTabs } from './written-tabs.ts';

/**
 * Hands the tabs to main whenever they have changed: at once, because a window that ends may say nothing more. Main writes
 * them down, no more often than a disk likes, and says where it cannot.
 * @param written which of them are
 */
export function keepSession(
  tabs: TabsStore,
  client: Pick<Client, 'session'>,
  written: (tabs: Tabs) => Tabs = (all) => all,
): void {
  let last = '';
  tabs.subscribe(({ tabs: changed }) => {
    const now = encodeTabs(written(changed));
    if (now === last) return;
    last = now;
    void client.session.keep({ tabs: now });
  });
}
