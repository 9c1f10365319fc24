import type { Visit } from '../../shared/library-models.ts';

const DAY = 24 * 60 * 60_000;

/** The visits of one day of the reader's own calendar, latest first. */
export type Day = {
  /** When it began, ms since the epoch. */
  readonly start: number;
  readonly visits: readonly Visit[];
};

/** Visits by days. @param visits latest first. @param now ms since the epoch */
export function daysOf(visits: readonly Visit[], now: number): readonly Day[] {
  const days = Map.groupBy(visits, ({ at }) => startOfDay(shownAt(at, now)));
  return [...days].map(([start, those]) => ({ start, visits: those }));
}

/**
 * The moment that a visit is shown with. What is to come within a day was read before the clock was set back: it counts as read
 * now. What is further ahead stands apart, with the date that it was given. All in ms since the epoch.
 */
export function shownAt(at: number, now: number): number {
  return at <= now + DAY ? Math.min(at, now) : at;
}

/** The first moment that does not belong to a day. @param start when it began. @param now ms since the epoch */
export function endOfDay(start: number, now: number): number {
  // Days have 23 to 25 hours.
  const next = startOfDay(start + 1.5 * DAY);
  return start === startOfDay(now) ? Math.max(next, now + DAY + 1) : next;
}

/** When the day of a moment began, in the reader's time zone. Both in ms since the epoch. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** `Today`, `Yesterday`, `Monday 23 November`, and with the year where it is another one. */
export function dayText(start: number, now: number): string {
  const today = startOfDay(now);
  if (start === today) return 'Today';
  // Days have 23 to 25 hours.
  if (start === startOfDay(today - 1)) return 'Yesterday';
  const day = new Date(start);
  const sameYear = day.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(day);
}

/** The time of day: `09:14`. @param at ms since the epoch */
export function clockText(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}
