import { expect, test } from 'vitest';
import { keepingPromise, keepingStep, keptSentence } from '../../../renderer/sign-in/sign-in-text.ts';

const SIGNED_IN = {
  state: 'signed-in',
  name: 'Reader',
  issuerHost: 'wiki.example',
  connection: 'online',
  kind: 'oauth',
} as const;

test('a strong key store is named', () => {
  const strong = { strength: 'strong', name: 'GNOME Keyring', advice: 'none', keepsWeakly: false } as const;
  expect(keepingPromise(strong)).toContain('kept encrypted by GNOME Keyring');
  expect(keepingStep(strong)).toContain('GNOME Keyring');
  expect(keptSentence({ ...SIGNED_IN, kept: true }, strong)).toContain('GNOME Keyring');
});

test.each(['weak', 'none'] as const)('with a %s key store nobody is promised that the session is kept', (strength) => {
  const keyStore = { strength, name: 'basic text', advice: 'unknown', keepsWeakly: false } as const;
  expect(keepingPromise(keyStore)).toMatch(/^This session ends when you quit, because/);
  expect(keepingStep(keyStore)).toBe('Stay signed in until you quit');
  expect(keptSentence({ ...SIGNED_IN, kept: false }, keyStore)).toContain('ends when you quit');
});
