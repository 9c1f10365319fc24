/** The query of a `/media/…` path under which a picture that cannot be had is not answered with a drawing in its place. */
export const OTHERWISE_NOTHING = 'otherwise=nothing';

/** @param path a root-relative `/media/…` path. For whoever has to know that a picture did not come. */
export function orNothing(path: string): string {
  return `${path}?${OTHERWISE_NOTHING}`;
}
