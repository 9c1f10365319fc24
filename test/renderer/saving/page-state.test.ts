import { expect, test } from 'vitest';
import { pageState } from '../../../renderer/saving/page-state.ts';
import type { SaveJob } from '../../../shared/library-models.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');
const PAGE = { site, title: 'Tide' };
const JOB: SaveJob = {
  id: 1,
  what: { kind: 'page', ...PAGE },
  label: 'Tide',
  pictures: 'reading',
  askedAt: 1,
  state: 'running',
  total: 1,
  done: 0,
  failures: [],
  failed: 0,
};

test('a page is what the library says before what the queue says', () => {
  expect(pageState(PAGE, 5, { state: 'running', jobs: [JOB] })).toEqual({ is: 'saved', at: 5 });
  expect(pageState(PAGE, undefined, undefined)).toEqual({ is: 'unsaved' });
});

test('a wish for the page alone counts, and one that is fulfilled does not', () => {
  expect(pageState(PAGE, undefined, { state: 'running', jobs: [JOB] })).toEqual({ is: 'saving' });
  expect(pageState(PAGE, undefined, { state: 'running', jobs: [{ ...JOB, state: 'done' }] })).toEqual({
    is: 'unsaved',
  });
  const category = { ...JOB, what: { kind: 'category', ...PAGE } as const };
  expect(pageState(PAGE, undefined, { state: 'running', jobs: [category] })).toEqual({ is: 'unsaved' });
  expect(pageState({ ...PAGE, title: 'Moon' }, undefined, { state: 'running', jobs: [JOB] })).toEqual({
    is: 'unsaved',
  });
});

test('what waits says what for, and what failed has its reasons', () => {
  for (const state of ['offline', 'paused', 'blocked'] as const) {
    expect(pageState(PAGE, undefined, { state, jobs: [JOB] })).toEqual({ is: 'waiting', why: state });
  }
  const failed = { ...JOB, state: 'failed' as const };
  expect(pageState(PAGE, undefined, { state: 'idle', jobs: [failed] })).toEqual({ is: 'failed', job: failed });
});
