import type { Clock, Reader } from '../../ports.ts';

/**
 * The wikis at which a reader's Bearer is good for nothing though it is good elsewhere: the person has no account there,
 * or the client was registered for another wiki alone. They are read there as by anybody, without asking twice each time.
 */
export type UnknownReaders = {
  readonly has: (reader: Reader, url: URL) => boolean;
  readonly add: (reader: Reader, url: URL) => void;
};

/** A visit in the browser makes the account: so long (ms) it takes at most until that is noticed. */
const REMEMBERED_MS = 60 * 60_000;

export function createUnknownReaders(clock: Clock): UnknownReaders {
  /** By reader and host: until when, by the clock that nobody can set. */
  const ends = new Map<string, number>();
  const keyOf = ({ mark }: Reader, { host }: URL) => `${mark} ${host}`;
  return {
    has: (reader, url) => clock.monotonic() < (ends.get(keyOf(reader, url)) ?? 0),
    add: (reader, url) => void ends.set(keyOf(reader, url), clock.monotonic() + REMEMBERED_MS),
  };
}
