import type { Direction } from '../../../shared/models.ts';
import { isBlock } from '../allow/elements.ts';
import { escapeText } from '../allow/escape.ts';
import type { ReadingOptions } from '../options.ts';
import { endedBy } from './nesting.ts';
import { createOpenElements, type OpenElement, type Role } from './open-elements.ts';
import { createPage } from './page.ts';
import { createSpacing, isSpace } from './spacing.ts';

/** An element about to be opened: its tags as they will be written. A tag of '' keeps the content only. */
export type StartTag = {
  readonly tag: string;
  readonly start: string;
  readonly end: string;
  readonly role: Role;
  readonly classes: string;
  /** Not written when nothing visible comes inside. */
  readonly lazy: boolean;
};

/** An element that loses its tags and keeps its content. */
export const UNWRAPPED: StartTag = { tag: '', start: '', end: '', role: 'plain', classes: '', lazy: false };

export type Output = ReturnType<typeof createOutput>;

/**
 * What is open and what is written. Whoever opens an element here gets it closed: the output is well-formed at any end.
 * `begin` comes by itself before anything is written, with the language the options name.
 */
export function createOutput(options: ReadingOptions) {
  const page = createPage(options);
  const open = createOpenElements();
  const spacing = createSpacing();
  let begun = false;

  const begin = (language?: string, direction?: Direction) => {
    if (begun) return;
    begun = true;
    page.begin(language ?? options.language, direction ?? options.direction);
  };
  /** The tags that waited are written. */
  const flush = () => {
    begin();
    if (open.hasPending()) page.write(open.takePending());
  };
  /** The same, because something comes that a reader sees. */
  const visible = () => {
    begin();
    if (open.count('hatnote') === 0) page.content();
    flush();
  };
  const settle = () => {
    begin();
    page.settle();
  };
  const closed = (element: OpenElement) => {
    if (element.pending === undefined) {
      page.write(element.end);
      if (isBlock(element.name)) spacing.afterBreak();
      if (element.role === 'math' || element.tag === 'audio' || element.tag === 'video') spacing.afterObject();
      if (element.role === 'paragraph') settle();
    }
    if (element.role === 'held') page.resume();
  };
  const closeTo = (index: number) => {
    while (open.list.length > index) {
      const element = open.pop();
      if (element) closed(element);
    }
  };
  const inFlow = () => open.top()?.flow ?? true;

  return {
    open,
    page,
    spacing,
    begin,
    flush,
    visible,
    settle,
    closeTo,
    inFlow,
    /** Ends what a start tag of this name ends. */
    closeImplied: (name: string) => {
      for (let at = endedBy(name, open); at >= 0; at = endedBy(name, open)) closeTo(at);
    },
    /** Opens an element. @param name what its end tag will be called. */
    push: (name: string, tag: StartTag) => {
      const plain = tag.tag === '' || tag.tag === 'section' || (tag.tag === 'div' && tag.classes === '');
      const flow = inFlow() && plain;
      const pending = tag.lazy ? tag.start : undefined;
      open.push({ name, tag: tag.tag, end: tag.end, pending, flow, role: tag.role });
    },
    /** Text, decoded. White space alone opens nothing. */
    text: (text: string) => {
      const exact = open.count('pre') > 0;
      const kept = exact ? text : spacing.collapse(text);
      const space = !exact && isSpace(kept[0]) ? kept.charAt(0) : '';
      if (begun) page.write(space);
      const rest = kept.slice(space.length);
      if (rest === '') return;
      if (inFlow()) settle();
      visible();
      page.write(escapeText(rest));
    },
  };
}
