import type { KeyStoreView } from '../../../shared/models.ts';
import type { Clock, Log } from '../../ports.ts';
import { type Cipher, CipherError, type CipherErrorCode, type KeyStoreFacts } from '../ports.ts';
import type { TokenVault, Unreadable } from './token-vault.ts';

/** What is known of the key store, for the window: what it is, what it did, and what is kept in it. */
export type KeyStoreWatch = {
  /** The same key store; what it refuses is noted. */
  readonly cipher: Cipher;
  readonly facts: () => KeyStoreFacts;
  /** Asks the key store what it is. Never rejects for what it says. */
  readonly ask: () => Promise<void>;
  /** @param unreadable why what is on disk cannot be read, if it cannot. */
  readonly view: (vault: TokenVault, unreadable: Unreadable['unreadable'] | undefined) => KeyStoreView;
};

export function watchKeyStore(deps: {
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly log: Log;
}): KeyStoreWatch {
  const { cipher, log } = deps;
  let facts: KeyStoreFacts = { strength: 'unknown', name: '', advice: 'unknown' };
  /** Why the last writing failed, if it did. */
  let unwritten: CipherErrorCode | undefined;
  let failures = 0;

  return {
    cipher: {
      ...cipher,
      async encrypt(plain) {
        try {
          const encrypted = await cipher.encrypt(plain);
          unwritten = undefined;
          return encrypted;
        } catch (error) {
          if (error instanceof CipherError) {
            unwritten = error.code;
            failures += 1;
          }
          throw error;
        }
      },
    },
    facts: () => facts,
    async ask() {
      const failedBefore = failures;
      try {
        facts = await cipher.describe();
        // A write that failed meanwhile is newer than this answer.
        if (facts.strength === 'strong' && failures === failedBefore) unwritten = undefined;
      } catch (error) {
        if (!(error instanceof CipherError)) throw error;
        log('warn', 'auth.key-store-silent', { why: error.code });
      }
    },
    view(vault, unreadable) {
      const index = vault.index();
      // What nobody can make sense of is said when there is nothing worse.
      const odd = typeof index !== 'string' && index.strangers > 0 ? 'damaged' : undefined;
      const trouble = typeof index === 'string' ? index : troubleOf(unreadable ?? unwritten ?? odd);
      return {
        ...facts,
        since: labelSince(vault, facts.label),
        trouble,
        advice: adviceFor(facts, trouble),
        keepsWeakly: vault.keepsWeakly(),
      };
    },
  };
}

function labelSince(vault: TokenVault, label: string | undefined): number | undefined {
  const index = vault.index();
  const kept = typeof index === 'string' ? [] : index.entries.filter((entry) => entry.label === label);
  const times = kept.map(({ labelSince, since }) => labelSince ?? since);
  return times.length === 0 ? undefined : Math.min(...times);
}

function troubleOf(code: Unreadable['unreadable'] | undefined): KeyStoreView['trouble'] {
  switch (code) {
    case 'unavailable':
      return 'locked';
    case 'timed-out':
      return 'silent';
    case 'undecryptable':
      return 'changed';
    default:
      return code;
  }
}

/** What the key store itself advises, or what the trouble with it asks for. */
function adviceFor({ advice }: KeyStoreFacts, trouble: KeyStoreView['trouble']): KeyStoreView['advice'] {
  if (advice !== 'none') return advice;
  switch (trouble) {
    case undefined:
      return 'none';
    case 'locked':
    case 'silent':
      return 'unlock';
    case 'refused':
      return 'allow';
    default:
      return 'unknown';
  }
}
