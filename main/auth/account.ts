import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { AccountKind } from '../../shared/models.ts';

const text = z.string().check(z.minLength(1));

const tokensSchema = z.object({
  /** Opaque. RFC 6750. */
  access: text,
  /** Absent where the server gave none: then nothing can be refreshed. */
  refresh: z.optional(text),
  /** When they came, ms since the epoch, by the server's clock as far as it was known. */
  obtainedAt: z.number(),
  /** `obtainedAt` and the answer's `expires_in`; absent where the server did not say. */
  expiresAt: z.optional(z.number()),
});

export const accountSchema = z.object({
  /** REST root of the wiki that signed the reader in. */
  issuer: text,
  /** The user at that issuer; unique there and nowhere else. Names change, this does not. */
  sub: text,
  name: text,
  /** Absent in what was kept before there were two kinds: `oauth`. */
  kind: z.optional(z.enum(['oauth', 'personal-token'])),
  /** The client the tokens were given to: only it can refresh them. */
  clientId: text,
  /** Where the Bearer may go (see `mayCarryBearer`). */
  apiOrigins: z.readonly(z.array(text)),
  tokens: z.readonly(tokensSchema),
  /** When the reader signed in, ms since the epoch. */
  since: z.number(),
});

export type Tokens = Readonly<z.infer<typeof tokensSchema>>;

/** Somebody who is signed in, with what proves it. Never leaves the main process. */
export type Account = Readonly<z.infer<typeof accountSchema>>;

export type AccountKey = Pick<Account, 'issuer' | 'sub'>;

export function sameAccount(one: AccountKey, other: AccountKey): boolean {
  return one.issuer === other.issuer && one.sub === other.sub;
}

/** The account's name in the contract: the same at every start, and saying nothing of who it is. */
export function accountId({ issuer, sub }: AccountKey): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, sub]))
    .digest('hex')
    .slice(0, 32);
}

export function kindOf({ kind }: Account): AccountKind {
  return kind ?? 'oauth';
}

/** Refresh this long before the end (ms), so that a request under way does not outlive its token. */
const MARGIN = 60_000;

const DAY = 86_400_000;

/** Whether it is time to refresh. Tokens that live shorter than two minutes are refreshed at half their life. */
export function isStale(tokens: Tokens, now: number): boolean {
  if (tokens.expiresAt === undefined) return false;
  const margin = Math.min(MARGIN, (tokens.expiresAt - tokens.obtainedAt) / 2);
  return now >= tokens.expiresAt - margin;
}

/** Whether the server would refuse the access token by now. */
export function isDead(tokens: Tokens, now: number): boolean {
  return tokens.expiresAt !== undefined && now >= tokens.expiresAt;
}

/** Whether this clock cannot be right: it shows a time long before the tokens came. */
export function isBefore(tokens: Tokens, now: number): boolean {
  return now < tokens.obtainedAt - DAY;
}
