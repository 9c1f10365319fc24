import { expect, test } from 'vitest';
import { keepingPromise, keepingStep, keptSentence } from '../../../renderer/sign-in/sign-in-text.ts';
import type { KeyStoreView } from '../../../shared/models.ts';
import { KEYRING } from '../../fakes/auth-view.ts';

const SIGNED_IN = {
  state: 'signed-in',
  name: 'Reader',
  issuerHost: 'wiki.example',
  connection: 'online',
  kind: 'oauth',
} as const;
const WEAK: KeyStoreView = { ...KEYRING, strength: 'weak', name: 'built-in key', label: 'linux:v10' };

test('a strong key store is named', () => {
  expect(keepingPromise(KEYRING)).toContain('kept encrypted by GNOME Keyring');
  expect(keepingStep(KEYRING)).toContain('GNOME Keyring');
  expect(keptSentence({ ...SIGNED_IN, kept: true }, KEYRING)).toContain('GNOME Keyring');
});

test.each(['weak', 'none'] as const)('with a %s key store nobody is promised that the session is kept', (strength) => {
  const keyStore = { ...WEAK, strength };
  expect(keepingPromise(keyStore)).toMatch(/^This session ends when you quit, because/);
  expect(keepingStep(keyStore)).toBe('Stay signed in until you quit');
  expect(keptSentence({ ...SIGNED_IN, kept: false }, keyStore)).toContain('ends when you quit');
});

test('whoever chose to be kept without protection is told so, and not that it is encrypted', () => {
  const chosen = { ...WEAK, keepsWeakly: true };
  expect(keepingPromise(chosen)).toContain('with little protection, as you chose');
  expect(keepingStep(chosen)).toBe('Keep the session');
  expect(keptSentence({ ...SIGNED_IN, kept: true }, chosen)).toBe(
    'This session is kept with little protection, as you chose.',
  );
});

test('before a key store has answered nothing is promised', () => {
  const silent = { ...KEYRING, strength: 'unknown', name: '' } as const;
  expect(keepingPromise(silent)).toContain('if your system’s key store agrees');
  expect(keepingStep(silent)).toBe('Keep the session if the system can');
});
