import { expect, test } from 'vitest';
import { createRevival } from '../../../main/shell/window/revival.ts';
import { createFakeClock } from '../../fakes/clock.ts';

test('a page that died is loaded again, but not over and over', () => {
  const clock = createFakeClock();
  const revive = createRevival(clock);
  expect(revive('crashed')).toBe(true);
  clock.advance(5000);
  expect(revive('oom')).toBe(false);
  clock.advance(59_000);
  expect(revive('crashed')).toBe(false);
  clock.advance(60_000);
  expect(revive('crashed')).toBe(true);
});

test('a page that ended as it should stays away', () => {
  expect(createRevival(createFakeClock())('clean-exit')).toBe(false);
});
