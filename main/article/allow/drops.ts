import type { Attributes } from '../scan/tokens.ts';
import { isOutOfSight } from './attributes.ts';
import type { Traits } from './classes.ts';
import { isDropped } from './elements.ts';

/** Ids of furniture: coordinates shown beside the title, tables of contents, category lists. */
const IDS: ReadonlySet<string> = new Set(['coordinates', 'toc', 'catlinks', 'mw-navigation']);
const FORMULA_WRAPPERS = ['mwe-math-mathml-inline', 'mwe-math-mathml-display', 'mwe-math-mathml-a11y'];

/** Whether an element leaves with all it holds. */
export function isFurniture(name: string, source: Attributes, traits: Traits): boolean {
  if (isDropped(name) || traits.dropped || IDS.has(source.get('id') ?? '')) return true;
  if (source.get('typeof')?.includes('mw:Extension/indicator')) return true;
  // Formulas hide their MathML for browsers that cannot show it; here it is what is shown.
  return isOutOfSight(source) && !FORMULA_WRAPPERS.some((wrapper) => traits.has(wrapper));
}

export type Drop = {
  /** Answers true when the tag has ended the drop. */
  readonly close: (name: string) => boolean;
  readonly open: (name: string) => void;
};

/**
 * Follows a dropped element to its end by counting its own name, so that a hostile depth costs nothing.
 * An end tag of a section around it ends it too: one forgotten end tag must not swallow the rest of the page.
 */
export function createDrop(root: string): Drop {
  let depth = 1;
  let sections = 0;
  return {
    open: (name) => {
      if (name === root) depth++;
      else if (name === 'section') sections++;
    },
    close: (name) => {
      if (name === root) return --depth === 0;
      return name === 'section' && --sections < 0;
    },
  };
}
