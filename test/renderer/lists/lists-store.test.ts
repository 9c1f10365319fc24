import { expect, test } from 'vitest';
import { askForLists, createListsStore, followLists } from '../../../renderer/lists/lists-store.ts';
import type { ListId, ReadingList } from '../../../shared/library-models.ts';
import { fail, ok } from '../../../shared/result.ts';

const LIST: ReadingList = {
  id: 1 as ListId,
  name: 'For the train',
  description: '',
  createdAt: 1,
  changedAt: 1,
  count: 0,
  savedCount: 0,
};

function bridge() {
  const asked: ((answer: unknown) => void)[] = [];
  let announce: ((lists: readonly ReadingList[]) => void) | undefined;
  const client = {
    lists: { all: () => new Promise((resolve) => asked.push(resolve)) },
    on: (_event: string, listener: (lists: readonly ReadingList[]) => void) => {
      announce = listener;
      return () => {};
    },
  } as unknown as Parameters<typeof followLists>[1];
  return {
    client,
    answer: async (value: unknown) => asked.shift()?.(value),
    announce: (all: readonly ReadingList[]) => announce?.(all),
  };
}

test('what was announced is newer than an answer that was on its way', async () => {
  const store = createListsStore();
  const { client, answer, announce } = bridge();
  followLists(store, client);
  announce([LIST]);
  await answer(ok([]));
  expect(store.getState().lists).toEqual([LIST]);
});

test('a failure leaves what is known, and goes with the next answer', async () => {
  const store = createListsStore();
  const { client, answer } = bridge();
  followLists(store, client);
  await answer(fail({ code: 'library-locked' }));
  expect(store.getState()).toEqual({ lists: undefined, failure: { code: 'library-locked' } });
  const again = askForLists(store, client);
  await answer(ok([LIST]));
  await again;
  expect(store.getState()).toEqual({ lists: [LIST], failure: undefined });
});
