import { expect, test } from 'vitest';
import { daysOf, dayText, endOfDay, shownAt, startOfDay } from '../../../renderer/history/days.ts';
import type { Visit, VisitId } from '../../../shared/library-models.ts';
import { siteId } from '../../../shared/site-id.ts';

const at = (text: string) => new Date(text).getTime();
const NOW = at('2026-11-29T17:00');

function visit(id: number, when: string): Visit {
  const page = { site: siteId('wikipedia', 'en'), title: `Page ${id}`, description: '', language: 'en' };
  return { id: id as VisitId, ...page, direction: 'ltr', at: at(when), kept: true };
}

test('visits stand under the day of the reader’s own calendar, in their order', () => {
  const visits = [visit(4, '2026-11-29T09:00'), visit(3, '2026-11-29T00:00'), visit(2, '2026-11-28T23:59')];
  expect(daysOf(visits, NOW).map((day) => [day.start, day.visits.map(({ id }) => id)])).toEqual([
    [at('2026-11-29T00:00'), [4, 3]],
    [at('2026-11-28T00:00'), [2]],
  ]);
});

test('what was read before the clock was set back counts as read now, and goes with today; what is years ahead stands apart', () => {
  const visits = [visit(3, '2026-11-30T12:00'), visit(2, '2026-11-29T09:00'), visit(1, '2030-01-01T00:00')];
  expect(daysOf(visits, NOW).map((day) => [day.start, day.visits.map(({ id }) => id)])).toEqual([
    [at('2026-11-29T00:00'), [3, 2]],
    [at('2030-01-01T00:00'), [1]],
  ]);
  expect(shownAt(at('2026-11-30T12:00'), NOW)).toBe(NOW);
  expect(shownAt(at('2026-11-29T09:00'), NOW)).toBe(at('2026-11-29T09:00'));
  expect(endOfDay(at('2026-11-29T00:00'), NOW)).toBeGreaterThan(at('2026-11-30T17:00'));
  expect(endOfDay(at('2026-11-28T00:00'), NOW)).toBe(at('2026-11-29T00:00'));
});

test('days have names that people use', () => {
  const names = ['2026-11-29T08:00', '2026-11-28T08:00', '2026-11-23T08:00', '2025-12-31T08:00'];
  // Whether a comma stands after the weekday is up to ICU.
  expect(names.map((day) => dayText(startOfDay(at(day)), NOW).replace(',', ''))).toEqual([
    'Today',
    'Yesterday',
    'Monday 23 November',
    'Wednesday 31 December 2025',
  ]);
});
