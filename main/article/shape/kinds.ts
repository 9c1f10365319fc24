/** What an element is by its name, its classes and what Parsoid says of it: its role on the page and classes of ours. */

import type { Traits } from '../allow/classes.ts';
import { isHeading } from '../allow/elements.ts';
import type { Attributes } from '../scan/tokens.ts';
import type { Role } from './open-elements.ts';

/** Parsoid's `typeof` of media, old and new: `mw:File/Thumb`, `mw:Image`, `mw:Video/Frameless`, `mw:Error mw:File`. */
const FILE = /(?:^|\s)mw:(?:File|Image|Video|Audio)(?:\/(Thumb|Frame|Frameless))?(?:\s|$)/;
const GROUPS = /^(?:lower|upper)-(?:alpha|roman|greek)$/;

/** The number of a note's mark, which Parsoid sets as a counter. */
export const NUMBER = /^counter-reset:\s*mw-Ref\s+(\d{1,5});?$/;

/** What an element asks for beyond what every element may have. */
export type Own = { readonly classes: string; readonly role: Role; readonly attributes: string };
export const PLAIN: Own = { classes: '', role: 'plain', attributes: '' };

/** What an element is that is neither a link nor a file. */
export function ownOf(name: string, source: Attributes, traits: Traits): Own {
  return { classes: ownClasses(name, source, traits.kept), role: roleOf(name, source, traits), attributes: '' };
}

/** A picture or a recording with what belongs to it; undefined for all other elements. */
export function fileOf(name: string, source: Attributes, traits: Traits): Own | undefined {
  const file = name === 'span' || name === 'figure' ? FILE.exec(source.get('typeof') ?? '') : null;
  return file ? media(name, source, traits, file[1]) : undefined;
}

/**
 * A call of a note in a group of its own reads `[lower-alpha 9]`, and the wiki's stylesheet shows it as `[i]`. So does ours, by
 * the group's class and the number, which Parsoid sets as a counter.
 */
export function groupMark(source: Attributes): Own {
  const group = source.get('data-mw-group');
  if (group === undefined || !GROUPS.test(group)) return PLAIN;
  const number = NUMBER.exec(source.get('style') ?? '')?.[1];
  return number === undefined ? PLAIN : { ...PLAIN, classes: group, attributes: ` data-mark="${number}"` };
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
  if (traits.formula) return 'formula';
  return name === 'div' && (traits.kept.includes('hatnote') || source.get('role') === 'note') ? 'hatnote' : 'plain';
}

/** Classes of one and of another. */
export function joined(one: string, other: string): string {
  if (one === '' || other === '') return one + other;
  return `${one} ${other}`;
}
