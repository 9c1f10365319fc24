import { expect, test } from 'vitest';
import { isToldByThePanel, needsNoToast } from '../../../renderer/sign-in/told-elsewhere.ts';

test('a denial that is pasted is left to the notice; what is wrong with an address is said by the button', () => {
  expect(isToldByThePanel('authorization-refused')).toBe(true);
  for (const code of ['callback-refused', 'no-attempt', 'browser-failed', 'code-refused'] as const) {
    expect(isToldByThePanel(code)).toBe(false);
  }
});

test('a second press of the button says nothing about the first, whose attempt gave way to the one that waits', () => {
  expect(needsNoToast('no-attempt')).toBe(true);
  expect(needsNoToast('browser-failed')).toBe(true);
  for (const code of ['exchange-failed', 'attempt-expired', 'code-refused'] as const) {
    expect(needsNoToast(code)).toBe(false);
  }
});
