import type { PagePlace, VisitId } from '../../../shared/library-models.ts';
import type { Direction, SiteId } from '../../../shared/models.ts';
import type { Statements } from '../database/statements.ts';
import type { Owner } from '../owner.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { fold } from '../search/fold.ts';

/** A page that was opened. Moments are ms since the epoch. */
export type VisitToRecord = PageKey & {
  readonly id: VisitId;
  readonly owner: Owner;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  readonly at: number;
  /** The visit whose link led here; forgotten where there is none of this id, or it is somebody else's. */
  readonly from?: VisitId | undefined;
};

/** Where the page of a visit was left. */
export type PlaceToKeep = {
  readonly visit: VisitId;
  readonly place: PagePlace;
  /** 0 to 1. */
  readonly progress: number;
  readonly section?: string | undefined;
  readonly at: number;
};

/** The description is the kept page's, when there is one. */
export function recordVisit(statements: Statements, visit: VisitToRecord): void {
  const page = statements.get('SELECT description FROM page WHERE site = ? AND title = ?', visit.site, visit.title);
  insertVisit(statements, { ...visit, description: String(page?.['description'] ?? '') });
}

/** Where there is one of this id, that one stays. */
export function insertVisit(
  { run }: Statements,
  visit: Omit<VisitToRecord, 'id' | 'from'> & {
    readonly id: number;
    readonly from?: number | undefined;
    readonly description: string;
  },
): void {
  const { id, owner, site, title, description, language, direction, at, from } = visit;
  run(
    `INSERT OR IGNORE INTO visit (id, owner, site, title, description, language, direction, at, origin, folded)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM visit WHERE id = ? AND owner = ?), ?)`,
    id,
    owner,
    site,
    title,
    description,
    language,
    direction,
    at,
    from ?? null,
    owner,
    folded(title, description),
  );
}

/** A page has been kept, and what it is in a sentence is known now. Within a transaction of the caller's. */
export function describeVisits(
  { run }: Statements,
  { site, title, description }: { readonly site: SiteId; readonly title: string; readonly description: string },
): void {
  if (description === '') return;
  run(
    'UPDATE visit SET description = ?, folded = ? WHERE site = ? AND title = ? AND description <> ?',
    description,
    folded(title, description),
    site,
    title,
    description,
  );
}

/** Whoever's visit it was, theirs is the place. Of a visit that was forgotten nothing is kept; answers whether there is one. */
export function keepPlace({ get, run }: Statements, { visit, place, progress, section, at }: PlaceToKeep): boolean {
  const row = get('SELECT owner, site, title FROM visit WHERE id = ?', visit);
  if (row === undefined) return false;
  run(
    `INSERT OR REPLACE INTO place (owner, site, title, scroll, heading, heading_top, progress, section, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    String(row['owner']),
    String(row['site']),
    String(row['title']),
    place.scroll,
    place.heading?.id ?? null,
    place.heading?.top ?? null,
    progress,
    section ?? null,
    at,
  );
  return true;
}

/** What a visit is found by. */
function folded(title: string, description: string): string {
  return `${fold(title)}\n${fold(description)}`;
}
