import type { ListFailure } from '../../../shared/failures.ts';
import type { ListId, ReadingList } from '../../../shared/library-models.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import { emptySideFile, inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import type { Owner } from '../owner.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { ownTitle } from '../pages/own-title.ts';
import { isOwn, listOf, listsOf } from './read-lists.ts';

/** By whom, and when in ms since the epoch. */
type By = { readonly owner: Owner; readonly at: number };

/** What a list is to be called and said of. `list` is absent for a new one, which comes after all others. */
export type ListNaming = By & {
  readonly list?: ListId | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
};

/** What is to become of lists and of what is in them. */
export type ListArranging = By &
  (
    | { readonly is: 'removed'; readonly list: ListId }
    /** Those not named come after, as they were. */
    | { readonly is: 'ordered'; readonly lists: readonly ListId[] }
    /** At the end; those already there stay where they are. */
    | { readonly is: 'filled'; readonly list: ListId; readonly pages: readonly PageKey[] }
    | { readonly is: 'emptied'; readonly list: ListId; readonly pages: readonly PageKey[] }
    | { readonly is: 'pages-ordered'; readonly list: ListId; readonly pages: readonly PageKey[] }
  );

/** Makes a list, or calls one otherwise. Names of one owner differ, whatever their case. */
export function nameList(statements: Statements, naming: ListNaming): Result<ReadingList, ListFailure> {
  return inTransaction(statements.database, () => {
    const { owner, list } = naming;
    const before = list === undefined ? undefined : listOf(statements, owner, list);
    if (list !== undefined && before === undefined) return fail({ code: 'list-missing' });
    const name = (naming.name ?? before?.name ?? '').normalize('NFC').trim();
    if (name === '') return fail({ code: 'list-name-empty' });
    const taken = statements.get('SELECT id FROM reading_list WHERE owner = ? AND plain = ?', owner, plainName(name));
    if (taken !== undefined && taken['id'] !== list) return fail({ code: 'list-name-taken', name });
    const description = (naming.description ?? before?.description ?? '').trim();
    const id = (list ?? makeList(statements, naming, name)) as ListId;
    statements.run(
      'UPDATE reading_list SET name = ?, plain = ?, description = ?, changed_at = ? WHERE id = ?',
      name,
      plainName(name),
      description,
      naming.at,
      id,
    );
    const named = listOf(statements, owner, id);
    return named === undefined ? fail({ code: 'list-missing' }) : ok(named);
  });
}

function makeList({ run }: Statements, { owner, at }: By, name: string): number {
  return run(
    `INSERT INTO reading_list (owner, name, plain, description, created_at, changed_at, position)
     VALUES (?, ?, ?, '', ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM reading_list WHERE owner = ?))`,
    owner,
    name,
    plainName(name),
    at,
    at,
    owner,
  ).id;
}

/** Changes lists of one owner; of all others nothing is touched. `list-missing` where there is none of this id. */
export function arrangeLists(statements: Statements, arranging: ListArranging): Result<null, ListFailure> {
  const arranged = inTransaction(statements.database, (): Result<null, ListFailure> => {
    if (arranging.is === 'ordered') {
      orderLists(statements, arranging.owner, arranging.lists);
      return ok(null);
    }
    const { owner, list, at } = arranging;
    if (!isOwn(statements, owner, list)) return fail({ code: 'list-missing' });
    if (arrange(statements, arranging)) {
      statements.run('UPDATE reading_list SET changed_at = ? WHERE id = ?', at, list);
    }
    return ok(null);
  });
  if (arranging.is === 'removed') emptySideFile(statements.database);
  return arranged;
}

/** @returns whether the list is another now */
function arrange(statements: Statements, arranging: Exclude<ListArranging, { readonly is: 'ordered' }>): boolean {
  const { run } = statements;
  const { list, at } = arranging;
  switch (arranging.is) {
    case 'removed':
      run('DELETE FROM reading_list WHERE id = ?', list);
      return false;
    case 'filled':
      return addPages(statements, list, arranging.pages, at);
    case 'emptied':
      return arranging.pages.map((page) => takePage(statements, list, page)).includes(true);
    case 'pages-ordered':
      orderPages(statements, list, arranging.pages);
      return true;
    default:
      return assertNever(arranging);
  }
}

function addPages(statements: Statements, list: ListId, pages: readonly PageKey[], at: number): boolean {
  const last = statements.get('SELECT max(position) AS last FROM list_page WHERE list = ?', list)?.['last'];
  let position = Number(last ?? 0);
  let added = 0;
  for (const page of pages) {
    position += 1;
    added += statements.run(
      'INSERT OR IGNORE INTO list_page (list, site, title, added_at, position) VALUES (?, ?, ?, ?, ?)',
      list,
      page.site,
      ownTitle(statements, page),
      at,
      position,
    ).changes;
  }
  return added > 0;
}

/** Under the name it was added by, or its own. */
function takePage(statements: Statements, list: ListId, page: PageKey): boolean {
  const { changes } = statements.run(
    'DELETE FROM list_page WHERE list = ? AND site = ? AND title IN (?, ?)',
    list,
    page.site,
    displayTitle(page.title),
    ownTitle(statements, page),
  );
  return changes > 0;
}

function orderLists(statements: Statements, owner: Owner, wanted: readonly ListId[]): void {
  const known = listsOf(statements, owner).map(({ id }) => id);
  for (const [position, id] of inOrder(wanted, known).entries()) {
    statements.run('UPDATE reading_list SET position = ? WHERE id = ?', position, id);
  }
}

function orderPages(statements: Statements, list: ListId, wanted: readonly PageKey[]): void {
  const rows = statements.all('SELECT id, site, title FROM list_page WHERE list = ? ORDER BY position, id', list);
  const ids = new Map(rows.map(({ id, site, title }) => [`${site} ${title}`, Number(id)]));
  const first = wanted.flatMap(
    (page) =>
      ids.get(`${page.site} ${displayTitle(page.title)}`) ??
      ids.get(`${page.site} ${ownTitle(statements, page)}`) ??
      [],
  );
  for (const [position, id] of inOrder(first, [...ids.values()]).entries()) {
    statements.run('UPDATE list_page SET position = ? WHERE id = ?', position, id);
  }
}

/** Those of the known that are wanted, as they are wanted, then the others as they were. */
function inOrder<T>(wanted: readonly T[], known: readonly T[]): readonly T[] {
  const there = new Set(known);
  const first = [...new Set(wanted)].filter((one) => there.has(one));
  const named = new Set(first);
  return [...first, ...known.filter((one) => !named.has(one))];
}

/** What tells lists of one owner apart. */
export function plainName(name: string): string {
  return name.toLowerCase();
}
