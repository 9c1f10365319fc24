const LATIN = /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]*$/u;

/**
 * A name inside a sentence of ours, where no element can stand around it: one in another script is set apart, so that
 * its direction does not reorder the sentence (Unicode UAX #9, FSI and PDI).
 */
export function isolated(name: string): string {
  return LATIN.test(name) ? name : `\u2068${name}\u2069`;
}
