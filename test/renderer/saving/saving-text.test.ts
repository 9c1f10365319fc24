import { describe, expect, it } from 'vitest';
import { askedText, jobText, progressText, queueText } from '../../../renderer/saving/saving-text.ts';
import type { SaveJob, SavingView } from '../../../shared/library-models.ts';
import { siteId } from '../../../shared/site-id.ts';

const site = siteId('wikipedia', 'en');
const VIEW: SavingView = { state: 'running', total: 40, done: 12, failed: 1, bytes: 3_400_000, jobs: [] };
const JOB: SaveJob = {
  id: 1,
  what: { kind: 'page', site, title: 'Tide' },
  label: 'Tide',
  pictures: 'reading',
  askedAt: 1,
  state: 'waiting',
  total: 1,
  done: 0,
  failures: [],
  failed: 0,
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the queue in words', () => {
  it('says items, bytes and time left', () => {
    expect(plain(progressText(VIEW))).toBe('12 of 40 pages · 3.4 MB');
    expect(plain(progressText({ ...VIEW, leftMs: 125_000 }))).toBe('12 of 40 pages · 3.4 MB · about 2 minutes left');
    expect(plain(progressText({ ...VIEW, bytes: 0, leftMs: 900 }))).toBe('12 of 40 pages · a few seconds left');
  });

  it('calls being offline a state, with what is going to happen', () => {
    expect(queueText({ ...VIEW, state: 'offline' })).toEqual({
      title: 'You are offline',
      sentence: '27 pages will be saved when you are online.',
    });
    expect(queueText({ ...VIEW, state: 'idle' })).toBeUndefined();
    expect(queueText({ ...VIEW, state: 'paused' })?.sentence).toContain('until you resume');
  });
});

describe('a job in words', () => {
  it('says how far it is, and what is missing', () => {
    expect(jobText({ ...JOB, state: 'done', done: 1 })).toBe('Saved');
    expect(jobText({ ...JOB, state: 'running', total: 40, done: 12, failed: 2 })).toBe(
      '12 of 40 pages · 2 could not be saved',
    );
    expect(jobText({ ...JOB, state: 'finding', total: 0 })).toBe('Looking for its pages');
    expect(jobText({ ...JOB, state: 'failed', total: 0 })).toBe('Could not be saved');
    const failures = [{ failure: { code: 'server-error' as const, status: 500 } }];
    expect(jobText({ ...JOB, state: 'failed', total: 2, done: 2, failures })).toBe(
      '2 of 2 pages saved · more could not be found',
    );
  });
});

it('a wish that was taken is told apart from one that waits for the network', () => {
  expect(askedText({ kind: 'page', site, title: 'Tide' }, 'Tide', false)).toBe('“Tide” is being saved.');
  expect(askedText({ kind: 'category', site, title: 'Category:Lights' }, 'Lights', true)).toBe(
    'The pages of “Lights” will be saved when you are online.',
  );
});
