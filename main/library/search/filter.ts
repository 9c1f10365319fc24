import type { SQLInputValue } from 'node:sqlite';
import type { ListId } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import type { Owner } from '../owner.ts';

/** Which pages are looked through; all of what is given must hold. */
export type SearchFilter = {
  readonly site?: SiteId | undefined;
  /** BCP 47, as the page says it. */
  readonly language?: string | undefined;
  /** Fetched within these moments, both included, ms since the epoch. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** Only what was saved. */
  readonly saved?: boolean | undefined;
  /** Only what is on this reading list; nothing where it is somebody else's. */
  readonly list?: { readonly owner: Owner; readonly id: ListId } | undefined;
};

export type Where = {
  /** The join that the conditions need, by the column that holds a page's id. */
  readonly join: (id: string) => string;
  readonly and: string;
  readonly values: readonly SQLInputValue[];
};

/** By any of the page's names. */
const ON_LIST = `page.id IN (
  SELECT name.page FROM reading_list JOIN list_page ON list_page.list = reading_list.id
    JOIN name ON name.site = list_page.site AND name.title = list_page.title
  WHERE reading_list.id = ? AND reading_list.owner = ?)`;

export function filterOf({ site, language, since, until, saved, list }: SearchFilter = {}): Where {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const want = (condition: string, ...given: readonly SQLInputValue[]) => {
    conditions.push(`AND ${condition}`);
    values.push(...given);
  };
  if (site !== undefined) want('page.site = ?', site);
  if (language !== undefined) want('page.language = ?', language);
  if (since !== undefined) want('page.fetched_at >= ?', since);
  if (until !== undefined) want('page.fetched_at <= ?', until);
  if (saved) want('page.saved_at IS NOT NULL');
  if (list !== undefined) want(ON_LIST, list.id, list.owner);
  return {
    // The order of the tables is the order of work: first the index, then each page that it names.
    join: (id) => (conditions.length === 0 ? '' : `CROSS JOIN page ON page.id = ${id}`),
    and: conditions.join(' '),
    values,
  };
}
