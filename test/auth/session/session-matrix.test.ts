import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JsonStore, openKeptFile } from '../../../main/shell/storage/kept-file.ts';
import { STORE_OPTIONS } from '../../../main/shell/storage/store-options.ts';
import { type SampleWiki, startSampleWiki } from '../../../sample-wiki/server.ts';
import type { StorageNotice } from '../../../shared/models.ts';
import { createNodeHttp } from '../../fakes/node-http.ts';
import { allow } from '../../fakes/sample-sign-in.ts';
import { newWorld, startApp, type World } from '../app.ts';
import { expectNoLeaks } from '../no-leaks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const http = createNodeHttp();

let world: World;
let wiki: SampleWiki;
const runs: { readonly app: App; readonly over: World }[] = [];

beforeEach(async () => {
  world = newWorld();
  wiki = await startSampleWiki({ clock: { ...world.clock, now: () => world.clock.now() - wrong } });
});

afterEach(async () => {
  wrong = 0;
  await wiki.close();
  const ran = runs.splice(0);
  expectNoLeaks(
    wiki,
    ran.map(({ app }) => app),
    ran.map(({ over }) => over),
  );
});

/** How far the computer's clock is ahead of the wiki's. */
let wrong = 0;
function setClockWrong(ms: number): void {
  wrong += ms;
  world.clock.jump(ms);
}

type App = Awaited<ReturnType<typeof startApp>>;

async function start(over: World = world): Promise<App> {
  const app = await startApp(over, {
    http,
    oauthBase: wiki.oauthBase,
    apiOrigins: [wiki.origin],
    client: { id: wiki.clients.desktop.id, source: 'built-in', redirect: 'scheme' },
  });
  runs.push({ app, over });
  return app;
}

async function signIn(app: App): Promise<App> {
  await app.auth.signIn();
  await app.auth.receiveCallback([await allow(app.request().href)]);
  return app;
}

async function answered(authorization?: string): Promise<number> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const answer = await http(`${wiki.apiBase}/search/title?q=sea&limit=1`, { method: 'GET', headers });
  await answer.arrayBuffer();
  return answer.status;
}

/** Reads as the wiki client does. */
async function read({ auth }: App): Promise<'as a user' | 'as nobody'> {
  const bearer = await auth.bearers.reader().forUrl(new URL(wiki.apiBase));
  if (bearer && (await answered(bearer.authorization)) === 200) return 'as a user';
  const next = bearer && (await auth.bearers.reader().refused(bearer, 'invalid'));
  if (next && (await answered(next.authorization)) === 200) return 'as a user';
  expect(await answered()).toBe(200);
  return 'as nobody';
}

const tokenRequests = () => wiki.requests.entries().filter(({ path }) => path.endsWith('/oauth2/access_token')).length;

describe.each([
  ['ahead', DAY],
  ['behind', -DAY],
])('with a clock that is a day %s', (_where, ms) => {
  it('signing in works, the view says so, and the token is refreshed when it is due and not before', async () => {
    setClockWrong(ms);
    const app = await signIn(await start());
    expect(Math.round((app.auth.view().clock?.skewMs ?? 0) / 60_000)).toBe(ms / 60_000);
    world.clock.advance(4 * HOUR - 90_000);
    expect(await read(app)).toBe('as a user');
    expect(tokenRequests()).toBe(1);
    world.clock.advance(60_000);
    expect(await read(app)).toBe('as a user');
    expect(tokenRequests()).toBe(2);
  });

  it('somebody who signed in while it was right stays so, and reads', async () => {
    await signIn(await start());
    setClockWrong(ms);
    wiki.expireAccessTokens();
    const app = await start();
    expect(await read(app)).toBe('as a user');
    expect(app.session()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });

  it('is said no more when somebody has set it', async () => {
    setClockWrong(ms);
    const app = await signIn(await start());
    setClockWrong(-ms);
    await app.auth.hearing(http)(wiki.apiBase, { method: 'GET', headers: {} });
    expect(app.auth.view().clock).toEqual({ skewMs: 0 });
    expect(await read(app)).toBe('as a user');
  });
});

describe('a second device', () => {
  it('refreshes its own pair: the first goes on reading with its own', async () => {
    const first = await signIn(await start());
    const second = await signIn(await start({ ...newWorld(), clock: world.clock }));
    world.clock.advance(4 * HOUR);
    expect([await read(second), await read(first), await read(second)]).toEqual(Array(3).fill('as a user'));
  });

  it('with a copy of the same profile is signed out alone, when its pair is long spent', async () => {
    const first = await signIn(await start());
    const copy = newWorld();
    copy.store.set('auth.accounts', world.store.get('auth.accounts'));
    world.clock.advance(4 * HOUR);
    expect(await read(first)).toBe('as a user');
    world.clock.advance(11 * 60_000);
    const second = await start({ ...copy, clock: world.clock });
    expect(await read(second)).toBe('as nobody');
    expect(second.session()).toEqual({ state: 'signed-out', reason: 'revoked' });
    expect(await read(first)).toBe('as a user');
  });
});

describe('a crash', () => {
  it('between the write of a refreshed pair and its first use loses nothing', async () => {
    const app = await signIn(await start());
    world.clock.advance(4 * HOUR);
    await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase));
    world.clock.advance(HOUR);
    const next = await start();
    expect(await read(next)).toBe('as a user');
    expect(tokenRequests()).toBe(2);
  });

  it('between answer and write loses nothing within the server’s ten minutes, and says what happened after them', async () => {
    const app = await signIn(await start());
    world.clock.advance(4 * HOUR);
    world.store.breakWrites(1);
    await app.auth.bearers.reader().forUrl(new URL(wiki.apiBase));
    const kept = world.store.get('auth.accounts');
    world.clock.advance(9 * 60_000);
    expect(await read(await start())).toBe('as a user');
    world.store.set('auth.accounts', kept);
    world.clock.advance(2 * 60_000);
    const late = await start();
    expect(await read(late)).toBe('as nobody');
    expect(late.session()).toEqual({ state: 'signed-out', reason: 'revoked' });
  });
});

