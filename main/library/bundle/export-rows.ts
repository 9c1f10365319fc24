import * as z from 'zod/mini';
import type { SavedPictures } from '../../../shared/library-models.ts';
import type { Statements } from '../database/statements.ts';
import { VISIT_COLUMNS, visitRow } from '../history/visit-row.ts';
import type { Owner } from '../owner.ts';
import type { KeptPage } from '../pages/kept-page.ts';
import { PAGE_COLUMNS, pageRow } from '../pages/page-row.ts';
import { bodyOf, namesOf } from '../pages/store.ts';
import { holdingsOf } from '../saving/holdings.ts';
import type { BundledPlace, BundledVisit } from './lines.ts';

/** What goes into a bundle, and after which id it goes on; 0 for the beginning. */
export type ExportQuery = { readonly owner: Owner; readonly after: number };

/** With the id after which it goes on; absent where there is no more. */
export type Exported<T> = { readonly rows: readonly T[]; readonly next?: number | undefined };

export type ExportedPage = {
  readonly id: number;
  /** Undefined where it is not whole any more. */
  readonly page:
    | (KeptPage & {
        readonly names: readonly string[];
        readonly readAt: number;
        /** Which it was saved with, if it was. */
        readonly pictures: SavedPictures | undefined;
      })
    | undefined;
};

const AT_ONCE = 500;
const idShape = z.object({ id: z.int() });
const placeShape = z.object({
  id: z.int(),
  site: z.string(),
  title: z.string(),
  scroll: z.number(),
  heading: z.nullable(z.string()),
  heading_top: z.nullable(z.number()),
  progress: z.number(),
  section: z.nullable(z.string()),
  at: z.int(),
});

/** Ids grow with time, so that whatever led to a visit comes before it. */
export function exportVisits({ all }: Statements, { owner, after }: ExportQuery): Exported<BundledVisit> {
  const rows = all(
    `SELECT ${VISIT_COLUMNS} FROM visit WHERE owner = ? AND visit.id > ? ORDER BY visit.id LIMIT ${AT_ONCE}`,
    owner,
    after,
  )
    .map(visitRow)
    .map(({ kept: _kept, ...visit }): BundledVisit => ({ kind: 'visit', ...visit }));
  return { rows, next: rows.length < AT_ONCE ? undefined : rows.at(-1)?.id };
}

export function exportPlaces({ all }: Statements, { owner, after }: ExportQuery): Exported<BundledPlace> {
  const found = all(`SELECT * FROM place WHERE owner = ? AND id > ? ORDER BY id LIMIT ${AT_ONCE}`, owner, after).map(
    (row) => z.parse(placeShape, row),
  );
  const rows = found.map(({ site, title, scroll, heading, heading_top: top, progress, section, at }): BundledPlace => {
    const place = heading === null || top === null ? { scroll } : { scroll, heading: { id: heading, top } };
    return {
      kind: 'place',
      site: site as BundledPlace['site'],
      title,
      place,
      progress,
      section: section ?? undefined,
      at,
    };
  });
  return { rows, next: found.length < AT_ONCE ? undefined : found.at(-1)?.id };
}

/** One page after the other: each is as large as it is. Null where there is no more. */
export function exportPage(
  statements: Statements,
  { show, after }: { readonly show: 'saved' | 'all'; readonly after: number },
): ExportedPage | null {
  const row = statements.get(
    `SELECT ${PAGE_COLUMNS} FROM page WHERE id > ? ${show === 'saved' ? 'AND saved_at IS NOT NULL' : ''} ORDER BY id LIMIT 1`,
    after,
  );
  if (row === undefined) return null;
  const { id } = z.parse(idShape, row);
  const { page, readAt } = pageRow(row);
  const body = bodyOf(statements, id);
  const pictures = page.savedAt === undefined ? undefined : (holdingsOf(statements, id).saved?.pictures ?? 'none');
  return { id, page: body && { ...page, ...body, names: namesOf(statements, id), readAt, pictures } };
}
