import { expect, test } from 'vitest';
import { bindContract, type Handlers } from '../../main/ipc/bind.ts';
import { channel, type MethodName, methods } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { createFakeLog } from '../fakes/log.ts';

type Event = { readonly trusted: boolean };
type Listener = (event: Event, ...args: unknown[]) => Promise<unknown>;

const names = Object.keys(methods) as MethodName[];

function bound(overrides: Partial<Handlers> = {}) {
  const listeners = new Map<string, Listener>();
  const called: [MethodName, unknown][] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (args: unknown) => {
        called.push([name, args]);
        return ok(null);
      },
    ]),
  ) as unknown as Handlers;
  const log = createFakeLog();
  bindContract<Event>(
    { handle: (name, listener) => listeners.set(name, listener) },
    { ...handlers, ...overrides },
    (event) => event.trusted,
    log.log,
  );
  const call = (name: MethodName, ...args: unknown[]) => listeners.get(channel(name))?.({ trusted: true }, ...args);
  return { listeners, called, log, call };
}

test('every method of the contract has its channel, and there is no other', () => {
  expect([...bound().listeners.keys()].sort()).toEqual(names.map(channel).sort());
});

test('a caller that is not trusted is rejected on every channel, and nothing is called', async () => {
  const { listeners, called, log } = bound();
  for (const listener of listeners.values()) {
    await expect(listener({ trusted: false })).rejects.toThrow('may not call');
  }
  expect(called).toEqual([]);
  expect(log.entries).toHaveLength(names.length);
});

test('who calls is asked before the arguments are looked at', async () => {
  const { listeners, log } = bound();
  await expect(listeners.get(channel('pages.open'))?.({ trusted: false }, { site: 'nonsense' })).rejects.toThrow();
  expect(log.entries.map(({ event }) => event)).toEqual(['ipc.sender-refused']);
});

test.each([
  ['a missing argument', 'pages.open', []],
  ['a wrong type', 'pages.open', [{ site: 'wikipedia:en', title: 7 }]],
  ['a field too many', 'pages.open', [{ site: 'wikipedia:en', title: 'Earth', path: '../..' }]],
  ['a site that is none', 'search.titles', [{ site: '../etc', query: 'x' }]],
  ['a query beyond any length', 'search.titles', [{ site: 'wikipedia:en', query: 'x'.repeat(513) }]],
  ['an argument where none is', 'auth.signOut', [{}]],
  ['a second argument', 'pages.open', [{ site: 'wikipedia:en', title: 'Earth' }, 'more']],
] as const)('%s is answered as wrong arguments', async (_what, name, args) => {
  const { call, called } = bound();
  expect(await call(name, ...args)).toEqual({ ok: false, failure: { code: 'arguments-invalid', method: name } });
  expect(called).toEqual([]);
});

test('decoded arguments reach the function, and its answer goes back as it is', async () => {
  const { call, called } = bound();
  const args = { site: 'wikipedia:en', title: 'AC/DC' };
  expect(await call('pages.open', args)).toEqual(ok(null));
  expect(called).toEqual([['pages.open', args]]);
});

test('a bug is answered as one, and what it said stays out of the answer and the log', async () => {
  const { call, log } = bound({
    'auth.signIn': () => {
      throw new TypeError('code=secret-code');
    },
    'auth.cancel': () => Promise.reject(new Error('verifier secret-verifier')),
  });
  expect(await call('auth.signIn', {})).toEqual({ ok: false, failure: { code: 'internal', method: 'auth.signIn' } });
  expect(await call('auth.cancel')).toEqual({ ok: false, failure: { code: 'internal', method: 'auth.cancel' } });
  expect(log.text()).not.toContain('secret');
});
