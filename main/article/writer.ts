import { anchorId, bodyLanguage, mathAttributes } from './attributes.ts';
import { createClassReader, type Traits } from './classes.ts';
import { createDrop, type Drop, isFurniture } from './drops.ts';
import { isBlock, isHeading, isMathML, isVoid, outputName } from './elements.ts';
import { attribute, escapeText } from './escape.ts';
import { image, playerSource } from './media.ts';
import { closedBy, endedBy, fits, isTableInside, needsRow } from './nesting.ts';
import { createOpenElements } from './open-elements.ts';
import type { ReadingOptions } from './options.ts';
import { createPage } from './page.ts';
import { createSpacing, isSpace } from './spacing.ts';
import { createStartTags, type StartTag } from './start-tags.ts';
import type { Attributes, TokenEvents } from './tokens.ts';

/** Deeper elements lose their tags. Chromium's own parser flattens at 512. A table needs room for its cells. */
const DEEPEST = 200;
const DEEPEST_TABLE = DEEPEST - 10;
const LONGEST_COLLECTED = 1_000;

export type Writer = TokenEvents & {
  /** What may leave now. */
  readonly take: () => string;
  /** Closes what is open. @param whole false when the source broke off. */
  readonly end: (whole: boolean) => void;
};

/**
 * Tags and text in, the reading document out. Every element on output is opened and closed here, from the allow-lists,
 * with its attributes built anew and its text escaped: nothing of the source is copied as markup.
 */
