import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type Guarded, guardContents } from '../../../main/shell/window/contents-guard.ts';
import { createFakeLog } from '../../fakes/log.ts';

type Opener = (details: { readonly url: string }) => { readonly action: string };

function guarded() {
  const log = createFakeLog();
  const events = new EventEmitter();
  let opener: Opener | undefined;
  const contents = Object.assign(events, {
    setWindowOpenHandler: (handler: Opener) => {
      opener = handler;
    },
  });
  guardContents(contents as unknown as Guarded, log.log);
  const prevented = (event: string, details: object = {}): boolean => {
    let stopped = false;
    const preventDefault = (): void => {
      stopped = true;
    };
    events.emit(event, { ...details, preventDefault });
    return stopped;
  };
  return { prevented, open: (url: string) => opener?.({ url } as Parameters<Opener>[0]), log };
}

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
  '%s away from the app is prevented in every frame',
  (event) => {
    const { prevented } = guarded();
    for (const isMainFrame of [true, false]) {
      expect(prevented(event, { url: 'https://evil.example/', isMainFrame })).toBe(true);
    }
    expect(prevented(event, { url: 'app://lectern/', isMainFrame: true })).toBe(false);
    expect(prevented(event, { url: 'app://lectern/article/wikipedia:en/Earth', isMainFrame: false })).toBe(false);
  },
);

test('no window is opened, whatever is asked for', () => {
  const { open } = guarded();
  for (const url of ['https://en.wikipedia.org/', 'app://lectern/', 'about:blank', '']) {
    expect(open(url)).toEqual({ action: 'deny' });
  }
});

test('no webview is attached', () => {
  expect(guarded().prevented('will-attach-webview')).toBe(true);
});

test('the log says what kind of address it was, and not which', () => {
  const { prevented, log } = guarded();
  prevented('will-navigate', { url: 'https://evil.example/?code=secret', isMainFrame: true });
  expect(log.entries).toHaveLength(1);
  expect(log.text()).not.toMatch(/evil|secret/);
});
