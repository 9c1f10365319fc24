import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type Loading, loadWhole } from '../../../main/shell/window/load-whole.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const LONGEST = 1_000;

function loading() {
  const clock = createFakeClock();
  const events = new EventEmitter();
  const finished = Promise.withResolvers<void>();
  const asked: string[] = [];
  const page = Object.assign(events, {
    loadURL: (url: string) => {
      asked.push(url);
      return finished.promise;
    },
  });
  const loaded = loadWhole(page as unknown as Loading, 'app://lectern/article', LONGEST, clock);
  return { clock, asked, finished, loaded, documentIsThere: () => events.emit('dom-ready') };
}

test('a page whose pictures have come as well is whole, and nothing is waited for any more', async () => {
  const { clock, asked, finished, loaded, documentIsThere } = loading();
  documentIsThere();
  finished.resolve();
  expect(await loaded).toBe(true);
  expect(asked).toEqual(['app://lectern/article']);
  expect(clock.waiting()).toBe(0);
});

test('a document whose pictures do not come in time is whole', async () => {
  const { clock, loaded, documentIsThere } = loading();
  documentIsThere();
  clock.advance(LONGEST);
  expect(await loaded).toBe(true);
});

test('a document that is still on its way by then is not', async () => {
  const { clock, finished, loaded } = loading();
  clock.advance(LONGEST);
  expect(await loaded).toBe(false);
  // What becomes of it later is nobody's concern.
  finished.reject(new Error('ERR_FAILED (-2)'));
});

test('a document that broke off is not, however much of it there is', async () => {
  const { finished, loaded, documentIsThere } = loading();
  documentIsThere();
  finished.reject(new Error('ERR_FAILED (-2)'));
  expect(await loaded).toBe(false);
});
