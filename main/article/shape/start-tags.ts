import { anchorId, htmlAttributes } from '../allow/attributes.ts';
import type { Traits } from '../allow/classes.ts';
import { endTag, isHeading, isLazy } from '../allow/elements.ts';
import { attribute } from '../allow/escape.ts';
import { externalLink, type ResolveLink } from '../allow/links.ts';
import type { Contents, Part } from '../contents/contents.ts';
import type { MediaPath } from '../media/media-path.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { Background, Styles } from '../style/styles.ts';
import type { Role, StartTag } from './open-elements.ts';
import { UNWRAPPED } from './output.ts';
import { player } from './pictures.ts';

export type StartTags = {
  /**
   * @param name the name on output. @param around the role of the element around it.
   * @param on what the element around it stands on.
   */
  readonly of: (name: string, source: Attributes, traits: Traits, around: Role | undefined, on: Background) => StartTag;
};

/** Parsoid's `typeof` of media, old and new: `mw:File/Thumb`, `mw:Image`, `mw:Video/Frameless`, `mw:Error mw:File`. */
const FILE = /(?:^|\s)mw:(?:File|Image|Video|Audio)(?:\/(Thumb|Frame|Frameless))?(?:\s|$)/;
const GROUPS = /^(?:lower|upper)-(?:alpha|roman|greek)$/;
/** The number of a note's mark, which Parsoid sets as a counter. */
const NUMBER = /^counter-reset:\s*mw-Ref\s+(\d{1,5});?$/;

const NOTE: Part = { is: 'note' };
const FIGURE: Part = { is: 'figure' };
const CAPTION: Part = { is: 'caption' };
const HEADINGS: ReadonlyMap<string, Part> = new Map(
  [2, 3, 4, 5, 6].map((level) => [`h${level}`, { is: 'heading', level }] as const),
);

/** What an element asks for beyond what every element may have. */
type Own = { readonly classes: string; readonly role: Role; readonly attributes: string };
const PLAIN: Own = { classes: '', role: 'plain', attributes: '' };

export function createStartTags(
  resolve: ResolveLink,
  pathOf: MediaPath,
  styles: Styles,
  contents: Contents,
): StartTags {
  /** Links without words so far. */
  let unnamed = 0;

  const general = (name: string, source: Attributes, traits: Traits, on: Background, own: Own): StartTag => {
    const id = anchorId(source, takesNumber(name));
    const looks = traits.light || saysLooks(source) ? looksOf(styles, name, source, traits, on) : undefined;
    const classes = joined(own.classes, looks?.classes ?? '');
    const attributes =
      (classes === '' ? '' : ` class="${classes}"`) +
      (id === undefined ? '' : attribute('id', id)) +
      own.attributes +
      (looks?.attributes ?? '') +
      htmlAttributes(name, source);
    const language = source.hasOthers() ? source.get('lang') : undefined;
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
      role: own.role,
      classes,
      lazy: id === undefined && isLazy(name) && !looks?.paints,
      anchor: id,
      part,
      background: looks?.background,
    };
  };

  const link = (source: Attributes, traits: Traits, around: Role | undefined, on: Background): StartTag => {
    const href = source.get('href');
    const target = href === undefined || around === 'broken-file' ? undefined : resolve(href);
    if (target?.kind === 'self' || traits.has('mw-selflink')) return general('b', source, traits, on, PLAIN);
    if (target === undefined) return general('span', source, traits, on, PLAIN);
    if (target.kind === 'fragment' && target.fragment.startsWith('cite_note')) contents.called(target.fragment);
    const isFile = around === 'file' && target.kind === 'page' && isFilePage(target.title, traits);
    const { attributes } = isFile ? externalLink(target.url) : target;
    const mark = target.kind === 'fragment' ? groupMark(source) : PLAIN;
    const tag = general('a', source, traits, on, { ...mark, attributes: attributes + mark.attributes });
    // `[https://…]` without words: the website's own stylesheet numbers them.
    if (!traits.has('autonumber')) return tag;
    unnamed++;
    return { ...tag, start: `${tag.start}[${unnamed}]`, lazy: false };
  };

  const byTraits = (name: string, source: Attributes, traits: Traits, on: Background): StartTag => {
    if (name === 'div' && (traits.has('mw-heading') || traits.has('mw-parser-output'))) return UNWRAPPED;
    return general(name, source, traits, on, {
      classes: ownClasses(name, source, traits.kept),
      role: roleOf(name, source, traits),
      attributes: '',
    });
  };

  /** Half of all elements say nothing but their classes: what was made of one holds for all alike. */
  const remembered = new WeakMap<Traits, Map<string, StartTag>>();
  const plain = (name: string, source: Attributes, traits: Traits, on: Background): StartTag => {
    let known = remembered.get(traits);
    if (known === undefined) {
      known = new Map();
      remembered.set(traits, known);
    }
    let tag = known.get(name);
    if (tag === undefined) {
      tag = byTraits(name, source, traits, on);
      known.set(name, tag);
    }
    return tag;
  };

  return {
    of: (name, source, traits, around, on) => {
      if (name === 'a') return link(source, traits, around, on);
      if (name === 'audio' || name === 'video') {
        return general(name, source, traits, on, { ...PLAIN, attributes: player(name, source, pathOf, contents) });
      }
      if (!source.hasMore() && !traits.light && anchorId(source, takesNumber(name)) === undefined) {
        return plain(name, source, traits, on);
      }
      const file = name === 'span' || name === 'figure' ? FILE.exec(source.get('typeof') ?? '') : null;
      if (file) return general(name, source, traits, on, media(name, source, traits, file[1]));
      return byTraits(name, source, traits, on);
    },
  };
}

