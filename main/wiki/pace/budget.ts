import { isLoopback } from '../../loopback.ts';
import type { Clock } from '../../ports.ts';
import { isPersonal, type Priority } from './asking.ts';

/**
 * Who asks, as Wikimedia's gateway sorts its callers
 * (operations-deployment-charts, rest-gateway; wikitech: API usage guidelines).
 */
export type Caller = 'unnamed' | 'signed-out' | 'signed-in';

const WINDOW_MS = 60_000;
const A_MINUTE: Readonly<Record<Caller, number>> = { unnamed: 10, 'signed-out': 200, 'signed-in': 200 };
/** What nobody waits for leaves the other half to whoever does. */
const BACKGROUND_SHARE = 0.5;

/** A User-Agent that names whom to write to: an address or a mail, in brackets (Wikimedia's User-Agent policy). */
const NAMED = /\([^()]*(?:https?:\/\/|@)[^()]+\)/;

export function callerOf(userAgent: string, signedIn: boolean): Caller {
  if (signedIn) return 'signed-in';
  return NAMED.test(userAgent) ? 'signed-out' : 'unnamed';
}

/** How many requests were sent in the last minute, by all of the app. A wiki on this computer is nobody's but the reader's own, and free. */
export type Budget = {
  /** How long (ms) until there is room for one more to this address; 0 when there is now. */
  readonly wait: (url: URL, caller: Caller, priority: Priority) => number;
  readonly spend: (url: URL, caller: Caller) => void;
};

/** Counts over any sixty seconds, so that it holds wherever the server's own minute begins. */
export function createBudget(clock: Clock): Budget {
  const spent: Readonly<Record<Caller, number[]>> = { unnamed: [], 'signed-out': [], 'signed-in': [] };
  return {
    wait(url, caller, priority) {
      if (isLoopback(url.hostname)) return 0;
      const times = spent[caller];
      const now = clock.monotonic();
      while (times[0] !== undefined && times[0] + WINDOW_MS <= now) times.shift();
      const room = isPersonal(priority) ? A_MINUTE[caller] : A_MINUTE[caller] * BACKGROUND_SHARE;
      const oldest = times.length < room ? undefined : times[times.length - room];
      return oldest === undefined ? 0 : oldest + WINDOW_MS - now;
    },
    spend(url, caller) {
      if (!isLoopback(url.hostname)) spent[caller].push(clock.monotonic());
    },
  };
}