export function createWriter(options: ReadingOptions): Writer {
  const page = createPage(options);
  const open = createOpenElements();
  const spacing = createSpacing();
  const tags = createStartTags(options);
  const readClasses = createClassReader();

  let begun = false;
  let ended = false;
  let tooDeep = 0;
  let drop: Drop | undefined;
  let description: string | undefined;
  let headingText = '';
  let sections = 0;
  let carded = false;
  let formulaHasMath = false;

  const begin = (language: string | undefined, direction: 'ltr' | 'rtl' | undefined) => {
    if (begun) return;
    begun = true;
    page.begin(language ?? options.language, direction ?? options.direction);
  };
  const settle = () => {
    begin(undefined, undefined);
    page.settle();
  };
  const flush = () => {
    begin(undefined, undefined);
    if (open.hasPending()) page.write(open.takePending());
  };
  /** Something visible comes: the tags that waited for it are written first. */
  const visible = () => {
    begin(undefined, undefined);
    if (open.count('hatnote') === 0) page.content();
    flush();
  };
  const closeTo = (index: number) => {
    while (open.list.length > index) closeLast();
  };
  const closeLast = () => {
    const element = open.pop();
    if (!element) return;
    if (element.pending === undefined) {
      page.write(element.end);
      if (isBlock(element.name)) spacing.afterBreak();
      if (element.role === 'math' || element.tag === 'audio' || element.tag === 'video') spacing.afterObject();
      if (element.role === 'paragraph') settle();
    }
    if (element.role === 'held') page.resume();
  };
  const closeImplied = (name: string) => {
    for (let at = endedBy(name, open.list); at >= 0; at = endedBy(name, open.list)) closeTo(at);
  };
  const inFlow = () => open.top()?.flow ?? true;

  const openMath = (name: string, source: Attributes, selfClosing: boolean) => {
    const nested = name === 'math' && open.count('math') > 0;
    if (!isMathML(name) || nested) {
      if (!selfClosing && !isVoid(name)) push(name, { ...NOTHING }, false);
      return;
    }
    if (name === 'math') {
      if (isTableInside(open.parent())) return push(name, { ...NOTHING }, false);
      visible();
      formulaHasMath = true;
    }
    page.write(`<${name}${mathAttributes(name, source)}>`);
    spacing.afterBreak();
    if (selfClosing) page.write(`</${name}>`);
    else push(name, { ...NOTHING, tag: name, end: `</${name}>`, role: name === 'math' ? 'math' : 'plain' }, false);
  };

  const openVoid = (name: string, source: Attributes, traits: Traits) => {
    const parent = open.parent();
    if (name === 'col' ? !fits(name, parent) : name !== 'source' && isTableInside(parent)) return;
    switch (name) {
      case 'br':
        if (open.hasPendingBlock()) return;
        visible();
        page.write('<br>');
        return spacing.afterBreak();
      case 'wbr':
        return open.hasPending() ? undefined : page.write('<wbr>');
      case 'hr':
        closeImplied(name);
        if (inFlow()) settle();
        visible();
        page.write('<hr>');
        return spacing.afterBreak();
      case 'col': {
        const span = source.get('span');
        return page.write(/^[1-9]\d{0,2}$/.test(span ?? '') ? `<col${attribute('span', span ?? '')}>` : '<col>');
      }
      case 'source':
        return fits(name, parent) ? page.write(playerSource(source, tags.pathOf)) : undefined;
      case 'image':
      case 'img': {
        if (open.count('formula') > 0 && formulaHasMath) return;
        const html = image(
          source,
          open.count('formula') > 0 ? `${traits.kept} formula`.trim() : traits.kept,
          tags.pathOf,
        );
        if (html === '') return;
        visible();
        page.write(html);
        return spacing.afterObject();
      }
    }
  };

  const openSection = (source: Attributes): StartTag => {
    sections++;
    if (sections > 1) settle();
    const lead = sections === 1 && (source.get('data-mw-section-id') ?? '0') === '0';
    const id = anchorId(source, false);
    const start = `<section${lead ? ' class="lead"' : ''}${id === undefined ? '' : attribute('id', id)}>`;
    return { tag: 'section', start, end: '</section>', role: 'plain', classes: '', lazy: false };
  };

  const openTable = (tag: StartTag, isCard: boolean): StartTag => {
    if (open.count('table') > 0) return tag;
    if (isCard) {
      const start = `<aside class="infobox-card${carded || sections > 1 ? ' in-text' : ''}">`;
      carded = true;
      return { ...tag, start: start + tag.start, end: `${tag.end}</aside>` };
    }
    const label = attribute('aria-label', headingText.trim() || options.title);
    const start = `<div class="table-scroll" tabindex="0" role="region"${label}>`;
    return { ...tag, start: start + tag.start, end: `${tag.end}</div>` };
  };

  /** What an element directly in the lead means for the order of the page. */
  const place = (name: string, tag: StartTag, isCard: boolean): StartTag => {
    if (page.isSettled() || !inFlow()) return name === 'table' ? openTable(tag, isCard) : tag;
    if (isCard) {
      carded = true;
      flush();
      page.hold('card');
      return { ...tag, role: 'held' };
    }
    if (name === 'figure' || (name === 'div' && /(?:^| )(?:thumb|tmulti)(?: |$)/.test(tag.classes))) {
      flush();
      page.hold('aside');
      return { ...tag, role: 'held' };
    }
    if (name === 'p') return { ...tag, role: 'paragraph' };
    if (isBlock(name) && name !== 'section' && name !== 'div') settle();
    return name === 'table' ? openTable(tag, false) : tag;
  };

  const push = (name: string, tag: StartTag, waits: boolean) => {
    const flow = inFlow() && (tag.tag === '' || tag.tag === 'section' || (tag.tag === 'div' && tag.classes === ''));
    open.push({ name, tag: tag.tag, end: tag.end, pending: waits ? tag.start : undefined, flow, role: tag.role });
  };

  const openHtml = (name: string, source: Attributes, traits: Traits) => {
    closeImplied(name);
    if (needsRow(name, open.parent())) openHtml('tr', NO_ATTRIBUTES, readClasses(undefined));
    const table = isTableInside(open.parent());
    if (!fits(name, open.parent())) return push(name, { ...NOTHING }, false);
    if (isHeading(name)) headingText = '';
    if (traits.has('mwe-math-element')) formulaHasMath = false;
    const isCard = traits.kept.split(' ').includes('infobox') && (name === 'table' || name === 'div');
    const own = name === 'section' ? openSection(source) : tags.of(name, source, traits, open.top()?.role);
    const tag = own.tag === '' || table ? own : place(name, own, isCard);
    if (tag.tag !== '' && !tag.lazy) {
      if (name === 'section') flush();
      else visible();
      page.write(tag.start);
      spacing.afterBreak();
    }
    push(name, tag, tag.lazy);
  };

  const openElement = (name: string, source: Attributes, selfClosing: boolean) => {
    if (drop) {
      if (!isVoid(name) && !(selfClosing && name === 'svg')) drop.open(name);
      return;
    }
    if (name === 'html' || name === 'head') return;
    if (name === 'body') {
      const body = bodyLanguage(source);
      return begin(body.language, body.direction);
    }
    const traits = readClasses(source.get('class'));
    const collects = traits.has('shortdescription');
    if (collects || isFurniture(name, source, traits)) {
      if (isVoid(name) || (selfClosing && (name === 'svg' || open.count('math') > 0))) return;
      if (collects) description = '';
      drop = createDrop(name);
      return;
    }
    const inMath = open.count('math') > 0;
    if (!inMath && isVoid(name)) return openVoid(name, source, traits);
    if (open.list.length >= (name === 'table' ? DEEPEST_TABLE : DEEPEST)) {
      if (!(inMath && selfClosing)) tooDeep++;
      return;
    }
    if (inMath || name === 'math') return openMath(name, source, selfClosing);
    const output = outputName(name);
    if (output === undefined) return push(name, { ...NOTHING }, false);
    openHtml(output, source, traits);
  };

  const closeElement = (name: string) => {
    if (drop) {
      if (!drop.close(name)) return;
      drop = undefined;
      if (description !== undefined) {
        begin(undefined, undefined);
        page.describe(description);
      }
      description = undefined;
      return;
    }
    if (name === 'html' || name === 'body') {
      ended = true;
      return;
    }
    if (tooDeep > 0) {
      tooDeep--;
      return;
    }
    const index = closedBy(open.count('math') > 0 ? name : (outputName(name) ?? name), open.list);
    if (index >= 0) closeTo(index);
  };

  const write = (text: string) => {
    if (drop) {
      if (description !== undefined && description.length < LONGEST_COLLECTED) description += text;
      return;
    }
    if (open.count('heading') > 0 && headingText.length < LONGEST_COLLECTED) headingText += text;
    if (isTableInside(open.parent())) return;
    const kept = open.count('pre') > 0 ? text : spacing.collapse(text);
    if (kept === '') return;
    const lead = isSpace(kept[0]) && open.count('pre') === 0 ? kept.charAt(0) : '';
    if (begun) page.write(lead);
    const rest = kept.slice(lead.length);
    if (rest === '') return;
    if (inFlow()) settle();
    visible();
    page.write(escapeText(rest));
  };

  return {
    open: openElement,
    close: closeElement,
    text: write,
    take: page.take,
    end: (whole) => {
      begin(undefined, undefined);
      closeTo(0);
      page.end(!whole || !ended);
    },
  };
}

const NO_ATTRIBUTES: Attributes = { get: () => undefined };
const NOTHING: StartTag = { tag: '', start: '', end: '', role: 'plain', classes: '', lazy: false };
