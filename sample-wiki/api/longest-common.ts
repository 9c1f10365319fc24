/** A step from one list to another. */
export type Step = { readonly kind: 'same' | 'removed' | 'added'; readonly value: string };

/** The fewest removals and additions that lead from one list to the other, removals first where they meet. */
export function steps(from: readonly string[], to: readonly string[]): readonly Step[] {
  const width = to.length + 1;
  // lengths[i * width + j]: how much the rest of `from` after i and of `to` after j have in common.
  const lengths = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    const [old, young] = [from[i], to[j]];
    if (old !== undefined && old === young) {
      found.push({ kind: 'same', value: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (young === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'removed', value: old });
      i += 1;
    } else {
      found.push({ kind: 'added', value: young ?? '' });
      j += 1;
    }
  }
  return found;
}
