import { describe, expect, test } from 'vitest';
import { adviceText } from '../../../renderer/key-store/advice-text.ts';
import {
  isWorthARetry,
  isWorthAWord,
  keepsSessions,
  keyStoreName,
  keyStoreText,
  protectsLittle,
  strengthWords,
  theKeyStore,
} from '../../../renderer/key-store/key-store-text.ts';
import type { KeyStoreView } from '../../../shared/models.ts';
import { KEYRING } from '../../fakes/auth-view.ts';

const WEAK: KeyStoreView = {
  strength: 'weak',
  name: 'built-in key',
  label: 'linux:v10',
  advice: 'install-keyring',
  keyring: 'GNOME Keyring',
  keepsWeakly: false,
};
const STRANGE: KeyStoreView = { ...KEYRING, strength: 'unknown', name: 'keyring', label: 'linux:other' };
const SILENT: KeyStoreView = { ...KEYRING, strength: 'unknown', name: '', advice: 'unknown' };
const NONE: KeyStoreView = { ...KEYRING, strength: 'none', name: 'keyring', advice: 'start-keyring', keyring: 'D-Bus' };

describe('what a key store is worth', () => {
  test('a strong one is named and keeps sessions, and nothing needs doing', () => {
    expect(keyStoreText(KEYRING).sentence).toContain('encrypted by GNOME Keyring');
    expect(keepsSessions(KEYRING)).toBe(true);
    expect(isWorthAWord(KEYRING)).toBe(false);
    expect(adviceText(KEYRING)).toBeUndefined();
  });

  test.each([
    ['a key that everybody knows', WEAK],
    ['a key that nothing is known of', STRANGE],
  ])('%s keeps nobody signed in, unless the person chose so', (_what, store) => {
    expect(protectsLittle(store)).toBe(true);
    expect(keepsSessions(store)).toBe(false);
    expect(keyStoreText(store).sentence).toContain('ends when you quit');
    const chosen = { ...store, keepsWeakly: true };
    expect(keepsSessions(chosen)).toBe(true);
    expect(keyStoreText(chosen).sentence).toContain('You chose');
    expect(isWorthAWord(chosen)).toBe(true);
  });

  test.each([
    ['none', NONE],
    ['one that has not answered', SILENT],
  ])('with %s there is nothing to choose: nothing can be written', (_what, store) => {
    expect(protectsLittle(store)).toBe(false);
    expect(keepsSessions({ ...store, keepsWeakly: true })).toBe(false);
    expect(keyStoreText(store).sentence).toContain('memory');
  });

  test('whatever the trouble, what is kept is left as it is, and that is said', () => {
    const texts = (['changed', 'locked', 'refused', 'silent', 'damaged', 'newer'] as const).map((trouble) =>
      keyStoreText({ ...KEYRING, trouble }),
    );
    for (const { sentence } of texts) expect(sentence).toContain('left as it is');
    expect(new Set(texts.map(({ title }) => title)).size).toBe(6);
  });

  test('what is damaged or newer is not asked of the key store again', () => {
    expect(isWorthARetry({ ...KEYRING, trouble: 'damaged' })).toBe(false);
    expect(isWorthARetry({ ...KEYRING, trouble: 'newer' })).toBe(false);
    expect(isWorthARetry({ ...KEYRING, trouble: 'changed' })).toBe(true);
  });

  test('names stand in a sentence as they are, things with an article', () => {
    expect(theKeyStore({ name: 'Keychain' })).toBe('Keychain');
    expect(theKeyStore({ name: 'secret portal' })).toBe('the secret portal');
    expect(theKeyStore({ name: '' })).toBe('the key store');
    expect(keyStoreName({ name: 'keyring' })).toBe('The keyring');
  });

  test('each strength has words of its own', () => {
    expect(new Set([KEYRING, WEAK, STRANGE, SILENT, NONE].map(strengthWords)).size).toBe(5);
  });
});

describe('advice', () => {
  const advice = (change: Partial<KeyStoreView>) => adviceText({ ...NONE, ...change });

  test('what to start or install is named', () => {
    expect(advice({})).toContain('session bus (D-Bus)');
    expect(advice({ keyring: 'KWallet' })).toMatch(/^KWallet is installed/);
    expect(advice({ keyring: 'GNOME Keyring' })).toMatch(/^GNOME Keyring is installed/);
    expect(advice({ advice: 'install-keyring', keyring: 'GNOME Keyring' })).toContain('gnome-keyring');
    expect(advice({ advice: 'install-keyring', keyring: 'KWallet' })).toContain('kwalletmanager');
    expect(advice({ advice: 'unlock', keyring: 'KWallet' })).toContain('Unlock KWallet');
    expect(advice({ advice: 'allow', keyring: 'Keychain' })).toContain('let Lectern use Keychain');
  });

  test('what cannot be mended here says all there is to say already', () => {
    for (const trouble of ['changed', 'damaged', 'newer'] as const) {
      expect(advice({ advice: 'unknown', trouble })).toBeUndefined();
    }
    expect(advice({ advice: 'unknown' })).toContain('diagnostics');
  });
});
