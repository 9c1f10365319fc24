import { expect, it } from 'vitest';
import { createHostLimits } from '../../../main/wiki/pace/host-limits.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const HOST = 'en.wikipedia.org';

it('a shorter wait that is said later ends none that is longer, and is not told either', () => {
  const clock = createFakeClock();
  const limits = createHostLimits(clock);
  const until = limits.limited(HOST, '30');
  expect(limits.limited(HOST, '5')).toBe(until);
  expect(limits.until(HOST)).toBe(until);
  expect(limits.wait(HOST)).toBe(30_000);
});

it('a wait is over when it is over', () => {
  const clock = createFakeClock();
  const limits = createHostLimits(clock);
  limits.limited(HOST, '30');
  clock.advance(30_000);
  expect([limits.wait(HOST), limits.until(HOST)]).toEqual([0, undefined]);
});
