import { expect } from 'vitest';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { findLeaks, secretsOfWiki } from '../leaks/leak-scan.ts';
import type { startApp, World } from './app.ts';

type App = Awaited<ReturnType<typeof startApp>>;

/** Nothing that the wiki handed out is in what these runs wrote down, logged and showed, nor on their disks. */
export function expectNoLeaks(wiki: SampleWiki, apps: readonly App[], worlds: readonly World[]): void {
  const places = [
    ...worlds.map(({ store }) => ({ name: 'the disk', content: store.text() })),
    ...apps.map(({ log }) => ({ name: 'the log', content: log.text() })),
    ...apps.map(({ views }) => ({ name: 'the window', content: JSON.stringify(views) })),
  ];
  expect(findLeaks(secretsOfWiki(wiki.secrets()), places)).toEqual([]);
}
