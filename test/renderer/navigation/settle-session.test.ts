import { expect, test } from 'vitest';
import { whenSettled } from '../../../renderer/navigation/settle-session.ts';
import { createFakeClock } from '../../fakes/clock.ts';

class FakeFrame {}

function settling(opensPage: boolean) {
  Reflect.set(globalThis, 'HTMLIFrameElement', FakeFrame);
  const clock = createFakeClock();
  const listeners: ((event: { target: unknown }) => void)[] = [];
  let settled = 0;
  const host = { setTimeout: (callback: () => void, ms: number) => clock.after(ms, callback), clearTimeout: () => {} };
  const document = {
    addEventListener: (_type: string, listener: (event: { target: unknown }) => void) => listeners.push(listener),
  };
  whenSettled(host as unknown as Window, document as unknown as Document, opensPage, () => {
    settled++;
  });
  const load = (target: unknown) => {
    for (const listener of listeners) listener({ target });
  };
  return { clock, load, settled: () => settled };
}

test('a window without a page has come up well when it has lived for a moment', () => {
  const { clock, settled } = settling(false);
  clock.advance(1_999);
  expect(settled()).toBe(0);
  clock.advance(1);
  expect(settled()).toBe(1);
});

test('one with a page when that has loaded, and has stood for a moment', () => {
  const { clock, load, settled } = settling(true);
  clock.advance(5_000);
  load({});
  clock.advance(2_000);
  expect(settled()).toBe(0);
  load(new FakeFrame());
  clock.advance(1_999);
  expect(settled()).toBe(0);
  clock.advance(1);
  expect(settled()).toBe(1);
  clock.advance(60_000);
  expect(settled()).toBe(1);
});

test('a page that never comes is none that ends the window', () => {
  const { clock, settled } = settling(true);
  clock.advance(15_000);
  expect(settled()).toBe(1);
});
