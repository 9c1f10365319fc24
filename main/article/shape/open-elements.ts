/** The elements that are open, outermost first, and the tags that still wait for something visible to stand between them. */

import { isBlock } from '../allow/elements.ts';
import type { Part } from '../contents/contents.ts';
import type { Background } from '../style/styles.ts';

export type OpenElement = {
  readonly name: string;
  /** Empty for an element whose tags are not written though its content is. */
  readonly tag: string;
  /** What stands for the end tag. */
  readonly end: string;
  /** The start tag, while nothing visible has come inside. */
  pending: string | undefined;
  /** Nothing but sections and plain boxes around and including it: paragraphs here are those of the page. */
  readonly flow: boolean;
  readonly role: Role;
  /** Output is held back until it ends. */
  readonly held: boolean;
  /** What it is to the contents. */
  readonly part: Part | undefined;
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
  | 'table'
  | 'pre'
  | 'math'
  | 'formula'
  | 'file'
  | 'broken-file';

export type OpenElements = {
  readonly list: readonly OpenElement[];
  readonly push: (element: OpenElement) => void;
  readonly pop: () => OpenElement | undefined;
  readonly top: () => OpenElement | undefined;
  /** The innermost element whose tags are or will be written. */
  readonly parent: () => string | undefined;
  readonly count: (role: Role) => number;
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
  const roles = new Map<string, number>();
  const tags = new Map<string, number>();
  /** Below this index nothing waits. */
  let settledTo = 0;

  const add = (element: OpenElement, by: number) => {
    roles.set(element.role, (roles.get(element.role) ?? 0) + by);
    if (element.tag !== '') tags.set(element.tag, (tags.get(element.tag) ?? 0) + by);
  };
  const waiting = () => {
    while (settledTo < list.length && list[settledTo]?.pending === undefined) settledTo++;
    return list.slice(settledTo);
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
    top: () => list.at(-1),
    parent: () => list.at(-1)?.innermost,
    count: (role) => roles.get(role) ?? 0,
    has: (tag) => (tags.get(tag) ?? 0) > 0,
    hasPending: () => waiting().some((element) => element.pending !== undefined),
    hasPendingBlock: () => waiting().some((element) => element.pending !== undefined && isBlock(element.name)),
    takePending: () => {
      let tags = '';
      for (const element of waiting()) {
        tags += element.pending ?? '';
        element.pending = undefined;
      }
      settledTo = list.length;
      return tags;
    },
  };
}
