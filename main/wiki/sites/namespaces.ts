import type { Namespace, TitleRules } from './site-definition.ts';

/** The namespaces that every wiki has, by the English names that every wiki understands. */
const CANONICAL: readonly (readonly [id: number, name: string, aliases?: readonly string[]])[] = [
  [-2, 'Media'],
  [-1, 'Special'],
  [0, ''],
  [1, 'Talk'],
  [2, 'User'],
  [3, 'User talk'],
  [4, 'Project'],
  [5, 'Project talk'],
  [6, 'File', ['Image']],
  [7, 'File talk', ['Image talk']],
  [8, 'MediaWiki'],
  [9, 'MediaWiki talk'],
  [10, 'Template'],
  [11, 'Template talk'],
  [12, 'Help'],
  [13, 'Help talk'],
  [14, 'Category'],
  [15, 'Category talk'],
];

/** Names of users and of the software begin with a capital on every wiki (NamespaceInfo::ALWAYS_CAPITALIZED_NAMESPACES). */
const ALWAYS_CAPITAL: ReadonlySet<number> = new Set([-1, 2, 3, 8, 9]);

/** The rules of a wiki of which no more is known. @param capital its main namespace's rule. */
export function canonicalRules(capital: boolean): TitleRules {
  const namespaces = CANONICAL.map(
    ([id, name, aliases = []]): Namespace => ({ id, name, aliases, capital: capital || ALWAYS_CAPITAL.has(id) }),
  );
  return { capital, namespaces, interwiki: [] };
}
