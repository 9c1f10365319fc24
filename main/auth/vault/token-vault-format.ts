import * as z from 'zod/mini';
import type { AccountKey } from '../account.ts';

/** What stands in the store. Version 2 holds which account is active; version 1 took the last one for it. */
const FORMAT = 2;

export const keySchema = z.object({ issuer: z.string(), sub: z.string() });

export const entrySchema = z.object({
  ...keySchema.shape,
  since: z.number(),
  /** What is known of the key that made the ciphertext: platform and prefix, and what that is worth. */
  label: z.string(),
  strength: z.enum(['strong', 'weak', 'none', 'unknown']),
  /** Since when the account is kept under that very label, ms since the epoch. Absent in what version 1 wrote. */
  labelSince: z.optional(z.number()),
  ciphertext: z.base64(),
});

/** One account on disk: whose it is in the clear, everything else as ciphertext. */
export type Entry = Readonly<z.infer<typeof entrySchema>>;

/** @property accounts as they were found, also those that are not understood. */
export type Vault = { readonly accounts: readonly unknown[]; readonly active?: AccountKey | undefined };

const accounts = z.array(z.unknown());
const currentSchema = z.object({ format: z.literal(FORMAT), accounts, active: z.optional(keySchema) });
const firstSchema = z.object({ format: z.literal(1), accounts });
const newerSchema = z.object({ format: z.number().check(z.gt(FORMAT)) });

const EMPTY: Vault = { accounts: [] };

/** Reads what is in the store, whichever version wrote it. */
export function decodeVault(value: unknown): Vault | 'newer' | 'damaged' {
  if (value === undefined) return EMPTY;
  const current = currentSchema.safeParse(value).data;
  if (current) return current;
  const first = firstSchema.safeParse(value).data;
  if (first) return { accounts: first.accounts, active: entriesOf(first).at(-1) };
  return newerSchema.safeParse(value).success ? 'newer' : 'damaged';
}

export function encodeVault({ accounts, active }: Vault): unknown {
  return { format: FORMAT, accounts, ...(active && { active: { issuer: active.issuer, sub: active.sub } }) };
}

/** The entries that are understood, in the order in which they were kept. */
export function entriesOf({ accounts }: Vault): readonly Entry[] {
  return accounts.flatMap((each) => entrySchema.safeParse(each).data ?? []);
}

/** Whose entries there are, in the order in which they were kept, also where no more is understood of one than whose it is. */
export function keysOf({ accounts }: Vault): readonly AccountKey[] {
  return accounts.flatMap((each) => keySchema.safeParse(each).data ?? []);
}

/** Whether this is the entry of that account. */
export function isOf(entry: unknown, { issuer, sub }: AccountKey): boolean {
  const known = keySchema.safeParse(entry).data;
  return known?.issuer === issuer && known.sub === sub;
}
