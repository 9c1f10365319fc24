import { expect, test } from 'vitest';
import { createRecentStore } from '../../../renderer/home/recent-store.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');
const tide = { site, title: 'Tide', language: 'en' };
const basalt = { site, title: 'Basalt', language: 'en' };

test('a page opened again comes first and keeps how far it was read', () => {
  const store = createRecentStore();
  store.getState().opened(tide);
  store.getState().read(tide, { progress: 0.4, section: 'Causes' });
  store.getState().opened(basalt);
  store.getState().opened(tide);
  expect(store.getState().pages).toEqual([
    { ...tide, progress: 0.4, section: 'Causes' },
    { ...basalt, progress: 0 },
  ]);
});

test('the same title in another language is another page', () => {
  const store = createRecentStore();
  store.getState().opened(tide);
  store.getState().opened({ ...tide, site: siteId('wikipedia', 'simple') });
  expect(store.getState().pages).toHaveLength(2);
});
