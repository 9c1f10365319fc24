import { expect, test } from 'vitest';
import { isToldByThePanel } from '../../../renderer/sign-in/told-elsewhere.ts';

test('a denial that is pasted is left to the notice; what is wrong with an address is said by the button', () => {
  expect(isToldByThePanel('authorization-refused')).toBe(true);
  for (const code of ['callback-refused', 'no-attempt', 'browser-failed', 'code-refused'] as const) {
    expect(isToldByThePanel(code)).toBe(false);
  }
});
