/**
 * What a class attribute means to the engine. Class names of the source do not leave it, save the few that the
 * stylesheet knows: the article cannot pose as a part of the page, and a document is a tenth lighter.
 */

import type { Part } from '../contents/contents.ts';
import { ownString } from '../scan/own-string.ts';
import { OMITTED, YIELDING } from './drop-list.ts';

export type Traits = {
  /** What becomes of the element with all it holds, when it does not simply stay. */
  readonly omitted: 'dropped' | 'related' | undefined;
  /** The class attribute's value on output. */
  readonly kept: string;
  readonly has: (name: string) => boolean;
  /** What an element of these classes is to the contents. */
  readonly part: Part | undefined;
  /** It holds the short description. */
  readonly description: boolean;
  /** It wraps a formula and its picture. */
  readonly formula: boolean;
  /** It stays light in every theme. */
  readonly light: boolean;
  /** Its colour explains a picture. */
  readonly exact: boolean;
};

const KEPT: ReadonlySet<string> = new Set(
  `hatnote wikitable infobox gallery gallerybox gallerytext gallerycaption thumb thumbinner thumbcaption tmulti trow tsingle
  thumbimage tleft tright center floatleft floatright nowrap plainlist hlist reflist references refbegin div-col
  templatequote templatequotecite quotebox cquote smallcaps texhtml frac sfrac num den sr-only visualhide
  infobox-title infobox-above infobox-image infobox-caption infobox-header infobox-label infobox-below mw-cite-backlink
  skin-invert skin-invert-image notheme mw-broken-media citation`
    .trim()
    .split(/\s+/),
);

/** Names that older and newer Parsoid, or other wikis, use for the same thing. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['dablink', 'hatnote'],
  ['rellink', 'hatnote'],
  ['mw-ref', 'reference'],
  ['reference', 'reference'],
  ['mw-references', 'references'],
  ['mw-halign-left', 'left'],
  ['mw-halign-right', 'right'],
  ['mw-halign-center', 'center'],
  ['mw-halign-none', 'none'],
  ['mwe-math-element', 'math'],
  ['mwe-math-mathml-display', 'math-display'],
  ['toccolours', 'wikitable'],
  ['infobox_v2', 'infobox'],
  ['infobox_v3', 'infobox'],
  ['infobox_v4', 'infobox'],
  ['infoboks', 'infobox'],
  ['infobox-table', 'infobox'],
  ['sinottico', 'infobox'],
  ['taxobox', 'infobox'],
  ['mw-image-border', 'bordered'],
]);

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['mw-reference-text', { is: 'note-text' }],
  ['reference-text', { is: 'note-text' }],
  ['mw-ref', { is: 'aside' }],
  ['reference', { is: 'aside' }],
  ['gallerybox', { is: 'figure' }],
  ['thumb', { is: 'figure' }],
  ['thumbinner', { is: 'figure' }],
  ['tsingle', { is: 'figure' }],
  ['gallerytext', { is: 'caption' }],
  ['thumbcaption', { is: 'caption' }],
  ['infobox-caption', { is: 'caption' }],
]);

const NONE: Traits = {
  omitted: undefined,
  kept: '',
  has: () => false,
  part: undefined,
  description: false,
  formula: false,
  light: false,
  exact: false,
};

const CENTRED = 'align-center';

/** A document repeats a few hundred class attributes thousands of times; a hostile one must not fill the memory with them. */
const REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 300;

export type ReadClasses = {
  readonly read: (attribute: string | undefined) => Traits;
  /** The same for an element that centres what is in it. */
  readonly centred: (traits: Traits) => Traits;
  /** Another sheet was kept: it may know names that were left out until now. */
  readonly forget: () => void;
};

/**
 * One reader per document.
 * @param usedByTemplates whether a sheet of the document selects on the name.
 */
export function createClassReader(usedByTemplates: (name: string) => boolean): ReadClasses {
  const seen = new Map<string, Traits>();
  return {
    read: (attribute) => {
      if (!attribute) return NONE;
      const known = seen.get(attribute);
      if (known) return known;
      const own = ownString(attribute);
      const traits = read(own, usedByTemplates);
      if (seen.size < REMEMBERED && own.length <= LONGEST_REMEMBERED) seen.set(own, traits);
      return traits;
    },
    centred: (traits) => ({ ...traits, kept: traits.kept === '' ? CENTRED : `${traits.kept} ${CENTRED}` }),
    forget: () => seen.clear(),
  };
}

function read(attribute: string, usedByTemplates: (name: string) => boolean): Traits {
  const names = new Set(attribute.split(/[\t\n\f\r ]+/).filter(Boolean));
  const kept = new Set<string>();
  let omitted: Traits['omitted'];
  let yielding: Traits['omitted'];
  let part: Part | undefined;
  for (const name of names) {
    const as = OMITTED.classes.get(name);
    if (YIELDING.has(name)) yielding = as;
    else omitted = more(omitted, as);
    const renamed = RENAMED.get(name);
    if (renamed !== undefined) kept.add(renamed);
    else if (KEPT.has(name)) kept.add(name);
    if (usedByTemplates(name)) kept.add(`t-${name}`);
    part ??= PARTS.get(name);
  }
  return {
    omitted: omitted ?? yielding,
    kept: [...kept].join(' '),
    has: (name) => names.has(name),
    part,
    description: names.has('shortdescription'),
    formula: names.has('mwe-math-element'),
    light: names.has('notheme'),
    exact: names.has('legend-color'),
  };
}

/** A box that is both a way to other pages and something else is the former only where nothing says that it goes. */
function more(one: Traits['omitted'], other: Traits['omitted']): Traits['omitted'] {
  return one === 'dropped' || other === undefined ? one : other;
}
