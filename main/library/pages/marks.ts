import type { SiteId } from '../../../shared/models.ts';
import { displayTitle } from '../../../shared/titles.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { letGo } from '../saving/holdings.ts';
import { reindexNames } from '../search/index-page.ts';
import type { PageKey } from './kept-page.ts';
import { addName, findByName, removePage } from './store.ts';

/** Something that was learnt of a kept page, or is wanted of it. Moments are ms since the epoch. */
export type Mark = PageKey &
  (
    | { readonly is: 'read'; readonly at: number }
    /** The wiki said that it has not changed, under this ETag from now on. */
    | { readonly is: 'current'; readonly at: number; readonly etag?: string | undefined }
    /** The wiki has a later revision. */
    | { readonly is: 'outdated'; readonly at: number; readonly revision: number }
    /** Without its pictures. */
    | { readonly is: 'saved'; readonly at: number }
    | { readonly is: 'unsaved' }
    /** Another name led to it. */
    | { readonly is: 'also-called'; readonly name: string }
  );

/** Answers whether there is such a page. */
export function markPage(statements: Statements, mark: Mark): boolean {
  return inTransaction(statements.database, () => {
    const found = findByName(statements, mark);
    if (found === undefined) return false;
    apply(statements, found.id, mark);
    return true;
  });
}

function apply(statements: Statements, id: number, mark: Mark): void {
  const { run } = statements;
  switch (mark.is) {
    case 'read':
      run('UPDATE page SET read_at = max(read_at, ?) WHERE id = ?', mark.at, id);
      return;
    case 'current':
      run(
        'UPDATE page SET checked_at = ?, etag = coalesce(?, etag), newer_revision = NULL WHERE id = ?',
        mark.at,
        mark.etag ?? null,
        id,
      );
      return;
    case 'outdated':
      run('UPDATE page SET checked_at = ?, newer_revision = ? WHERE id = ?', mark.at, mark.revision, id);
      return;
    case 'saved':
      run('UPDATE page SET saved_at = coalesce(saved_at, ?) WHERE id = ?', mark.at, id);
      run("INSERT INTO saved_page VALUES (?, 'none', 1, ?) ON CONFLICT DO NOTHING", id, mark.at);
      return;
    case 'unsaved':
      letGo(statements, id);
      return;
    case 'also-called':
      addName(statements, mark.site, mark.name, id);
      reindexNames(statements, id);
  }
}

/** Forgets a page, by any of its names, saved or not. Answers whether there was one. */
export function dropPage(statements: Statements, key: PageKey): boolean {
  return inTransaction(statements.database, () => {
    const found = findByName(statements, key);
    if (found !== undefined) removePage(statements, found.id);
    return found !== undefined;
  });
}

/** Those of the titles that can be opened from here, spelled as they were asked for. */
export function keptTitles(
  { all }: Statements,
  { site, titles }: { readonly site: SiteId; readonly titles: readonly string[] },
): readonly string[] {
  return all(
    'SELECT json_each.key AS asked FROM json_each(?) JOIN name ON name.site = ? AND name.title = json_each.value',
    JSON.stringify(titles.map(displayTitle)),
    site,
  ).flatMap(({ asked }) => titles[Number(asked)] ?? []);
}
