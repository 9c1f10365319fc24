import type { KeyStoreView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';

/** What the panel about the key store says first. */
export type KeyStoreText = { readonly title: string; readonly sentence: string };

/** As it stands in a sentence: some have a name of their own, the others are things. */
export function theKeyStore({ name }: Pick<KeyStoreView, 'name'>): string {
  if (name === '') return 'the key store';
  return /^\p{Lu}/u.test(name) ? name : `the ${name}`;
}

/** As it stands at the start of a sentence, or alone. */
export function keyStoreName(keyStore: Pick<KeyStoreView, 'name'>): string {
  const store = theKeyStore(keyStore);
  return `${store.charAt(0).toUpperCase()}${store.slice(1)}`;
}

/** Whether what is written there is as open as if it were not encrypted. */
export function protectsLittle({ strength, label }: KeyStoreView): boolean {
  return strength === 'weak' || (strength === 'unknown' && label !== undefined);
}

/** Whether a session that begins now would be there again after a restart. */
export function keepsSessions(keyStore: KeyStoreView): boolean {
  return keyStore.strength === 'strong' || (keyStore.keepsWeakly && protectsLittle(keyStore));
}

/** Whether there is something about it that a person may want to know before relying on it. */
export function isWorthAWord(keyStore: KeyStoreView): boolean {
  return keyStore.trouble !== undefined || keyStore.strength !== 'strong';
}

/** Whether what is kept may be read once the key store does its part. */
export function isWorthARetry({ trouble }: KeyStoreView): boolean {
  return trouble !== 'damaged' && trouble !== 'newer';
}

/** What this key store is worth, honestly. */
export function keyStoreText(keyStore: KeyStoreView): KeyStoreText {
  const store = theKeyStore(keyStore);
  switch (keyStore.trouble) {
    case 'changed':
      return {
        title: 'The key has changed',
        sentence: `What is kept here was encrypted with another key than ${store} has now. It is left as it is: when the old key comes back, so does your session. Until then you can sign in again.`,
      };
    case 'locked':
      return {
        title: 'The key store is not available',
        sentence: `What is kept here cannot be read or written just now: ${store} is locked or not running. It is left as it is, and nobody is signed out by it.`,
      };
    case 'refused':
      return {
        title: 'The key store said no',
        sentence: `${keyStoreName(keyStore)} did not let Lectern in. What is kept there is left as it is; what is new lives in memory and ends when you quit.`,
      };
    case 'silent':
      return {
        title: 'The key store does not answer',
        sentence: `${keyStoreName(keyStore)} has not answered; it may be waiting for you to unlock it. What is kept there is left as it is, and comes up when it answers.`,
      };
    case 'damaged':
      return {
        title: 'What was kept is damaged',
        sentence:
          'What was written down of a session is not as Lectern left it, and nobody can make sense of it. It is left as it is; when you sign in again it is put aside.',
      };
    case 'newer':
      return {
        title: 'What was kept is of a newer version',
        sentence:
          'A newer version of Lectern has written down your session in a way that this one does not know. It is left as it is; what is new here lives in memory and ends when you quit.',
      };
    case undefined:
      return strengthText(keyStore, store);
    default:
      return assertNever(keyStore.trouble);
  }
}

function strengthText(keyStore: KeyStoreView, store: string): KeyStoreText {
  if (keyStore.strength === 'strong') {
    return {
      title: 'Your sign-in is kept safely',
      sentence: `What proves that you are signed in is encrypted by ${store}, with a key that is bound to your login on this computer. Other users of it, and whoever takes the disk, cannot read it.`,
    };
  }
  if (protectsLittle(keyStore)) {
    const key =
      keyStore.strength === 'weak'
        ? 'The only key there is here is the same on every computer, and anybody can look it up'
        : 'Lectern does not know the key store of this system, and cannot say who else has its key';
    return keyStore.keepsWeakly
      ? {
          title: 'Kept, with little protection',
          sentence: `${key}. You chose to be kept signed in all the same: whoever can read your files can read as you.`,
        }
      : {
          title: 'There is no key store to rely on',
          sentence: `${key}. So Lectern writes nothing down: your session lives in memory and ends when you quit.`,
        };
  }
  return keyStore.strength === 'none'
    ? {
        title: 'There is no key store',
        sentence:
          'This system offers nothing to encrypt with. So Lectern writes nothing down: your session lives in memory and ends when you quit.',
      }
    : {
        title: 'The key store has not answered yet',
        sentence:
          'What it is shows when it does. Until then your session lives in memory, and is kept as soon as that is safe.',
      };
}

/** How good it is, in a few words. */
export function strengthWords(keyStore: KeyStoreView): string {
  if (protectsLittle(keyStore)) return keyStore.strength === 'weak' ? 'A key that everybody knows' : 'Not known';
  switch (keyStore.strength) {
    case 'strong':
      return 'Strong: a key bound to your login';
    case 'none':
      return 'None';
    case 'weak':
    case 'unknown':
      return 'Not known yet';
    default:
      return assertNever(keyStore.strength);
  }
}
