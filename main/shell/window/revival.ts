import type { Clock } from '../../ports.ts';

/** A page that dies again within this time is not loaded again: what it showed may be what kills it. In ms. */
const PEACE = 60_000;

/**
 * Whether a window whose page has died is to load it again.
 * @returns asked at each death with Electron's reason (`render-process-gone`)
 */
export function createRevival(clock: Clock): (reason: string) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (reason) => {
    if (reason === 'clean-exit') return false;
    const long = Math.abs(clock.now() - last) >= PEACE;
    last = clock.now();
    return long;
  };
}
