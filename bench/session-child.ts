/**
 * A run of the app that is killed: starts on what the last one left, says who is signed in and reads as them; told to go on, it
 * refreshes or signs in, again and again.
 */

import { once } from 'node:events';
import { createNodeHttp } from '../test/fakes/node-http.ts';
import { readAs, type SessionApp, sessionApp, type WikiAddresses } from './session-app.ts';

export type ChildTask = { readonly folder: string; readonly wiki: WikiAddresses };
export type ChildWork = 'refresh' | 'sign-in';
export type ChildNews =
  | {
      readonly news: 'started';
      readonly signedIn: boolean;
      readonly readsAs: string;
      readonly notices: readonly string[];
    }
  /** A step is over, and whoever is signed in is on disk. */
  | { readonly news: 'kept' };

const http = createNodeHttp();

function tell(news: ChildNews): void {
  process.send?.(news);
}

function isKept({ auth }: SessionApp): boolean {
  const { session } = auth.view();
  return session.state === 'signed-in' && session.kept;
}

async function refresh(app: SessionApp, url: URL): Promise<void> {
  const bearer = await app.auth.bearers.reader().forUrl(url);
  if (bearer) await app.auth.bearers.reader().refused(bearer, 'invalid');
}

async function run(): Promise<void> {
  const [{ folder, wiki }] = (await once(process, 'message')) as [ChildTask];
  const app = sessionApp(folder, wiki, createNodeHttp());
  const address = `${wiki.apiBase}/search/title?q=sea&limit=1`;
  await app.auth.start();
  const signedIn = app.auth.view().session.state === 'signed-in';
  const readsAs = await readAs(app, http, address);
  const told = once(process, 'message');
  tell({ news: 'started', signedIn, readsAs, notices: app.notices.map(({ code }) => code) });
  const [work] = (await told) as [ChildWork];
  for (;;) {
    if (work === 'sign-in') await app.auth.receiveCallback([await app.ask()]);
    else await refresh(app, new URL(address));
    if (isKept(app)) tell({ news: 'kept' });
  }
}

await run();
