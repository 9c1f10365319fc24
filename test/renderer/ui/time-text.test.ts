import { describe, expect, test } from 'vitest';
import { agoText, lengthText, timeLeftText, waitText } from '../../../renderer/ui/time-text.ts';

const NOW = Date.parse('2026-09-01T12:00:00Z');

describe('time in words', () => {
  test.each([
    ['2026-09-01T11:59:30Z', 'just now'],
    ['2026-09-01T11:59:00Z', '1 minute ago'],
    ['2026-09-01T07:00:00Z', '5 hours ago'],
    ['2026-08-31T11:00:00Z', 'yesterday'],
    ['2026-08-29T11:00:00Z', '3 days ago'],
    ['2026-08-20T11:00:00Z', 'last week'],
    ['2026-05-01T11:00:00Z', '4 months ago'],
    ['2019-10-01T11:00:00Z', '6 years ago'],
  ])('%s is %s', (iso, words) => {
    expect(agoText(iso, NOW)).toBe(words);
  });

  test('a clock that is behind does not make an edit lie in the future', () => {
    expect(agoText('2026-09-03T12:00:00Z', NOW)).toBe('just now');
  });

  test('a date that is none says nothing', () => {
    expect(agoText('soon', NOW)).toBeUndefined();
  });

  test('a wait is counted in seconds, then in minutes, and ends', () => {
    expect([-1, 0, 1, 8000, 90_000, 90_001, 600_000].map(waitText)).toEqual([
      'now',
      'now',
      'in 1 second',
      'in 8 seconds',
      'in 90 seconds',
      'in 2 minutes',
      'in 10 minutes',
    ]);
  });

  test('what is left of an attempt counts by minutes, then by seconds, and never overstates', () => {
    expect([3594, 120, 119, 65, 60, 59, 1.2, 1, 0, -3].map((seconds) => timeLeftText(seconds * 1000))).toEqual([
      '59 more minutes',
      '2 more minutes',
      '1 minute 59 seconds',
      '1 minute 5 seconds',
      '1 minute',
      '59 seconds',
      '2 seconds',
      '1 second',
      '0 seconds',
      '0 seconds',
    ]);
  });

  test('a length of time is told in its largest whole unit', () => {
    const [second, hour, day] = [1000, 3_600_000, 86_400_000];
    expect([0, 40 * second, 1.9 * hour, 26 * hour, 3 * day, 400 * day].map(lengthText)).toEqual([
      '0 seconds',
      '40 seconds',
      '1 hour',
      '1 day',
      '3 days',
      '1 year',
    ]);
  });
});
