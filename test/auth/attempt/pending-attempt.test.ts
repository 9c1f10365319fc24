import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../main/auth/attempt/attempt.ts';
import { createPendingAttempt } from '../../../main/auth/attempt/pending-attempt.ts';
import { createFakeCipher } from '../../fakes/cipher.ts';
import { createFakeKeyValue } from '../../fakes/key-value.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { BASE, CLIENT } from '../fake-wiki.ts';

const REDIRECT = 'org.lectern.reader:/oauth/callback';
const always = () => true;

const attempt: Attempt = {
  state: 'SECRET-state',
  verifier: 'SECRET-verifier'.padEnd(43, 'v'),
  issuer: BASE,
  clientId: CLIENT,
  redirectUri: REDIRECT,
  url: `${BASE}/oauth2/authorize?state=SECRET-state`,
  expiresAt: 1000,
};

function pendingOver(store = createFakeKeyValue(), cipher = createFakeCipher()) {
  const { log, text } = createFakeLog();
  return { pending: createPendingAttempt({ cipher, store, log }), store, cipher, text };
}

describe('the pending attempt', () => {
  it('outlives the app, as ciphertext', async () => {
    const { pending, store } = pendingOver();
    await pending.keep(attempt, always);
    expect(store.text()).not.toContain('SECRET');
    expect(await pendingOver(store).pending.load(999, BASE, REDIRECT)).toEqual(attempt);
  });

  it.each(['weak', 'unknown', 'none'] as const)('is not written under a %s key', async (strength) => {
    const { pending, store } = pendingOver(createFakeKeyValue(), createFakeCipher(strength));
    await pending.keep(attempt, always);
    expect(store.text()).toBe('[]');
  });

  it('is removed when it has expired', async () => {
    const { pending, store } = pendingOver();
    await pending.keep(attempt, always);
    expect(await pending.load(1000, BASE, REDIRECT)).toBeUndefined();
    expect(store.text()).toBe('[]');
  });

  it('is not taken up for another issuer or another redirect', async () => {
    const { pending } = pendingOver();
    await pending.keep(attempt, always);
    expect(await pending.load(0, 'https://other.example/w/rest.php', REDIRECT)).toBeUndefined();
    expect(await pending.load(0, BASE, 'org.example.app:/oauth')).toBeUndefined();
    expect(await pending.load(0, BASE, REDIRECT)).toEqual(attempt);
  });

  it('is not written when it is over before the key store is done', async () => {
    const { pending, store } = pendingOver();
    await pending.keep(attempt, () => false);
    expect(store.text()).toBe('[]');
  });

  it('does without the key store and the disk when it must', async () => {
    const { pending, store, cipher, text } = pendingOver();
    await pending.keep(attempt, always);
    cipher.breakDecrypt('timed-out');
    expect(await pending.load(0, BASE, REDIRECT)).toBeUndefined();
    store.breakWrites();
    await pending.keep(attempt, always);
    expect(() => pending.remove()).not.toThrow();
    expect(text()).not.toContain('SECRET');
  });

  it('is nothing where something else is kept under its name', async () => {
    const { pending } = pendingOver(createFakeKeyValue({ 'auth.attempt': { format: 2, ciphertext: 3 } }));
    expect(await pending.load(0, BASE, REDIRECT)).toBeUndefined();
  });
});
