import type { Traits } from '../allow/classes.ts';
import { externalLink, type Link, type ResolveLink } from '../allow/links.ts';
import type { Contents } from '../contents/contents.ts';
import type { MediaPath } from '../media/media-path.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { Background, Styles } from '../style/styles.ts';
import { anchorOf, createGeneralTag, saysLooks } from './general-tag.ts';
import { fileOf, groupMark, joined, ownOf, PLAIN } from './kinds.ts';
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

export function createStartTags(
  resolve: ResolveLink,
  pathOf: MediaPath,
  styles: Styles,
  contents: Contents,
): StartTags {
  const general = createGeneralTag(styles, contents);
  /** Links without words so far. */
  let unnamed = 0;

  const link = (source: Attributes, traits: Traits, around: Role | undefined, on: Background): StartTag => {
    const href = source.get('href');
    const target = href === undefined || around === 'broken-file' ? undefined : resolve(href);
    if (target?.kind === 'self' || traits.has('mw-selflink')) return general('b', source, traits, on, PLAIN);
    if (target === undefined) return general('span', source, traits, on, PLAIN);
    if (target.kind === 'fragment' && target.fragment.startsWith('cite_note')) contents.called(target.fragment);
    const inFile = around === 'file' && target.kind === 'page' ? target : undefined;
    if (inFile && traits.has('mw-file-description')) return written(externalLink(inFile.url), source, traits, on);
    const tag = written(target, source, traits, on);
    // Older documents do not say that the link leads to the file's own page: the picture in it will.
    if (inFile?.title.includes(':'))
      return { ...tag, file: { resource: href, start: written(externalLink(inFile.url), source, traits, on).start } };
    // `[https://…]` without words: the website's own stylesheet numbers them.
    if (!traits.has('autonumber')) return tag;
    unnamed++;
    return { ...tag, start: `${tag.start}[${unnamed}]`, lazy: false };
  };
  const written = (
    target: Exclude<Link, { kind: 'self' }>,
    source: Attributes,
    traits: Traits,
    on: Background,
  ): StartTag => {
    if (isBare(source, traits)) return bareLink(target);
    const mark = target.kind === 'fragment' ? groupMark(source) : PLAIN;
    const classes = joined(mark.classes, target.classes);
    return general('a', source, traits, on, { ...mark, classes, attributes: target.attributes + mark.attributes });
  };

  const byTraits = (name: string, source: Attributes, traits: Traits, on: Background): StartTag => {
    if (name === 'div' && (traits.has('mw-heading') || traits.has('mw-parser-output'))) return UNWRAPPED;
    return general(name, source, traits, on, ownOf(name, source, traits));
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
      if (!source.hasMore() && !traits.light && anchorOf(name, source) === undefined) {
        return plain(name, source, traits, on);
      }
      const file = fileOf(name, source, traits);
      if (file) return general(name, source, traits, on, file);
      return byTraits(name, source, traits, on);
    },
  };
}

/** Whether a link says nothing but where it leads. Nine of ten do. */
function isBare(source: Attributes, traits: Traits): boolean {
  return (
    traits.part === undefined &&
    !traits.light &&
    !source.hasOthers() &&
    !saysLooks(source) &&
    anchorOf('a', source) === undefined
  );
}

/** The same as the general tag of it, in a fifth of the time. */
function bareLink({ classes, attributes }: Exclude<Link, { kind: 'self' }>): StartTag {
  const start = `<a${classes === '' ? '' : ` class="${classes}"`}${attributes}>`;
  return { ...UNWRAPPED, tag: 'a', start, end: '</a>', classes, lazy: true };
}
