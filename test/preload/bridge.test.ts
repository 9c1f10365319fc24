import { expect, test } from 'vitest';
import { createBridge } from '../../preload/bridge.ts';
import { channel, events, type MethodName, methods } from '../../shared/contract.ts';

type Listener = (event: unknown, payload: unknown) => void;

const names = Object.keys(methods) as MethodName[];

function bridged(gesture: boolean) {
  const invoked: unknown[][] = [];
  const listeners = new Set<readonly [string, Listener]>();
  const bridge = createBridge(
    {
      invoke: async (...call) => {
        invoked.push(call);
        return 'answer';
      },
      on: (name, listener) => listeners.add([name, listener]),
      removeListener(name, listener) {
        for (const known of listeners) if (known[0] === name && known[1] === listener) listeners.delete(known);
      },
    },
    () => gesture,
  );
  const call = (name: MethodName, ...args: unknown[]) => {
    const [area = '', short = ''] = name.split('.');
    return bridge[area]?.[short]?.(...args);
  };
  return { bridge, call, invoked, listeners };
}

test('each method of the contract becomes one function that calls its channel', async () => {
  const { bridge, call, invoked } = bridged(true);
  for (const name of names) expect(await call(name, { for: name })).toBe('answer');
  expect(invoked).toEqual(names.map((name) => [channel(name), { for: name }]));
  const functions = Object.entries(bridge).flatMap(([area, calls]) =>
    typeof calls === 'function' ? [] : Object.keys(calls).map((short) => `${area}.${short}`),
  );
  expect(functions.sort()).toEqual([...names].sort());
});

test('what opens something outside the app is refused without a person’s click, and nothing is sent', async () => {
  const { call, invoked } = bridged(false);
  const refused: MethodName[] = [];
  for (const name of names) {
    const answer = await call(name);
    if (answer !== 'answer') {
      expect(answer).toEqual({ ok: false, failure: { code: 'gesture-missing', method: name } });
      refused.push(name);
    }
  }
  expect(refused).toEqual(names.filter((name) => methods[name].gesture));
  expect(invoked).toHaveLength(names.length - refused.length);
});

test('a listener gets the payload and never Electron’s event', () => {
  const { bridge, listeners } = bridged(true);
  const heard: unknown[][] = [];
  bridge.on('auth.changed', (...all) => heard.push(all));
  for (const [, listener] of listeners) listener({ sender: 'raw' }, 'view');
  expect(heard).toEqual([['view']]);
});

test('unsubscribing ends that subscription and no other', () => {
  const { bridge, listeners } = bridged(true);
  const end = bridge.on('auth.changed', () => {});
  bridge.on('auth.changed', () => {});
  end();
  expect(listeners.size).toBe(1);
});

test('only the contract’s events can be listened to', () => {
  const { bridge } = bridged(true);
  for (const event of events) expect(() => bridge.on(event, () => {})).not.toThrow();
  // @ts-expect-error no such event
  expect(() => bridge.on('some-other-channel', () => {})).toThrow();
});
