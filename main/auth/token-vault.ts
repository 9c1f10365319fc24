import * as z from 'zod/mini';
import type { Log } from '../ports.ts';
import { type Account, accountSchema, sameAccount } from './account.ts';
import { type Cipher, CipherError, type Encrypted, type KeyValue } from './ports.ts';
import { parseJson } from './token-failure.ts';

/**
 * Accounts on disk: whose they are in the clear, everything else as ciphertext. Three rules: nothing in plain text,
 * nothing under a key that protects nothing, and nothing deleted because it could not be read.
 */
export type TokenVault = {
  /**
   * The account of this issuer that was kept last; `unreadable` when something is kept and cannot be read.
   * @param wanted asked before anything is written anew under a changed key.
   */
  readonly load: (issuer: string, wanted: () => boolean) => Promise<Account | 'unreadable' | undefined>;
  /**
   * Keeps an account in place of an older version of itself; on disk when it answers `kept`.
   * @param wanted asked at the last moment before writing: whether the account is still to be kept at all.
   */
  readonly save: (account: Account, wanted: () => boolean) => Promise<SaveOutcome>;
  /**
   * Forgets one account or, where no user is named, whatever is kept of the issuer. What a newer version wrote stays.
   * Never throws: what could not be removed is logged, and its tokens are dead at the next start.
   */
  readonly forget: (kept: { readonly issuer: string; readonly sub?: string }) => void;
};

/**
 * `not-kept`: by rule (a key store that is not strong or refuses, a vault of a newer version, no longer wanted).
 * `failed`: the disk or the key store did not do it this time.
 */
export type SaveOutcome = 'kept' | 'not-kept' | 'failed';

const KEY = 'auth.accounts';
const ASIDE = 'auth.accounts-damaged';
const FORMAT = 1;

const vaultSchema = z.object({ format: z.literal(FORMAT), accounts: z.array(z.unknown()) });
const newerSchema = z.object({ format: z.number().check(z.gt(FORMAT)) });

const entrySchema = z.object({
  issuer: z.string(),
  sub: z.string(),
  since: z.number(),
  /** What is known of the key that made the ciphertext: platform and prefix, and what that is worth. */
  label: z.string(),
  strength: z.enum(['strong', 'weak', 'none', 'unknown']),
  ciphertext: z.base64(),
});

type Entry = z.infer<typeof entrySchema>;

export function createTokenVault(deps: {
  readonly cipher: Cipher;
  readonly store: KeyValue;
  readonly log: Log;
}): TokenVault {
  const { cipher, store, log } = deps;

  async function read(entry: Entry, wanted: () => boolean): Promise<Account | undefined> {
    const { plain, reencrypt } = await cipher.decrypt(Buffer.from(entry.ciphertext, 'base64'));
    const account = accountSchema.safeParse(parseJson(plain)).data;
    // SECURITY: a ciphertext that was moved under another name is nobody's.
    if (!account || !sameAccount(account, entry)) return undefined;
    if (reencrypt) await save(account, wanted);
    return account;
  }

  async function save(account: Account, wanted: () => boolean): Promise<SaveOutcome> {
    if (newerSchema.safeParse(store.get(KEY)).success) return 'not-kept';
    try {
      const encrypted = await cipher.encrypt(JSON.stringify(account));
      // SECURITY: a hard-coded key, or one nothing is known of, keeps nobody out: such tokens live in memory only.
      if (encrypted.strength !== 'strong' || !wanted()) return 'not-kept';
      write(account, encrypted);
      return 'kept';
    } catch (error) {
      const why = error instanceof CipherError ? error.code : 'store';
      log('warn', 'auth.tokens-not-kept', { why });
      return why === 'refused' ? 'not-kept' : 'failed';
    }
  }

  function write(account: Account, { ciphertext, strength, label }: Encrypted): void {
    const { issuer, sub, since } = account;
    const entry: Entry = {
      issuer,
      sub,
      since,
      label,
      strength,
      ciphertext: Buffer.from(ciphertext).toString('base64'),
    };
    const value = store.get(KEY);
    const kept = vaultSchema.safeParse(value).data;
    if (!kept && value !== undefined) store.set(ASIDE, value);
    const [before] = kept?.accounts.filter((other) => isOf(other, issuer, sub)) ?? [];
    const last = entrySchema.safeParse(before).data;
    if (last && last.label !== label) log('info', 'auth.key-store-changed', { from: last.label, to: label });
    const others = kept?.accounts.filter((other) => !isOf(other, issuer, sub)) ?? [];
    store.set(KEY, { format: FORMAT, accounts: [...others, entry] });
  }

  return {
    async load(issuer, wanted) {
      const value = store.get(KEY);
      if (value === undefined) return undefined;
      const kept = vaultSchema.safeParse(value).data;
      if (!kept) {
        log('warn', 'auth.vault-unreadable', { newer: newerSchema.safeParse(value).success });
        return 'unreadable';
      }
      const entry = entrySchema.safeParse(kept.accounts.findLast((each) => isOf(each, issuer))).data;
      if (!entry) return undefined;
      try {
        return (await read(entry, wanted)) ?? 'unreadable';
      } catch (error) {
        if (!(error instanceof CipherError)) throw error;
        log('warn', 'auth.tokens-unreadable', { why: error.code, keyStore: entry.label });
        return 'unreadable';
      }
    },
    save,
    forget({ issuer, sub }) {
      const value = store.get(KEY);
      if (newerSchema.safeParse(value).success) return;
      const others = vaultSchema.safeParse(value).data?.accounts.filter((other) => !isOf(other, issuer, sub)) ?? [];
      try {
        // Nobody knows whose the damaged ones are: whoever leaves takes them along.
        if (sub === undefined) store.delete(ASIDE);
        if (value === undefined) return;
        if (others.length === 0) store.delete(KEY);
        else store.set(KEY, { format: FORMAT, accounts: others });
      } catch {
        log('error', 'auth.tokens-not-forgotten');
      }
    },
  };
}

/** Whether an entry is of this issuer and, where one is named, of this user. */
function isOf(entry: unknown, issuer: string, sub?: string): boolean {
  const known = entrySchema.safeParse(entry).data;
  return known?.issuer === issuer && (sub === undefined || known.sub === sub);
}
