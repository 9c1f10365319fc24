import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import type { RedirectKind } from '../../../shared/models.ts';

/** An attempt may take in making an account and a second factor (ms). The code's own ten minutes are the server's. */
export const ATTEMPT_LIFETIME = 60 * 60_000;

const text = z.string().check(z.minLength(1), z.maxLength(4096));

export const attemptSchema = z.strictObject({
  /** RFC 6749 §10.12: ties the callback to this attempt. */
  state: text,
  /** RFC 7636 §4.1: a secret until the code is exchanged. */
  verifier: z.string().check(z.regex(/^[A-Za-z0-9\-._~]{43,128}$/)),
  /** RFC 9700 §4.4: a code goes to the issuer that was asked and to no other. */
  issuer: text,
  clientId: text,
  redirectUri: text,
  /** The authorization request: what the browser opens. */
  url: text,
  /** ms since the epoch. */
  expiresAt: z.number(),
  /** Whoever is signed in stays so, beside the one who signs in now. */
  add: z.optional(z.boolean()),
});

/** One way out to the browser and back. Holds secrets: never in a log, never in the window. */
export type Attempt = Readonly<z.infer<typeof attemptSchema>>;

export function redirectOf({ redirectUri }: Pick<Attempt, 'redirectUri'>): RedirectKind {
  return redirectUri.startsWith('http:') ? 'loopback' : 'scheme';
}

export function isExpired(attempt: Pick<Attempt, 'expiresAt'>, now: number): boolean {
  return now >= attempt.expiresAt;
}

/** Compares in a time that does not depend on where the two differ. */
export function sameState(expected: string, given: string): boolean {
  const one = Buffer.from(expected);
  const other = Buffer.from(given);
  return one.length === other.length && timingSafeEqual(one, other);
}
