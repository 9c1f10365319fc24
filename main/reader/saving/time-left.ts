/** How many of the pages saved last the estimate goes by. */
const LATEST = 20;
/** Fewer say nothing yet. */
const FEWEST = 3;

/** How long the rest of the queue will take, by how long the last pages took. */
export type TimeLeft = {
  /** A page has taken so long, in ms. */
  readonly took: (ms: number) => void;
  /** In ms; undefined while too little is known. @param pages that are left */
  readonly left: (pages: number) => number | undefined;
};

export function createTimeLeft(): TimeLeft {
  const times: number[] = [];
  return {
    took(ms) {
      times.push(ms);
      if (times.length > LATEST) times.shift();
    },
    left(pages) {
      if (times.length < FEWEST || pages === 0) return undefined;
      return Math.round((pages * times.reduce((sum, ms) => sum + ms, 0)) / times.length);
    },
  };
}
