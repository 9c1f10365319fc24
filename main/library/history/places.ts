import * as z from 'zod/mini';
import type { PagePlace, UnfinishedPage, VisitId } from '../../../shared/library-models.ts';
import type { Row, Statements } from '../database/statements.ts';
import type { Owner } from '../owner.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { allTitles } from '../pages/own-title.ts';
import { latestOf } from './timeline.ts';
import { VISIT_COLUMNS, visitRow } from './visit-row.ts';

/** From here on a page counts as read to its end: below are notes, and what a wiki files it under. */
const READ = 0.97;
const MOST = 30;
/** So many of the latest visits are looked through. */
const LATEST = 1_000;

const placeShape = z.object({
  scroll: z.number(),
  heading: z.nullable(z.string()),
  heading_top: z.nullable(z.number()),
  progress: z.number(),
  section: z.nullable(z.string()),
});
const leftShape = z.object({ left_at: z.int() });

/** What somebody's history knows of a page that they open again. */
export type PastOfPage = {
  /** Where they left it, unless they have read it to its end. */
  readonly place?: PagePlace | undefined;
  /** Whether the visit that was asked about is there, and theirs. */
  readonly visited: boolean;
};

export type PastQuery = PageKey & { readonly owner: Owner; readonly visit?: VisitId | undefined };

export function pastOf(statements: Statements, { owner, visit, ...page }: PastQuery): PastOfPage {
  // A page that was moved was left under the name that it had.
  const left = statements.get(
    `SELECT ${PLACE_COLUMNS} FROM place WHERE owner = ? AND site = ? AND title IN (SELECT value FROM json_each(?))
     ORDER BY at DESC, id DESC LIMIT 1`,
    owner,
    page.site,
    JSON.stringify(allTitles(statements, page)),
  );
  const place = left && placeRow(left);
  const known =
    visit !== undefined && statements.get('SELECT 1 FROM visit WHERE id = ? AND owner = ?', visit, owner) !== undefined;
  return { place: place && place.progress < READ ? place.place : undefined, visited: known };
}

const PLACE_COLUMNS = Object.keys(placeShape.shape)
  .map((column) => `place.${column}`)
  .join(', ');

/** @param now as `VisitQuery` has it */
export type UnfinishedQuery = { readonly owner: Owner; readonly now?: number | undefined };

/** Pages that somebody has opened and not read to their end, the latest first; one that was moved by the name it was opened by last. */
export function unfinishedPages({ all }: Statements, { owner, now }: UnfinishedQuery): readonly UnfinishedPage[] {
  return all(
    // With max(), the other columns are those of the row that has it: https://www.sqlite.org/lang_select.html#bareagg
    `SELECT ${VISIT_COLUMNS}, max(visit.at) AS latest, ${PLACE_COLUMNS}, max(visit.at, coalesce(place.at, 0)) AS left_at
     FROM (SELECT * FROM visit WHERE owner = ? ORDER BY at DESC, id DESC LIMIT ${LATEST}) AS visit
       LEFT JOIN place ON place.owner = visit.owner AND place.site = visit.site AND place.title = visit.title
     GROUP BY visit.site, coalesce((SELECT page FROM name WHERE name.site = visit.site AND name.title = visit.title AND name.brought = 0), visit.title)
     HAVING coalesce(place.progress, 0) < ${READ} ORDER BY left_at > ?, left_at DESC, visit.id DESC LIMIT ${MOST}`,
    owner,
    latestOf(now),
  ).map(unfinishedRow);
}

function unfinishedRow(row: Row): UnfinishedPage {
  const { site, title, description, language, direction, kept } = visitRow(row);
  const { left_at: at } = z.parse(leftShape, row);
  const left = row['scroll'] === null ? { place: { scroll: 0 }, progress: 0 } : placeRow(row);
  return { site, title, description, language, direction, ...left, at, kept };
}

function placeRow(row: Row): Pick<UnfinishedPage, 'place' | 'progress' | 'section'> {
  const { scroll, heading, heading_top: top, progress, section } = z.parse(placeShape, row);
  const place = heading === null || top === null ? { scroll } : { scroll, heading: { id: heading, top } };
  return { place, progress, section: section ?? undefined };
}
