import { expect, test } from 'vitest';
import { createConnectionStore, followConnection } from '../../../renderer/connection/connection-store.ts';

function follow(onLine = true) {
  const listeners = new Map<string, (payload: unknown) => void>();
  const host = Object.assign(new EventTarget(), { navigator: { onLine } });
  const client = {
    on: (event: string, listener: (payload: unknown) => void) => {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
  };
  const store = createConnectionStore();
  const end = followConnection(
    store,
    client as unknown as Parameters<typeof followConnection>[1],
    host as unknown as Window,
  );
  return { store, host, end, listeners, tell: (event: string, payload: unknown) => listeners.get(event)?.(payload) };
}

test('the last that was heard of the wiki decides', () => {
  const { store, host, tell } = follow();
  const offline = () => store.getState().offline;
  expect(offline()).toBe(false);
  tell('page.freshness', { documentPath: '/', is: 'unknown' });
  expect(offline()).toBe(true);
  tell('page.freshness', { documentPath: '/', is: 'newer' });
  expect(offline()).toBe(false);
  tell('saving.changed', { state: 'offline' });
  expect(offline()).toBe(true);
  // A queue that rests says nothing of the network.
  tell('saving.changed', { state: 'paused' });
  expect(offline()).toBe(true);
  host.dispatchEvent(new Event('online'));
  expect(offline()).toBe(false);
});

test('a computer without a network is offline from the start', () => {
  expect(follow(false).store.getState().offline).toBe(true);
});

test('whoever ends it hears nothing more', () => {
  const { store, host, end, listeners } = follow();
  end();
  host.dispatchEvent(new Event('offline'));
  expect([store.getState().offline, listeners.size]).toEqual([false, 0]);
});
