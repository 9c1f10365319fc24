/** More redirects than this on the way to one answer are a loop, even where each leads somewhere else. */
export const MOST_HOPS = 5;
