import { createHash } from 'node:crypto';

/** The same for the same wiki, letters only, and never that of a wiki that is built in. */
export function familyOf(origin: string, scriptPath: string): string {
  const letters = new URL(origin).hostname.replace(/^www\./, '').replace(/[^a-z]/g, '');
  // About eighty bits: nobody finds another address of the same mark.
  const digest = createHash('sha256').update(`${origin}${scriptPath}`).digest();
  const mark = [...digest.subarray(0, 17)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return `${letters.slice(0, 14)}x${mark}`;
}
