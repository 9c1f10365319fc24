/** Where callback addresses wait until somebody can receive them. */
export type DeepLinks = {
  /**
   * Takes what a platform handed over: one address (macOS) or a whole command line (Windows, Linux, cold start).
   * Passes it on whole when there is an address of our scheme in it: judging it is the receiver's part.
   * @returns whether there was any.
   */
  readonly offer: (candidates: readonly string[]) => boolean;
  /** Names the receiver, once. What waited is handed over in the order it came. */
  readonly connect: (receive: (candidates: readonly string[]) => void) => void;
};

/** More than this many hand-overs without a receiver are somebody hammering, not somebody signing in. */
const MOST_WAITING = 8;

export function createDeepLinks(scheme: string): DeepLinks {
  const waiting: (readonly string[])[] = [];
  let receiver: ((candidates: readonly string[]) => void) | undefined;
  return {
    offer(candidates) {
      if (!candidates.some((candidate) => hasScheme(candidate, scheme))) return false;
      if (receiver) receiver(candidates);
      else if (waiting.length < MOST_WAITING) waiting.push(candidates);
      return true;
    },
    connect(receive) {
      receiver = receive;
      for (const candidates of waiting.splice(0)) receive(candidates);
    },
  };
}

/**
 * Whatever a lenient parser might take for our scheme (RFC 3986 §3.1: case does not count; URL parsers drop invisible
 * characters). A switch such as `--x=scheme:/…` is none.
 */
function hasScheme(candidate: string, scheme: string): boolean {
  const start = candidate.slice(0, 256).replaceAll(/[\0-\x20]/g, '');
  return start.toLowerCase().startsWith(`${scheme}:`);
}
