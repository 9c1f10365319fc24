import type { Direction } from '../../../shared/models.ts';
import { isBlock } from '../allow/elements.ts';
import { escapeText } from '../allow/escape.ts';
import type { Contents } from '../contents/contents.ts';
import type { ReadingOptions } from '../options.ts';
import type { Background } from '../style/styles.ts';
import { endedBy, isTableInside } from './nesting.ts';
import { createOpenElements, type OpenElement, type StartTag } from './open-elements.ts';
import { createPage } from './page.ts';
import { createSpacing, isSpace } from './spacing.ts';

/** An element that loses its tags and keeps its content. */
export const UNWRAPPED: StartTag = { tag: '', start: '', end: '', role: 'plain', classes: '', lazy: false };

export type Output = ReturnType<typeof createOutput>;

/**
 * What is open and what is written. Whoever opens an element here gets it closed: the output is well-formed at any end.
 * `begin` comes by itself before anything is written, with the language the options name.
 */
export function createOutput(options: ReadingOptions, contents: Contents, paper: Background) {
  const page = createPage(options);
  const open = createOpenElements();
  const spacing = createSpacing();
  let begun = false;

  const begin = (language?: string, direction?: Direction) => {
    if (begun) return;
    begun = true;
    contents.language(language ?? options.language);
    contents.direction(direction ?? options.direction);
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
    if (open.inside.hatnote === 0) page.content();
    flush();
  };
  const blockEnds = () => {
    spacing.afterBreak();
    contents.blockEnded();
  };
  const settle = () => {
    begin();
    page.settle();
  };
  /** Where a block vanished: the words before and after it were on two lines. */
  const gap = () => {
    if (begun && !isTableInside(open.parent())) write(open.inside.pre > 0 ? '\n' : spacing.collapse(' '));
  };
  const write = (space: string) => {
    if (space === '') return;
    page.write(space);
    contents.text(space);
  };
  const closed = (element: OpenElement) => {
    const { end, part, role, held } = element.start;
    if (part) contents.closed(part, element.pending === undefined);
    if (element.pending === undefined) {
      page.write(end);
      if (isBlock(element.name)) blockEnds();
      if (role === 'math' || element.tag === 'audio' || element.tag === 'video') spacing.afterObject();
      if (role === 'paragraph') settle();
    } else if (isBlock(element.name)) gap();
    if (held) page.resume();
  };
  const closeTo = (index: number) => {
    while (open.list.length > index) {
      const element = open.pop();
      if (element) closed(element);
    }
  };
  const inFlow = () => open.top()?.flow ?? true;

  /** Whether text here stands in no paragraph: at most in inline elements that are not written yet. */
  const isLoose = () => {
    const around = open.list.findLast(({ flow, tag, pending }) => flow || isBlock(tag) || (tag !== '' && !pending));
    return around?.flow ?? true;
  };

  return {
    open,
    page,
    contents,
    /** What an element opened now stands on. */
    background: () => open.top()?.background ?? paper,
    spacing,
    begin,
    flush,
    visible,
    settle,
    blockEnds,
    gap,
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
      const around = open.top();
      open.push({
        name,
        start: tag,
        tag: tag.tag,
        pending,
        flow,
        background: tag.background ?? around?.background ?? paper,
        innermost: tag.tag === '' ? around?.innermost : tag.tag,
      });
      if (tag.part) contents.opened(tag.part, tag.anchor);
    },
    /** Text, decoded. White space alone opens nothing. */
    text: (text: string) => {
      const exact = open.inside.pre > 0;
      const kept = exact ? text : spacing.collapse(text);
      const space = !exact && isSpace(kept[0]) ? kept.charAt(0) : '';
      if (begun) write(space);
      const rest = kept.slice(space.length);
      if (rest === '') return;
      if (!page.isSettled() && isLoose()) settle();
      visible();
      page.write(escapeText(rest));
      contents.text(rest);
    },
  };
}
