import { expect, test } from 'vitest';
import { accountLine, initialOf, isNameless, isSealed, nameNote } from '../../../renderer/account/account-text.ts';
import type { SignedOutReason } from '../../../shared/models.ts';
import { account } from '../../fakes/auth-view.ts';

test('an account says where it is, and what is not as usual', () => {
  expect(accountLine(account())).toBe('wiki.example');
  expect(accountLine(account({ kind: 'personal-token', kept: false }))).toBe(
    'wiki.example · personal API token · until you quit',
  );
});

test('each way a session ends has words of its own', () => {
  const reasons: readonly SignedOutReason[] = [
    'by-user',
    'revoked',
    'expired',
    'client-refused',
    'user-blocked',
    'clock-wrong',
    'unreadable-tokens',
  ];
  const lines = reasons.map((signedOut) => accountLine(account({ state: { signedOut } })));
  expect(new Set(lines).size).toBe(reasons.length);
});

test('a hidden user has a number only, and that is said; so has one that cannot be read now', () => {
  expect(isNameless('#5')).toBe(true);
  expect(isNameless('Keeper 5')).toBe(false);
  expect(nameNote(account())).toBeUndefined();
  expect(nameNote(account({ name: '#5' }))).toContain('The wiki does not show');
  expect(nameNote(account({ name: '#5', state: { signedOut: 'unreadable-tokens' } }))).toContain('kept with the rest');
});

test('what is sealed is on disk and cannot be read now', () => {
  expect(isSealed(account({ state: { signedOut: 'unreadable-tokens' } }))).toBe(true);
  expect(isSealed(account({ state: { signedOut: 'unreadable-tokens' }, kept: false }))).toBe(false);
  expect(isSealed(account({ state: { signedOut: 'revoked' } }))).toBe(false);
  expect(isSealed(account())).toBe(false);
});

test('the mark is the first letter as people see it', () => {
  expect(['reader', 'قارئ', 'ǆungla', '🧑‍🚀 pilot', '#5'].map(initialOf)).toEqual(['R', 'ق', 'Ǆ', '🧑‍🚀', '#']);
  expect(initialOf('')).toBe('?');
});