it('a token that is revoked while fifty read ends the session once, and all of them go on as nobody', async () => {
  const app = await signIn(await start());
  wiki.revokeAll();
  const before = app.views.length;
  const how = await Promise.all(Array.from({ length: 50 }, () => read(app)));
  expect(new Set(how)).toEqual(new Set(['as nobody']));
  expect(tokenRequests()).toBe(2);
  const ends = app.views.slice(before).filter((view, index, all) => {
    const last = index === 0 ? 'signed-in' : all[index - 1]?.session.state;
    return last === 'signed-in' && view.session.state === 'signed-out';
  });
  expect(ends).toHaveLength(1);
  expect(ends[0]?.session).toEqual({ state: 'signed-out', reason: 'revoked' });
});

it('fifty refused at once are mended by one refresh, which the window hears of', async () => {
  const app = await signIn(await start());
  wiki.expireAccessTokens();
  const before = app.views.length;
  const how = await Promise.all(Array.from({ length: 50 }, () => read(app)));
  expect(new Set(how)).toEqual(new Set(['as a user']));
  expect(tokenRequests()).toBe(2);
  const connections = app.views.slice(before).map(({ session }) => session.state === 'signed-in' && session.connection);
  expect(connections).toContain('refreshing');
  expect(connections.at(-1)).toBe('online');
});

describe('a file that', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-session-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A run over a real file; `full` is a disk on which nothing can be written. */
  async function overFile(full: () => boolean = () => false) {
    const notices: StorageNotice[] = [];
    const open = (cwd: string, configName: string): JsonStore => {
      const conf = new Conf<Record<string, unknown>>({ ...STORE_OPTIONS, cwd, configName });
      const orFull = (write: () => void) => {
        if (full()) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
        write();
      };
      return { set: (values) => orFull(() => conf.set(values)), delete: (key) => orFull(() => conf.delete(key)) };
    };
    const { clock } = world;
    const notice = (said: StorageNotice) => notices.push(said);
    const store = openKeptFile({ folder, name: 'account', version: 2, open, clock, log: () => {}, notice });
    const app = await start({ ...world, store: { ...world.store, ...store } });
    return { app, notices };
  }

  it('cannot be written is said, and the session goes on in memory', async () => {
    const { app, notices } = await overFile(() => true);
    await signIn(app);
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: false });
    expect(notices).toContainEqual({ code: 'settings-unwritable' });
    const failure = { code: 'key-store-failed', why: 'unwritable' };
    expect(await app.auth.retryKeyStore()).toEqual({ ok: false, failure });
    expect(await read(app)).toBe('as a user');
  });

  it('fills the disk at a refresh costs nobody the session, and is written when there is room', async () => {
    let full = false;
    const { app } = await overFile(() => full);
    await signIn(app);
    full = true;
    world.clock.advance(4 * HOUR);
    await read(app);
    expect(await read(app)).toBe('as a user');
    expect(app.session()).toMatchObject({ state: 'signed-in', kept: false });
    full = false;
    expect(await app.auth.retryKeyStore()).toMatchObject({ ok: true });
    expect(app.session()).toMatchObject({ kept: true });
    expect(await read((await overFile()).app)).toBe('as a user');
  });
});
