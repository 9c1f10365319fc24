import { expect, it } from 'vitest';
import { killRounds } from '../../bench/library/kills.ts';

it('what was acknowledged is there, whole, whenever the process is killed', { timeout: 180_000 }, async () => {
  const { acknowledged, ...count } = await killRounds(8, 20_261_129);
  expect(count).toEqual({ rounds: 8, unopened: 0, damaged: 0, lost: 0, half: 0 });
  expect(acknowledged).toBeGreaterThan(0);
});
