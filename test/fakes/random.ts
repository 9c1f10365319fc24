import type { RandomBytes } from '../../main/ports.ts';

/** The same bytes on every run, other bytes on every call (xorshift32). */
export function createFakeRandom(seed = 1): RandomBytes {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  };
  return (length) => Uint8Array.from({ length }, next);
}
