const MINUTE = 60_000;
const STEPS = [
  ['year', 365.25 * 24 * 60 * MINUTE],
  ['month', 30.44 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

/**
 * How long ago, in words: `3 days ago`, `yesterday`, `just now`.
 * @param iso ISO 8601. @param now milliseconds since the epoch.
 * @returns undefined for a date that is none. A moment in the future (a clock that is off) is `just now`.
 */
export function agoText(iso: string, now: number): string | undefined {
  const elapsed = now - Date.parse(iso);
  if (Number.isNaN(elapsed)) return undefined;
  const step = STEPS.find(([, length]) => elapsed >= length);
  if (!step) return 'just now';
  const [unit, length] = step;
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(elapsed / length), unit);
}

/** The exact moment, in the reader's time zone. */
export function exactTimeText(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));
}

/** The exact day and minute of a moment, in the reader's time zone. @param time milliseconds since the epoch. */
export function momentText(time: number): string {
  return exactTimeText(new Date(time).toISOString());
}

/** How long still to wait: `now`, `in 8 seconds`, `in 2 minutes`. @param ms may be negative: the wait is over. */
export function waitText(ms: number): string {
  if (ms <= 0) return 'now';
  if (ms <= 90_000) return `in ${plural(Math.ceil(ms / 1000), 'second')}`;
  return `in ${plural(Math.ceil(ms / MINUTE), 'minute')}`;
}

/** How long something still stays open: `58 more minutes`, and `1 minute 5 seconds` to `1 second` near the end. */
export function timeLeftText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds >= 2 * 60) return `${Math.floor(seconds / 60)} more minutes`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes > 0 ? plural(minutes, 'minute') : '', rest > 0 || minutes === 0 ? plural(rest, 'second') : '']
    .filter(Boolean)
    .join(' ');
}

/** A length of time in its largest whole unit: `3 days`, `2 hours`, `40 seconds`. @param ms not negative. */
export function lengthText(ms: number): string {
  const step = STEPS.find(([, length]) => ms >= length);
  return step ? plural(Math.floor(ms / step[1]), step[0]) : plural(Math.round(ms / 1000), 'second');
}

function plural(count: number, unit: string): string {
  return count === 1 ? `${count} ${unit}` : `${count} ${unit}s`;
}
