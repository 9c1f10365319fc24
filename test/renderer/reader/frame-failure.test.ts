import { expect, test } from 'vitest';
import { frameFailure } from '../../../renderer/reader/frame-failure.ts';
import { failureText } from '../../../renderer/ui/failure-text.ts';

test.each(['offline', 'timed-out', 'page-missing', 'limited', 'gone', 'captive-portal', 'server-error', 'internal'])(
  'a document that stands for “%s” is shown as that',
  (code) => {
    expect(frameFailure(code, 'Tide', 0).code).toBe(code);
  },
);

test('a document that is not ours is an answer that could not be read', () => {
  expect(frameFailure('', 'Tide', 0).code).toBe('unreadable');
  expect(frameFailure('made-up', 'Tide', 0).code).toBe('unreadable');
});

test('a status that is not known is not shown', () => {
  expect(failureText(frameFailure('server-error', 'Tide', 0), 0).sentence).not.toMatch(/\d/);
});