/**
 * A call of a note in a group of its own reads `[lower-alpha 9]`, and the wiki's stylesheet shows it as `[i]`. So does ours, by
 * the group's class and the number, which Parsoid sets as a counter.
 */
function groupMark(source: Attributes): Own {
  const group = source.get('data-mw-group');
  if (group === undefined || !GROUPS.test(group)) return PLAIN;
  const number = NUMBER.exec(source.get('style') ?? '')?.[1];
  return number === undefined ? PLAIN : { ...PLAIN, classes: group, attributes: ` data-mark="${number}"` };
}

/** Where the source has ids as anchors only. */
function takesNumber(name: string): boolean {
  return name === 'li' || isHeading(name);
}

/** There are as many numbers as marks, each a style of its own that says nothing of looks. */
function saysLooks(source: Attributes): boolean {
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

/** Newer documents mark a link to the file's own page; in older ones a namespace in the title says so. */
function isFilePage(title: string, traits: Traits): boolean {
  return traits.has('mw-file-description') || title.includes(':');
}

function media(name: string, source: Attributes, traits: Traits, kind: string | undefined): Own {
  const role = /(?:^|\s)mw:Error(?:\s|$)/.test(source.get('typeof') ?? '') ? 'broken-file' : 'file';
  const frame = kind === 'Thumb' || kind === 'Frame' ? 'framed' : 'plain';
  return { classes: name === 'figure' ? joined(`figure ${frame}`, traits.kept) : traits.kept, role, attributes: '' };
}

function ownClasses(name: string, source: Attributes, classes: string): string {
  if (name === 'ol') {
    const group = source.get('data-mw-group') ?? '';
    return GROUPS.test(group) ? joined(classes, group) : classes;
  }
  if (name === 'table' && source.get('border') !== undefined && !classes.includes('wikitable')) {
    return joined(classes, 'wikitable');
  }
  return name === 'div' && source.get('role') === 'note' && !classes.includes('hatnote')
    ? joined(classes, 'hatnote')
    : classes;
}

function roleOf(name: string, source: Attributes, traits: Traits): Role {
  if (isHeading(name)) return 'heading';
  if (name === 'table' || name === 'pre') return name;
  if (traits.has('mwe-math-element')) return 'formula';
  return name === 'div' && (traits.kept.includes('hatnote') || source.get('role') === 'note') ? 'hatnote' : 'plain';
}

function joined(one: string, other: string): string {
  if (one === '' || other === '') return one + other;
  return `${one} ${other}`;
}
