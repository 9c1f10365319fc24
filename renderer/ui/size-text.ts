const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size on disk, as file managers write it: `640 kB`, `3.4 MB`. @param bytes not negative; a kilobyte is 1,000 of them. */
export function sizeText(bytes: number): string {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${numberText(Number(value.toFixed(digits)))}\u00a0${UNITS[unit]}`;
}

/** A whole number with its thousands apart: `1,204`. */
export function numberText(value: number): string {
  return value.toLocaleString('en-GB');
}

/** `1 page`, `1,204 pages`. @param several where it is not made by an s */
export function countText(count: number, one: string, several = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : several}`;
}
