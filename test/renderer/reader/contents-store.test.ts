import { expect, test } from 'vitest';
import { contentsOf, createContentsStore, followContents } from '../../../renderer/reader/contents-store.ts';
import type { Bridge, EventName, Events } from '../../../shared/contract.ts';
import type { ArticleContents } from '../../../shared/models.ts';

function contents(documentPath: string, complete = false): ArticleContents {
  return {
    documentPath,
    complete,
    outline: [],
    references: [],
    media: [],
    firstSentence: '',
    languages: ['en'],
    direction: 'ltr',
  };
}

/** A store, and main's side of what it follows. */
function follow() {
  const store = createContentsStore();
  const listeners: ((news: ArticleContents) => void)[] = [];
  const on = (event: EventName, listener: (payload: Events[EventName]) => void) => {
    if (event === 'article.contents') listeners.push(listener);
    return () => undefined;
  };
  followContents(store, { on: on as Bridge['on'] });
  const announce = (news: ArticleContents) => {
    for (const listener of listeners) listener(news);
  };
  return { store, announce };
}

test('the latest news of a document stand for it, whatever came of others meanwhile', () => {
  const { store, announce } = follow();
  announce(contents('/article/a'));
  announce(contents('/article/b'));
  announce(contents('/article/a', true));
  expect(contentsOf(store.getState(), '/article/a')?.complete).toBe(true);
  expect(contentsOf(store.getState(), '/article/b')?.complete).toBe(false);
  expect(contentsOf(store.getState(), '/article/c')).toBeUndefined();
});

test('old documents are forgotten', () => {
  const { store, announce } = follow();
  for (let at = 0; at < 100; at += 1) announce(contents(`/article/${at}`));
  expect(store.getState().known.length).toBeLessThan(20);
  expect(contentsOf(store.getState(), '/article/99')).toBeDefined();
});
