/** Where callback addresses wait until somebody can receive them. */
export type DeepLinks = {
  /**
   * Takes what a platform handed over: one address (macOS) or a whole command line (Windows, Linux, cold start).
   * Keeps what is written as an address of our scheme; judging it is the receiver's part.
   * @returns whether there was any.
   */
  readonly offer: (candidates: readonly string[]) => boolean;
  /** Names the receiver, once. What waited is handed over in the order it came. */
  readonly connect: (receive: (candidates: readonly string[]) => void) => void;
};

/** More than this many hand-overs without a receiver are somebody hammering, not somebody signing in. */
const MOST_WAITING = 8;

export function createDeepLinks(scheme: string): DeepLinks {
  const prefix = `${scheme}:`;
  const waiting: (readonly string[])[] = [];
  let receiver: ((candidates: readonly string[]) => void) | undefined;
  return {
    offer(candidates) {
      // Schemes are case-insensitive (RFC 3986 §3.1). A switch such as `--x=scheme:/…` is no address.
      const ours = candidates.filter((candidate) => candidate.slice(0, prefix.length).toLowerCase() === prefix);
      if (ours.length === 0) return false;
      if (receiver) receiver(ours);
      else if (waiting.length < MOST_WAITING) waiting.push(ours);
      return true;
    },
    connect(receive) {
      receiver = receive;
      for (const candidates of waiting.splice(0)) receive(candidates);
    },
  };
}
