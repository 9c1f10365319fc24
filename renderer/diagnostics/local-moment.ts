/** A moment in the reader's time zone, to the second (`24 Nov 2026, 01:12:05`). @param time ms since the epoch. */
export function localMoment(time: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(time));
}
