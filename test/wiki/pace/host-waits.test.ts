import { expect, test } from 'vitest';
import { createHostLimits } from '../../../main/wiki/pace/host-limits.ts';
import { createFakeClock } from '../../fakes/clock.ts';

test('the hosts that asked to wait are known until they may be asked again', () => {
  const clock = createFakeClock();
  const limits = createHostLimits(clock);
  expect(limits.all()).toEqual([]);
  const short = limits.limited('a.example', '10');
  const long = limits.limited('b.example', '60');
  expect(limits.all()).toEqual([
    { host: 'a.example', until: short },
    { host: 'b.example', until: long },
  ]);
  clock.advance(10_000);
  expect(limits.all()).toEqual([{ host: 'b.example', until: long }]);
  clock.advance(50_000);
  expect(limits.all()).toEqual([]);
});
