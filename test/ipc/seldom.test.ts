import { expect, test } from 'vitest';
import { seldom } from '../../main/ipc/seldom.ts';
import { createFakeClock } from '../fakes/clock.ts';

test('many things in a row are told at once and as few, the last of them always', () => {
  const clock = createFakeClock();
  let told = 0;
  const happened = seldom(clock, 500, () => {
    told++;
  });
  happened();
  expect(told).toBe(1);
  for (let times = 0; times < 9; times++) happened();
  expect(told).toBe(1);
  clock.advance(500);
  expect(told).toBe(2);
  clock.advance(5_000);
  expect(told).toBe(2);
  happened();
  expect(told).toBe(3);
});
