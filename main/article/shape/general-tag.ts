import { anchorId, htmlAttributes, languageOf } from '../allow/attributes.ts';
import type { Traits } from '../allow/classes.ts';
import { endTag, isHeading, isLazy } from '../allow/elements.ts';
import { attribute } from '../allow/escape.ts';
import type { Contents, Part } from '../contents/contents.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { Background, Styles } from '../style/styles.ts';
import { joined, NUMBER, type Own } from './kinds.ts';
import type { StartTag } from './open-elements.ts';
import { UNWRAPPED } from './output.ts';

const NOTE: Part = { is: 'note' };
const FIGURE: Part = { is: 'figure' };
const CAPTION: Part = { is: 'caption' };
const HEADINGS: ReadonlyMap<string, Part> = new Map(
  [2, 3, 4, 5, 6].map((level) => [`h${level}`, { is: 'heading', level }] as const),
);

export type GeneralTag = (name: string, source: Attributes, traits: Traits, on: Background, own: Own) => StartTag;

/** Start tags with what every element may have: classes, an anchor, looks, the attributes of the allow-list. */
export function createGeneralTag(styles: Styles, contents: Contents): GeneralTag {
  return (name, source, traits, on, own) => {
    const id = anchorOf(name, source);
    const looks = traits.light || saysLooks(source) ? looksOf(styles, name, source, traits, on) : undefined;
    const classes = joined(own.classes, looks?.classes ?? '');
    const attributes =
      (classes === '' ? '' : ` class="${classes}"`) +
      (id === undefined ? '' : attribute('id', id)) +
      own.attributes +
      (looks?.attributes ?? '') +
      htmlAttributes(name, source);
    const language = source.hasOthers() ? languageOf(source) : undefined;
    if (language !== undefined) contents.language(language);
    if (id !== undefined && name === 'span') contents.anchored(id);
    const part = partOf(name, traits, id);
    if (name === 'span' && attributes === '') {
      return own.role === 'plain' && part === undefined ? UNWRAPPED : { ...UNWRAPPED, role: own.role, part };
    }
    return {
      tag: name,
      start: `<${name}${attributes}>`,
      end: endTag(name),
      // A cell with line breaks in it keeps them, as `pre` does.
      role: own.role === 'plain' && looks?.spaced ? 'pre' : own.role,
      classes,
      lazy: id === undefined && isLazy(name) && !looks?.paints,
      anchor: id,
      part,
      background: looks?.background,
    };
  };
}

/** The element's anchor, as far as it has one. */
export function anchorOf(name: string, source: Attributes): string | undefined {
  return anchorId(source, name === 'li' ? 'item' : isHeading(name) ? 'heading' : 'other');
}

/** There are as many numbers as marks, each a style of its own that says nothing of looks. */
export function saysLooks(source: Attributes): boolean {
  return source.hasLooks() && !NUMBER.test(source.get('style') ?? '');
}

function looksOf(styles: Styles, name: string, source: Attributes, traits: Traits, on: Background) {
  return styles.of(
    name,
    {
      style: source.get('style'),
      bgcolor: source.get('bgcolor'),
      color: source.get('color'),
      align: source.get('align'),
      valign: source.get('valign'),
      nowrap: source.get('nowrap') !== undefined,
      exact: traits.exact,
      light: traits.light,
    },
    on,
  );
}

function partOf(name: string, traits: Traits, anchor: string | undefined): Part | undefined {
  if (name === 'li' && anchor?.startsWith('cite_note')) return NOTE;
  if (name === 'figure') return FIGURE;
  if (name === 'figcaption') return CAPTION;
  return traits.part ?? HEADINGS.get(name);
}
