import { anchorId } from '../allow/attributes.ts';
import { isBlock, isHeading } from '../allow/elements.ts';
import { attribute } from '../allow/escape.ts';
import type { Part } from '../contents/contents.ts';
import type { ReadingOptions } from '../options.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { StartTag } from './open-elements.ts';
import { type Output, UNWRAPPED } from './output.ts';

const LONGEST_LABEL = 200;
/** What may stand before the first paragraph without being it. Older hatnotes are lists of terms, indented. */
const PASSES: ReadonlySet<string> = new Set(['section', 'div', 'dl', 'dd']);
const PARAGRAPH: Part = { is: 'paragraph' };

export type Placement = {
  readonly section: (source: Attributes) => StartTag;
  /** The tag as its place on the page wants it: boxed, carded, held back, or as it is. */
  readonly place: (name: string, tag: StartTag) => StartTag;
  /** Text that is read: that of a heading names the tables below it. */
  readonly read: (text: string) => void;
};

/** Where sections, tables, infoboxes and figures go. Counts sections and cards; knows the heading above. */
export function createPlacement(output: Output, options: ReadingOptions): Placement {
  const { open, page } = output;
  let sections = 0;
  let carded = false;
  let heading = '';

  const table = (tag: StartTag): StartTag => {
    const label = attribute('aria-label', heading.trim() || options.title);
    const start = `<div class="table-scroll" tabindex="0" role="region"${label}>${tag.start}`;
    return { ...tag, start, end: `${tag.end}</div>` };
  };
  const card = (tag: StartTag): StartTag => {
    const first = !carded && sections <= 1;
    carded = true;
    return {
      ...tag,
      start: `<aside class="infobox-card${first ? '' : ' in-text'}">${tag.start}`,
      end: `${tag.end}</aside>`,
      role: 'infobox',
      lazy: false,
    };
  };
  const box = (name: string, tag: StartTag): StartTag => {
    if (name !== 'table' && name !== 'div') return tag;
    if (open.has('table') || open.inside.infobox > 0) return tag;
    if (isInfobox(name, tag)) return card(tag);
    return name === 'table' ? table(tag) : tag;
  };
  const hold = (where: 'card' | 'aside', tag: StartTag): StartTag => {
    // What waits outside must not be written inside what is held back.
    output.flush();
    page.hold(where);
    return { ...tag, role: isInfobox(tag.tag, tag) ? 'infobox' : tag.role, held: true };
  };

  return {
    section: (source) => {
      sections++;
      if (sections > 1) output.settle();
      const lead = sections === 1 && (source.get('data-mw-section-id') ?? '0') === '0';
      const id = anchorId(source, 'other');
      const attributes = `${lead ? ' class="lead"' : ''}${id === undefined ? '' : attribute('id', id)}`;
      return { ...UNWRAPPED, tag: 'section', start: `<section${attributes}>`, end: '</section>' };
    },
    place: (name, tag) => {
      if (isHeading(name)) heading = '';
      if (page.isSettled() || !output.inFlow()) return box(name, tag);
      if (isInfobox(name, tag)) {
        carded = true;
        return hold('card', tag);
      }
      if (isFigure(name, tag)) return hold('aside', tag);
      if (name === 'p') return { ...tag, role: 'paragraph', part: PARAGRAPH };
      if (isBlock(name) && !PASSES.has(name)) output.settle();
      return box(name, tag);
    },
    read: (text) => {
      if (open.inside.heading > 0 && heading.length < LONGEST_LABEL)
        heading += text.slice(0, LONGEST_LABEL - heading.length);
    },
  };
}

function isInfobox(name: string, tag: StartTag): boolean {
  return (name === 'table' || name === 'div') && /(?:^| )infobox(?: |$)/.test(tag.classes);
}

function isFigure(name: string, tag: StartTag): boolean {
  return name === 'figure' || (name === 'div' && /(?:^| )(?:thumb|tmulti)(?: |$)/.test(tag.classes));
}
