import { alignment, anchorId, htmlAttributes } from '../allow/attributes.ts';
import type { Traits } from '../allow/classes.ts';
import { isHeading, isLazy } from '../allow/elements.ts';
import { attribute } from '../allow/escape.ts';
import { createLinkResolver, externalLink } from '../allow/links.ts';
import { createMediaPath, type MediaPath, playerAttributes } from '../media.ts';
import type { ReadingOptions } from '../options.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { Role } from './open-elements.ts';
import { type StartTag, UNWRAPPED } from './output.ts';

export type StartTags = {
  readonly pathOf: MediaPath;
  /** @param name the name on output. @param parent the role of the element around it. */
  readonly of: (name: string, source: Attributes, traits: Traits, parent: Role | undefined) => StartTag;
};

/** Parsoid's `typeof` of media, old and new: `mw:File/Thumb`, `mw:Image`, `mw:Video/Frameless`, `mw:Error mw:File`. */
const FILE = /(?:^|\s)mw:(?:File|Image|Video|Audio)(?:\/(Thumb|Frame|Frameless))?(?:\s|$)/;
const GROUPS = /^(?:lower|upper)-(?:alpha|roman|greek)$/;

export function createStartTags(options: ReadingOptions): StartTags {
  const resolve = createLinkResolver(options);
  const pathOf = createMediaPath(options);

  const link = (source: Attributes, traits: Traits, parent: Role | undefined): StartTag => {
    const href = source.get('href');
    const target = href === undefined || parent === 'broken-file' ? undefined : resolve(href);
    if (target?.kind === 'self' || traits.has('mw-selflink')) return general('b', source, '', 'plain', '');
    if (target === undefined) return general('span', source, '', 'plain', '');
    const isFile = parent === 'file' && target.kind === 'page' && isFilePage(target.title, traits);
    const shown = isFile ? externalLink(target.url) : target;
    return general('a', source, '', 'plain', shown.attributes);
  };

  return {
    pathOf,
    of: (name, source, traits, parent) => {
      const file = FILE.exec(source.get('typeof') ?? '');
      const classes = joined(traits.kept, alignment(source));
      if (name === 'a') return link(source, traits, parent);
      if (file && (name === 'span' || name === 'figure')) return media(name, source, classes, file[1]);
      if (name === 'audio' || name === 'video') {
        return general(name, source, '', 'plain', playerAttributes(name, source, pathOf));
      }
      if (name === 'div' && (traits.has('mw-heading') || traits.has('mw-parser-output'))) return UNWRAPPED;
      return general(name, source, ownClasses(name, source, classes), roleOf(name, source, traits), '');
    },
  };
}

/** Newer documents mark a link to the file's own page; in older ones a namespace in the title says so. */
function isFilePage(title: string, traits: Traits): boolean {
  return traits.has('mw-file-description') || title.includes(':');
}

function media(name: 'span' | 'figure', source: Attributes, classes: string, kind: string | undefined): StartTag {
  const role = /(?:^|\s)mw:Error(?:\s|$)/.test(source.get('typeof') ?? '') ? 'broken-file' : 'file';
  const frame = kind === 'Thumb' || kind === 'Frame' ? 'framed' : 'plain';
  return general(name, source, name === 'figure' ? joined('figure', frame, classes) : classes, role, '');
}

function general(name: string, source: Attributes, classes: string, role: Role, own: string): StartTag {
  const id = anchorId(source, isHeading(name) || name === 'li');
  const attributes =
    (classes === '' ? '' : ` class="${classes}"`) +
    (id === undefined ? '' : attribute('id', id)) +
    own +
    htmlAttributes(name, source);
  if (name === 'span' && attributes === '') return { ...UNWRAPPED, role };
  return {
    tag: name,
    start: `<${name}${attributes}>`,
    end: `</${name}>`,
    role,
    classes,
    lazy: id === undefined && isLazy(name),
  };
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

function joined(...classes: readonly string[]): string {
  return classes.filter(Boolean).join(' ');
}
