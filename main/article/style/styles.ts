import { parseLegacyColour } from './colour.ts';
import { splitDeclarations } from './declarations.ts';
import { type Background, PAGE } from './ground.ts';
import type { Subject } from './properties.ts';
import { type Asked, ask, written } from './rules.ts';
import { createSheets } from './sheets.ts';
import { inkOf, sheetOf, tintOf } from './tints.ts';

export type { Background } from './ground.ts';

/** What an element of the source says of its looks. Absent attributes stay undefined. */
export type StyleSource = {
  readonly style?: string | undefined;
  readonly bgcolor?: string | undefined;
  /** Of `font`. */
  readonly color?: string | undefined;
  readonly align?: string | undefined;
  readonly valign?: string | undefined;
  readonly nowrap?: boolean | undefined;
  /** Its colour explains a picture, like a legend's: the same in every theme. */
  readonly exact?: boolean | undefined;
  /** `notheme`: the element and all in it stay light. */
  readonly light?: boolean | undefined;
};

export type Styled = {
  /** Class names of renderer/reader/article/, joined by a space; often empty. */
  readonly classes: string;
  /** ` style="…"` ready to be written, or empty. */
  readonly attributes: string;
  /** What the content stands on: hand it to `of` of the elements inside. */
  readonly background: Background;
  /** White space in it counts. */
  readonly spaced: boolean;
  /** Shows something even when nothing is in it: a bar of a diagram, the sample of a legend. */
  readonly paints: boolean;
};

export type Styles = {
  /** What the page itself stands on. */
  readonly page: Background;
  /**
   * The looks of one element: an allow-list of properties with checked values, and colours that are readable in every
   * theme. Call it for elements with one of the attributes of `StyleSource`; for all others content stands on
   * what its parent stands on, and nothing is to be written.
   * @param element the name on output.
   * @param on the background of the parent.
   */
  readonly of: (element: string, source: StyleSource, on: Background) => Styled;
  /**
   * A sheet of Extension:TemplateStyles made harmless: `<style>…</style>` to write where it stands in the source, or
   * empty. To be called for every `style[data-mw-deduplicate]`, also inside of what is dropped: later copies are
   * references to the first (`link[rel=mw-deduplicated-inline-style]`) and need nothing.
   */
  readonly templateStyles: (css: string) => string;
  /** Whether a sheet that was kept selects on this class of the source: it then leaves as `t-<name>`. */
  readonly usesClass: (name: string) => boolean;
};

const REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 400;

/** One for each document: remembers what it has read, within bounds. */
export function createStyles(): Styles {
  const seen = new Map<string, Styled>();
  const sheets = createSheets();
  return {
    page: PAGE,
    of: (element, source, on) => {
      const key = `${subjectOf(element)}|${on.key}|${othersOf(source)}|${source.style ?? ''}`;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const styled = read(element, source, on);
      if (seen.size < REMEMBERED && key.length <= LONGEST_REMEMBERED) seen.set(key, styled);
      return styled;
    },
    templateStyles: sheets.add,
    usesClass: sheets.usesClass,
  };
}

const ALIGNMENTS = /^(?:left|right|center|justify)$/i;
const VERTICAL = /^(?:top|middle|bottom|baseline)$/i;

function read(element: string, source: StyleSource, on: Background): Styled {
  const subject = subjectOf(element);
  const asked = ask(source.style === undefined ? [] : splitDeclarations(source.style), subject);
  const plain = new Map(asked.plain);
  // What a style says wins over the older attribute.
  if (subject !== 'table' && ALIGNMENTS.test(source.align ?? '') && !plain.has('text-align')) {
    plain.set('text-align', (source.align ?? '').toLowerCase());
  }
  if (VERTICAL.test(source.valign ?? '') && !plain.has('vertical-align')) {
    plain.set('vertical-align', (source.valign ?? '').toLowerCase());
  }
  if (source.nowrap) plain.set('white-space', 'nowrap');

  const classes = [...named(plain)];
  if (asked.float !== undefined && subject === 'box') classes.push(`beside-${asked.float}`);
  const colours = coloursOf(asked, source, source.light ? PAGE : on);
  classes.push(...colours.classes);
  const style = [colours.style, written(plain)].filter(Boolean).join(';');
  return {
    classes: classes.join(' '),
    attributes: style === '' ? '' : ` style="${style}"`,
    background: colours.background,
    spaced: /^(?:pre|break)/.test(plain.get('white-space') ?? ''),
    paints: colours.background !== on && (plain.has('min-height') || plain.has('width') || plain.has('padding')),
  };
}

/** What is asked for on every other cell has a class that the stylesheet knows; it leaves the list. */
function* named(plain: Map<string, string>): Generator<string> {
  const align = plain.get('text-align');
  if (align === 'left' || align === 'right' || align === 'center') {
    plain.delete('text-align');
    yield `align-${align}`;
  }
  if (plain.get('white-space') === 'nowrap') {
    plain.delete('white-space');
    yield 'nowrap';
  }
}

type Colours = { readonly classes: readonly string[]; readonly style: string; readonly background: Background };

function coloursOf(asked: Asked, source: StyleSource, on: Background): Colours {
  const background = asked.background ?? (source.bgcolor === undefined ? undefined : parseLegacyColour(source.bgcolor));
  const ink = asked.ink ?? (source.color === undefined ? undefined : parseLegacyColour(source.color));
  const sheet = background === undefined || source.exact ? undefined : sheetOf(background, on);
  const tint = background === undefined || sheet !== undefined ? undefined : tintOf(background, on, source.exact);
  const text = ink === undefined ? undefined : inkOf(ink, tint?.background ?? on);
  const colour = text === undefined || (tint !== undefined && text === 'inherit') ? '' : `color:${text}`;
  if (tint === undefined) return { classes: sheet === undefined ? [] : [sheet], style: colour, background: on };
  const classes = tint.depth === 'pale' ? ['tint'] : ['tint', tint.depth];
  if (source.exact) classes.push('exact');
  return {
    classes,
    style: `--tint:${tint.value}${colour === '' ? '' : `;${colour}`}`,
    background: tint.background,
  };
}

/** What a source says besides its style, in one word for all that say nothing. */
function othersOf({ bgcolor, color, align, valign, nowrap, exact, light }: StyleSource): string {
  const isBare = bgcolor === undefined && color === undefined && align === undefined && valign === undefined;
  const flags = `${nowrap ? 'n' : ''}${exact ? 'e' : ''}${light ? 'l' : ''}`;
  return isBare ? flags : `${flags}|${bgcolor ?? ''}|${color ?? ''}|${align ?? ''}|${valign ?? ''}`;
}

function subjectOf(element: string): Subject {
  if (element === 'table') return 'table';
  return /^(?:td|th|tr|thead|tbody|tfoot|caption|col|colgroup)$/.test(element) ? 'cell' : 'box';
}
