import { expect, test } from 'vitest';
import { holds, line, median, medianRatio } from '../../bench/figures.ts';

test('a goal holds up to and including its bound', () => {
  expect(holds(2, '<=2')).toBe(true);
  expect(holds(2.0001, '<=2')).toBe(false);
  expect(holds(3, '>=3')).toBe(true);
  expect(holds(2.9, '>=3')).toBe(false);
  expect(holds(1, '==1')).toBe(true);
  expect(holds(0, '==1')).toBe(false);
});

test('rounding for the eye never turns a miss into a hit', () => {
  const printed = JSON.parse(line({ group: 'app', name: 'x', value: 2.00004, unit: 'ratio', goal: '<=2' }));
  expect(printed).toEqual({ group: 'app', name: 'x', value: 2, unit: 'ratio', goal: '<=2', holds: false });
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9])).toBe(9);
  expect(() => median([])).toThrow();
});

test('a ratio compares within each round: one that is slow for both says nothing', () => {
  // The middle of the one over the middle of the other would be 2.4.
  expect(medianRatio([10, 60, 12], [5, 30, 4])).toBe(2);
  expect(() => medianRatio([], [])).toThrow();
  expect(() => medianRatio([10, 60], [5, 30, 4])).toThrow();
});
