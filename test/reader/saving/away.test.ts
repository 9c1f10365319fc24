import { expect, it } from 'vitest';
import { createAway } from '../../../main/reader/saving/away.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { EN } from '../../wiki/answers.ts';

it('leaves a wiki alone for longer each time, until it answers', () => {
  const clock = createFakeClock();
  const away = createAway(clock);
  expect([away.sites(), away.wait()]).toEqual([[], undefined]);
  for (const wait of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
    away.add(EN);
    expect([away.sites(), away.wait()]).toEqual([[EN], wait]);
    clock.advance(wait);
    expect(away.sites()).toEqual([]);
  }
  away.gone(EN);
  away.add(EN);
  expect(away.wait()).toBe(5_000);
  away.over();
  expect(away.sites()).toEqual([]);
  away.add(EN);
  expect(away.wait()).toBe(10_000);
});

it('leaves a wiki alone for as long as it asked', () => {
  const clock = createFakeClock();
  const away = createAway(clock);
  away.add(EN, 700);
  expect(away.wait()).toBe(700);
});
