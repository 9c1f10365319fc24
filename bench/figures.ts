/** What a figure is and how it is printed: one line of JSON on standard output. */

export type Goal = `${'<=' | '>=' | '=='}${number}`;

export type Figure = {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  /** `ratio`, `ms`, `kB`, `count` … */
  readonly unit: string;
  /** Absent where something is only laid side by side. */
  readonly goal?: Goal | undefined;
  /** Baselines of the same run, counts, what was measured on. */
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly number[]>> | undefined;
};

/** What is measured together, by the names of its parts. */
export type Group = Readonly<Record<string, () => Promise<readonly Figure[]>>>;

/** Whether a value meets a goal such as `<=2.0`. */
export function holds(value: number, goal: Goal): boolean {
  const bound = Number(goal.slice(2));
  switch (goal.slice(0, 2)) {
    case '<=':
      return value <= bound;
    case '>=':
      return value >= bound;
    default:
      return value === bound;
  }
}

/** The figure as its line; the value rounded to four significant digits, `holds` judged before the rounding. */
export function line({ group, name, value, unit, goal, detail }: Figure): string {
  const rounded = Number(value.toPrecision(4));
  return JSON.stringify({
    group,
    name,
    value: rounded,
    unit,
    ...(goal && { goal, holds: holds(value, goal) }),
    ...(detail && { detail }),
  });
}

/** The middle of the values; of an even number, the mean of the middle two. Throws on none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('No values to take the median of');
  return (lower + upper) / 2;
}

/**
 * How many times as long one way took as the other: the middle of the rounds' own ratios, because a machine that slows down
 * for a while slows both sides of a round. Throws on none, and where a side lacks rounds.
 */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  if (ours.length !== theirs.length) throw new Error('Both sides have as many rounds');
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
