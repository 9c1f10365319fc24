import { splitDeclarations, withoutComments } from './declarations.ts';
import { PAGE } from './ground.ts';
import { inksOf } from './inks.ts';
import { readMediaQuery } from './media-queries.ts';
import { type Asked, ask, written } from './rules.ts';
import { readSelectors, type Selectors } from './selectors.ts';
import { type SheetRule, sheetRules } from './sheet-rules.ts';
import { inkOf, sheetOf, tintOf } from './tints.ts';

/** The sheets of one document's templates. */
export type Sheets = {
  /** Answers the sheet as it may be written, or an empty string. Never throws; linear in its length. */
  readonly add: (css: string) => string;
  readonly usesClass: (name: string) => boolean;
};

/** In characters: the longest sheets of the large wikis have a tenth of it. */
const LONGEST = 64 * 1024;
const LONGEST_TOGETHER = 512 * 1024;
const MOST_RULES = 1_000;
/** `@media` in `@media` in `@media`. */
const DEEPEST = 3;

export function createSheets(): Sheets {
  const classes = new Set<string>();
  let read = 0;

  const rule = ({ prelude, content }: SheetRule): string => {
    const selectors = readSelectors(prelude);
    const style = selectors === undefined ? '' : ruleText(selectors, ask(splitDeclarations(content), 'box'));
    if (style !== '') for (const name of selectors?.classes ?? []) classes.add(name);
    return style;
  };
  const list = (css: string, depth: number): string => {
    let text = '';
    let count = 0;
    for (const one of sheetRules(css)) {
      if (++count > MOST_RULES) break;
      if (!one.prelude.startsWith('@')) text += rule(one);
      else if (depth < DEEPEST) text += block(one, depth);
    }
    return text;
  };
  const block = ({ prelude, content }: SheetRule, depth: number): string => {
    const condition = /^@media\s*(.+)$/is.exec(prelude)?.[1];
    const query = condition === undefined ? undefined : readMediaQuery(condition.trim().toLowerCase());
    const inside = query === undefined ? '' : list(content, depth + 1);
    return inside === '' ? '' : `@media ${query}{${inside}}`;
  };

  return {
    add: (css) => {
      read += css.length;
      if (css.length > LONGEST || read > LONGEST_TOGETHER) return '';
      const text = list(withoutComments(css), 0);
      return text === '' ? '' : `<style>${text}</style>`;
    },
    usesClass: (name) => classes.has(name),
  };
}

/** Wide enough for something to stand beside the text; as renderer/reader/article/tint.css has it. */
const BESIDE = '(min-width:620px)';

function ruleText({ text }: Selectors, asked: Asked): string {
  const plain = new Map(asked.plain);
  if (asked.hidden) plain.set('display', 'none');
  const style = [coloursOf(asked), written(plain)].filter(Boolean).join(';');
  const beside = asked.float === undefined ? '' : `@media ${BESIDE}{${text}{float:${asked.float}}}`;
  return (style === '' ? '' : `${text}{${style}}`) + beside;
}

const LINES =
  '--line:color-mix(in srgb,var(--ink) 18%,var(--tint));--edge:color-mix(in srgb,var(--ink) 50%,var(--tint));' +
  '--ok:var(--ink);--warn:var(--ink)';
const PAPERS = '--paper:var(--tint);--surface:var(--tint);--raised:var(--tint);--mark:var(--tint)';

/**
 * The transform does not see which elements a rule will meet, nor what they stand on. So a rule that gives a background
 * gives all inks with it, and the one that every text colour asked for inside of it gives way to (see `inkOf`).
 */
function coloursOf({ background, ink }: Asked): string {
  if (background !== undefined && sheetOf(background, PAGE) !== undefined)
    return inkText(ink, '--paper:var(--surface);background:var(--paper)');
  const tint = background === undefined ? undefined : tintOf(background, PAGE);
  if (tint === undefined) return inkText(ink, '');
  const own = ink === undefined || ink === 'same' ? undefined : inkOf(ink, tint.background);
  const asked = own === undefined ? '' : `;--ink:${own.replace(/^var\(--box-ink,(.*)\)$/, '$1')}`;
  return (
    `--tint:${tint.value};${PAPERS};${inksOf(tint.depth)}${asked};${LINES};--box-ink:var(--ink);--any-ink:var(--ink);` +
    'background:var(--tint);color:var(--ink)'
  );
}

function inkText(ink: Asked['ink'], before: string): string {
  const text = ink === undefined ? undefined : inkOf(ink, PAGE, '--any-ink');
  return [before, text === undefined ? '' : `color:${text}`].filter(Boolean).join(';');
}
