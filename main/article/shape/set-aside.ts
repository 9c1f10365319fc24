import type { Traits } from '../allow/classes.ts';
import { createDrop, type Drop } from '../allow/drops.ts';
import { isBlock, isVoid, outputName } from '../allow/elements.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { Output } from './output.ts';
import type { Related } from './related.ts';

const LONGEST_DESCRIPTION = 1_000;

export type SetAside = {
  /** Whether what comes belongs to such an element. */
  readonly isOpen: () => boolean;
  /** Whether of all that only the tags are counted. */
  readonly isDeaf: () => boolean;
  /** An element begins that does not stay where it stands, nor what is in it. */
  readonly start: (name: string, as: 'dropped' | 'related' | 'description', selfClosing: boolean) => void;
  readonly open: (name: string, source: Attributes, traits: () => Traits, selfClosing: boolean) => void;
  /** Answers whether the tag belongs to what is around, which it ends as well. */
  readonly close: (name: string) => boolean;
  readonly text: (text: string) => void;
};

/** What does not stay where it stands: what is dropped, links for Related, the short description. */
export function createSetAside(output: Output, related: Related): SetAside {
  let drop: Drop | undefined;
  let root = '';
  /** What is dropped leaves its links behind "Related". */
  let relating = false;
  let description: string | undefined;

  const end = () => {
    drop = undefined;
    relating = false;
    if (isBlock(outputName(root) ?? root)) output.gap();
    if (description === undefined) return;
    output.begin();
    output.page.describe(description);
    description = undefined;
  };

  return {
    isOpen: () => drop !== undefined,
    isDeaf: () => drop !== undefined && !relating && description === undefined,
    start: (name, as, selfClosing) => {
      if (isVoid(name) || (selfClosing && (name === 'svg' || output.open.inside.math > 0))) return;
      if (as === 'description') description = '';
      relating = as === 'related';
      if (relating) related.start();
      root = name;
      drop = createDrop(name);
    },
    open: (name, source, traits, selfClosing) => {
      if (!isVoid(name) && !(selfClosing && name === 'svg')) drop?.open(name);
      if (relating) related.open(name, source, traits());
    },
    close: (name) => {
      if (relating) related.close(name);
      if (!drop?.close(name)) return false;
      end();
      return name !== root;
    },
    text: (text) => {
      if (relating) related.text(text);
      if (description !== undefined && description.length < LONGEST_DESCRIPTION) description += text;
    },
  };
}
