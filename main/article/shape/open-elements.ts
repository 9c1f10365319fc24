/** The elements that are open, outermost first, and the tags that still wait for something visible to stand between them. */

import { isBlock } from '../allow/elements.ts';
import type { Part } from '../contents/contents.ts';
import type { Background } from '../style/styles.ts';

export type OpenElement = {
  readonly name: string;
  /** The tag that was opened. */
  readonly start: StartTag;
  /** Its name; empty for an element whose tags are not written though its content is. */
  readonly tag: string;
  /** The start tag, while nothing visible has come inside. */
  pending: string | undefined;
  /** Nothing but sections and plain boxes around and including it: paragraphs here are those of the page. */
  readonly flow: boolean;
  /** What stands on it stands on this colour. */
  readonly background: Background;
  /** The innermost tag that is or will be written, itself included. */
  readonly innermost: string | undefined;
};

export type Role =
  | 'plain'
  | 'paragraph'
  | 'heading'
  | 'hatnote'
  | 'infobox'
  | 'table'
  | 'pre'
  | 'math'
  | 'formula'
  | 'file'
  | 'broken-file';

/** An element about to be opened: its tags as they will be written. A tag of '' keeps the content only. */
export type StartTag = {
  readonly tag: string;
  readonly start: string;
  readonly end: string;
  readonly role: Role;
  readonly classes: string;
  /** Not written when nothing visible comes inside. */
  readonly lazy: boolean;
  /** Waits for the first paragraph. */
  readonly held?: boolean;
  /** Around a picture that names this resource it is the way to the file's own page, and begins so. */
  readonly file?: { readonly resource: string | undefined; readonly start: string } | undefined;
  readonly anchor?: string | undefined;
  readonly part?: Part | undefined;
  /** Undefined: that of the parent. */
  readonly background?: Background | undefined;
};

export type OpenElements = {
  readonly list: readonly OpenElement[];
  readonly push: (element: OpenElement) => void;
  readonly pop: () => OpenElement | undefined;
  readonly top: () => OpenElement | undefined;
  /** The innermost element whose tags are or will be written. */
  readonly parent: () => string | undefined;
  /** How many of each role are open; of `plain` nobody asks. */
  readonly inside: { readonly [role in Role]: number };
  /** Whether an element of that tag is open. */
  readonly has: (tag: string) => boolean;
  readonly hasPending: () => boolean;
  /** Whether a block is open in which nothing visible stands yet. */
  readonly hasPendingBlock: () => boolean;
  /** The start tags that wait, outermost first; they wait no longer. */
  readonly takePending: () => string;
};

export function createOpenElements(): OpenElements {
  const list: OpenElement[] = [];
  const inside: Record<Role, number> = {
    plain: 0,
    paragraph: 0,
    heading: 0,
    hatnote: 0,
    infobox: 0,
    table: 0,
    pre: 0,
    math: 0,
    formula: 0,
    file: 0,
    'broken-file': 0,
  };
  const tags = new Map<string, { count: number }>();
  /** Below this index nothing waits. */
  let settledTo = 0;

  const add = ({ tag, start: { role } }: OpenElement, by: number) => {
    if (role !== 'plain') inside[role] += by;
    if (tag === '') return;
    const known = tags.get(tag);
    if (known) known.count += by;
    else tags.set(tag, { count: by });
  };
  const hasPending = () => {
    while (settledTo < list.length && list[settledTo]?.pending === undefined) settledTo++;
    return settledTo < list.length;
  };
  return {
    list,
    push: (element) => {
      list.push(element);
      add(element, 1);
    },
    pop: () => {
      const element = list.pop();
      if (element) add(element, -1);
      if (settledTo > list.length) settledTo = list.length;
      return element;
    },
    top: () => list[list.length - 1],
    parent: () => list[list.length - 1]?.innermost,
    inside,
    has: (tag) => (tags.get(tag)?.count ?? 0) > 0,
    hasPending,
    hasPendingBlock: () =>
      hasPending() && list.some((element) => element.pending !== undefined && isBlock(element.name)),
    takePending: () => {
      let tags = '';
      for (; settledTo < list.length; settledTo++) {
        const element = list[settledTo];
        if (element?.pending === undefined) continue;
        tags += element.pending;
        element.pending = undefined;
      }
      return tags;
    },
  };
}
