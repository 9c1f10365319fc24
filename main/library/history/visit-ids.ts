/** A visit's id is made of its moment, so that ids are in the order of time. So many there are for the visits of a millisecond. */
export const IDS_A_MS = 1_000;

/** The first of the ids that visits of a moment have. @param at ms since the epoch */
export function firstIdAt(at: number): number {
  return Math.max(1, at) * IDS_A_MS;
}
