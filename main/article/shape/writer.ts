import { bodyLanguage } from '../allow/attributes.ts';
import { createClassReader, type Traits } from '../allow/classes.ts';
import { omission } from '../allow/drops.ts';
import { isBlock, isVoid, outputName } from '../allow/elements.ts';
import { createLinkResolver } from '../allow/links.ts';
import type { Contents } from '../contents/contents.ts';
import { createMediaPath } from '../media/media-path.ts';
import type { ReadingOptions } from '../options.ts';
import type { Attributes, TokenEvents } from '../scan/tokens.ts';
import { createStyles } from '../style/styles.ts';
import { openInFormula } from './formulas.ts';
import { closedBy, fits, isTableInside, needsRow } from './nesting.ts';
import { createOutput, UNWRAPPED } from './output.ts';
import { createPlacement } from './placement.ts';
import { createRelated } from './related.ts';
import { createSetAside } from './set-aside.ts';
import { createStartTags } from './start-tags.ts';
import { createTemplateSheets } from './template-sheets.ts';
import { writeVoid } from './void-elements.ts';

/** Deeper elements lose their tags. Chromium's own parser flattens at 512. A table needs room for its cells. */
const DEEPEST = 200;
const DEEPEST_TABLE = DEEPEST - 10;
const NO_ATTRIBUTES: Attributes = {
  get: () => undefined,
  isNumbered: () => false,
  hasMore: () => false,
  hasLooks: () => false,
  hasOthers: () => false,
};

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
export function createWriter(options: ReadingOptions, contents: Contents): Writer {
  const styles = createStyles();
  const output = createOutput(options, contents, styles.page);
  const placement = createPlacement(output, options);
  const pathOf = createMediaPath(options);
  const resolve = createLinkResolver(options);
  const tags = createStartTags(resolve, pathOf, styles, contents);
  const related = createRelated(resolve);
  const classes = createClassReader(styles.usesClass);
  const { open, page } = output;

  const aside = createSetAside(output, related);
  const sheets = createTemplateSheets(output, styles, classes.forget);

  let ended = false;
  let tooDeep = 0;
  let formulaShown = false;

  const formula = () => (open.inside.formula === 0 ? 'none' : formulaShown ? 'shown' : 'open');

  const openHtml = (name: string, source: Attributes, traits: Traits) => {
    output.closeImplied(name);
    if (needsRow(name, open.parent())) openHtml('tr', NO_ATTRIBUTES, classes.read(undefined));
    if (!fits(name, open.parent())) return output.push(name, UNWRAPPED);
    if (traits.formula) formulaShown = false;
    const own =
      name === 'section'
        ? placement.section(source)
        : tags.of(name, source, traits, open.top()?.start.role, output.background());
    const tag = own.tag === '' || isTableInside(open.parent()) ? own : placement.place(name, own);
    if (tag.tag !== '' && !tag.lazy) {
      // A section alone shows nothing: the header may still wait for the description inside it.
      if (name === 'section') output.flush();
      else output.visible();
      page.write(tag.start);
      if (isBlock(tag.tag)) output.spacing.afterBreak();
      // An inline element that is written at once, and not for its anchor, shows something by itself.
      else if (tag.anchor === undefined) output.spacing.afterObject();
    }
    output.push(name, tag);
  };

  const openKept = (name: string, source: Attributes, traits: Traits, selfClosing: boolean) => {
    const inMath = open.inside.math > 0;
    if (!inMath && isVoid(name)) return writeVoid(output, name, source, traits, pathOf, formula());
    if (open.list.length >= (name === 'table' ? DEEPEST_TABLE : DEEPEST)) {
      if (!(inMath && selfClosing)) tooDeep++;
      return;
    }
    if (inMath || name === 'math') {
      openInFormula(output, name, source, selfClosing);
      formulaShown = true;
      return;
    }
    const written = outputName(name);
    if (written === undefined) output.push(name, UNWRAPPED);
    else openHtml(written, source, name === 'center' ? classes.centred(traits) : traits);
  };

  return {
    open: (name, source, selfClosing) => {
      if (name === 'style' && source.get('data-mw-deduplicate') !== undefined) sheets.start();
      if (aside.isOpen()) return aside.open(name, source, () => classes.read(source.get('class')), selfClosing);
      if (name === 'html' || name === 'head') return;
      if (name === 'body') {
        const body = bodyLanguage(source);
        return output.begin(body.language, body.direction);
      }
      const traits = classes.read(source.get('class'));
      const omitted = traits.description ? 'description' : omission(name, source, traits);
      if (omitted !== undefined) return aside.start(name, omitted, selfClosing);
      openKept(name, source, traits, selfClosing);
    },
    close: (name) => {
      if (name === 'style' && sheets.isOpen()) sheets.end();
      if (aside.isOpen() && !aside.close(name)) return;
      if (name === 'html' || name === 'body') ended = true;
      else if (tooDeep > 0) tooDeep--;
      else {
        const index = closedBy(open.inside.math > 0 ? name : (outputName(name) ?? name), open.list);
        if (index >= 0) output.closeTo(index);
        sheets.write();
      }
    },
    isDeaf: () => aside.isDeaf() && !sheets.isOpen(),
    text: (text) => {
      if (sheets.isOpen()) return sheets.text(text);
      if (aside.isOpen()) return aside.text(text);
      placement.read(text);
      if (!isTableInside(open.parent())) output.text(text);
    },
    take: page.take,
    end: (whole) => {
      output.begin();
      output.closeTo(0);
      sheets.write();
      page.settle();
      page.write(related.html());
      contents.complete();
      page.end(!whole || !ended);
    },
  };
}
