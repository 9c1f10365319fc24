import type { Attributes } from '../scan/tokens.ts';
import { isOutOfSight } from './attributes.ts';
import type { Traits } from './classes.ts';
import { OMITTED } from './drop-list.ts';
import { isHeading } from './elements.ts';

const TYPES = [...OMITTED.types.keys()];
const FORMULA_WRAPPERS = ['mwe-math-mathml-inline', 'mwe-math-mathml-display', 'mwe-math-mathml-a11y'];

/** What becomes of an element with all it holds; undefined for one that stays. */
export function omission(name: string, source: Attributes, traits: Traits): 'dropped' | 'related' | undefined {
  if (OMITTED.elements.has(name)) return 'dropped';
  if (traits.omitted !== undefined) return traits.omitted;
  // The anchor of a heading is its words, whatever they are.
  const id = source.isNumbered() || isHeading(name) ? undefined : source.get('id');
  const byId = id === undefined ? undefined : OMITTED.ids.get(id);
  if (byId !== undefined) return byId;
  if (!source.hasMore()) return undefined;
  const type = source.get('typeof');
  if (type !== undefined && TYPES.some((omitted) => type.includes(omitted))) return 'dropped';
  // Formulas hide their MathML for browsers that cannot show it; here it is what is shown.
  return isOutOfSight(source) && !FORMULA_WRAPPERS.some((wrapper) => traits.has(wrapper)) ? 'dropped' : undefined;
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
