import * as z from 'zod/mini';
import type { ListedPage, ListId, ReadingList } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import type { Row, Statements } from '../database/statements.ts';
import type { Owner } from '../owner.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { ownTitle } from '../pages/own-title.ts';

export const listIdShape = z.custom<ListId>((value) => Number.isSafeInteger(value) && (value as number) > 0);

const listShape = z.object({
  id: listIdShape,
  name: z.string(),
  description: z.string(),
  created_at: z.int(),
  changed_at: z.int(),
  count: z.int(),
  saved_count: z.int(),
});

const listedShape = z.object({
  site: z.custom<SiteId>((value) => decodeSiteId(value) !== undefined),
  title: z.string(),
  description: z.string(),
  added_at: z.int(),
  kept: z.int(),
  saved: z.int(),
});

const LISTS = `
  SELECT reading_list.id, reading_list.name, reading_list.description, created_at, changed_at,
    count(list_page.id) AS count, count(page.saved_at) AS saved_count
  FROM reading_list LEFT JOIN list_page ON list_page.list = reading_list.id
    LEFT JOIN name ON name.site = list_page.site AND name.title = list_page.title LEFT JOIN page ON page.id = name.page`;

/** Somebody's lists, in their order. */
export function listsOf({ all }: Statements, owner: Owner): readonly ReadingList[] {
  return all(
    `${LISTS} WHERE owner = ? GROUP BY reading_list.id ORDER BY reading_list.position, reading_list.id`,
    owner,
  ).map(listRow);
}

/** One of somebody's lists; undefined when there is none of this id. */
export function listOf({ get }: Statements, owner: Owner, list: ListId): ReadingList | undefined {
  const row = get(`${LISTS} WHERE owner = ? AND reading_list.id = ? GROUP BY reading_list.id`, owner, list);
  return row && listRow(row);
}

/** The pages of a list in their order; null when it is none of this owner's. */
export function listedPages(
  statements: Statements,
  { owner, list }: { readonly owner: Owner; readonly list: ListId },
): readonly ListedPage[] | null {
  if (!isOwn(statements, owner, list)) return null;
  return statements
    .all(
      `SELECT listed.site, listed.title, coalesce(page.description, '') AS description, added_at, page.id IS NOT NULL AS kept,
         page.saved_at IS NOT NULL AS saved
       FROM list_page AS listed LEFT JOIN name ON name.site = listed.site AND name.title = listed.title
         LEFT JOIN page ON page.id = name.page
       WHERE list = ? ORDER BY position, listed.id`,
      list,
    )
    .map(listedRow);
}

/** Somebody's lists that hold a page, by any of its names. */
export function listsWith(statements: Statements, { owner, ...page }: PageKey & { readonly owner: Owner }) {
  return statements
    .all(
      `SELECT DISTINCT list AS id FROM list_page JOIN reading_list ON reading_list.id = list
       WHERE owner = ? AND site = ? AND title IN (?, ?) ORDER BY reading_list.position, list`,
      owner,
      page.site,
      page.title,
      ownTitle(statements, page),
    )
    .map(({ id }) => z.parse(listIdShape, id));
}

export function isOwn({ get }: Statements, owner: Owner, list: ListId): boolean {
  return get('SELECT 1 FROM reading_list WHERE id = ? AND owner = ?', list, owner) !== undefined;
}

function listRow(row: Row): ReadingList {
  const { id, name, description, count, ...found } = z.parse(listShape, row);
  const { created_at: createdAt, changed_at: changedAt, saved_count: savedCount } = found;
  return { id, name, description, createdAt, changedAt, count, savedCount };
}

function listedRow(row: Row): ListedPage {
  const { site, title, description, added_at: addedAt, kept, saved } = z.parse(listedShape, row);
  return { site, title, description, addedAt, kept: kept === 1, saved: saved === 1 };
}
