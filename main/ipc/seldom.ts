import type { Clock } from '../ports.ts';

/**
 * Passes on that something has happened: at once, and then at most once in `gap` ms, so that many things in a row are told
 * as few; the last of them is told always.
 */
export function seldom(clock: Clock, gap: number, tell: () => void): () => void {
  let resting = false;
  let again = false;
  const say = () => {
    resting = true;
    tell();
    clock.after(gap, () => {
      resting = false;
      if (!again) return;
      again = false;
      say();
    });
  };
  return () => {
    if (resting) again = true;
    else say();
  };
}
