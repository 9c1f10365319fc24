import { createHash } from 'node:crypto';
import type { Bearer } from '../../ports.ts';

/** Tells readers apart without keeping anything that could be sent: a Bearer's digest, or `nobody`. */
export function markOf(bearer: Bearer | undefined): string {
  return bearer === undefined ? 'nobody' : createHash('sha256').update(bearer.authorization).digest('base64url');
}
