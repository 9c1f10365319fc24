import { MOST_LISTS, type SavedPictures } from '../../../shared/library-models.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { insertVisit } from '../history/record.ts';
import { firstIdAt, IDS_A_MS } from '../history/visit-ids.ts';
import { plainName } from '../lists/change-lists.ts';
import type { Owner } from '../owner.ts';
import type { PageToKeep } from '../pages/kept-page.ts';
import { ownTitle } from '../pages/own-title.ts';
import { addName, findPage, packPage, putPage } from '../pages/store.ts';
import { holdingsOf } from '../saving/holdings.ts';
import { type MediaFile, writeMediaFiles } from '../saving/media-files.ts';
import { betterPictures } from '../saving/picture-quality.ts';
import { mediumId } from '../saving/saved-pages.ts';
import type { SavedMedium } from '../saving/saving-models.ts';
import { reindexNames } from '../search/index-page.ts';
import type { BundledList, BundledPlace, BundledVisit } from './lines.ts';

/** Visits of a bundle, and which id those have here that they came from, by the bundle's own. */
export type VisitsToImport = {
  readonly owner: Owner;
  readonly visits: readonly BundledVisit[];
  readonly known: readonly (readonly [theirs: number, ours: number])[];
};

/** A page that has passed the engine. Moments in ms since the epoch. */
export type PageToImport = {
  readonly page: PageToKeep;
  readonly readAt: number;
  /** How it is to be saved; absent where it was only read. */
  readonly saved?:
    | {
        readonly at: number;
        readonly pictures: SavedPictures;
        /** Those of its pictures that are here. */
        readonly media: readonly SavedMedium[];
        /** Of these, what is not on disk yet. */
        readonly files: readonly MediaFile[];
        /** Whether these are all that go with it. */
        readonly whole: boolean;
      }
    | undefined;
};

/** `there`: this revision is kept already, and has got what it lacked of names. `older`: a later one is. */
export type PageImported = 'taken' | 'there' | 'older';

/**
 * Into the list of this name where there is one. What is in it already stays where it is. Answers false, and does nothing, where it
 * would be one list more than somebody may have: making one looks at all of theirs.
 */
export function importList(
  statements: Statements,
  { owner, list, at }: { readonly owner: Owner; readonly list: BundledList; readonly at: number },
): boolean {
  const { get, run } = statements;
  return inTransaction(statements.database, () => {
    const name = list.name.normalize('NFC').trim();
    const plain = plainName(name);
    const known = get('SELECT id FROM reading_list WHERE owner = ? AND plain = ?', owner, plain)?.['id'];
    const count = () => Number(get('SELECT count(*) AS count FROM reading_list WHERE owner = ?', owner)?.['count']);
    if (known === undefined && count() >= MOST_LISTS) return false;
    const id =
      known === undefined
        ? run(
            `INSERT INTO reading_list (owner, name, plain, description, created_at, changed_at, position)
             VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM reading_list WHERE owner = ?))`,
            owner,
            name,
            plain,
            list.description,
            list.createdAt,
            at,
            owner,
          ).id
        : Number(known);
    const last = Number(get('SELECT max(position) AS last FROM list_page WHERE list = ?', id)?.['last'] ?? 0);
    for (const [index, page] of list.pages.entries()) {
      run(
        'INSERT OR IGNORE INTO list_page (list, site, title, added_at, position) VALUES (?, ?, ?, ?, ?)',
        id,
        page.site,
        ownTitle(statements, page),
        page.addedAt,
        last + 1 + index,
      );
    }
    return true;
  });
}

/** Answers their ids here, in their order. A visit that is here already is the same one. */
export function importVisits(statements: Statements, { owner, visits, known }: VisitsToImport): readonly number[] {
  return inTransaction(statements.database, () => {
    const ours = new Map(known);
    return visits.map((visit) => {
      const id = importVisit(statements, owner, visit, visit.from === undefined ? undefined : ours.get(visit.from));
      ours.set(visit.id, id);
      return id;
    });
  });
}

/** Where a millisecond has more visits, they come behind the last one of so many. */
const MORE_MS = 1_000_000;

/** Numbers are in the order of time, as far as they suffice; somebody else may have the first. */
function freeId({ get }: Statements, at: number): number {
  const first = firstIdAt(at);
  const afterLast = (milliseconds: number) => {
    const row = get('SELECT max(id) AS id FROM visit WHERE id >= ? AND id < ?', first, first + milliseconds * IDS_A_MS);
    return Number(row?.['id'] ?? first - 1) + 1;
  };
  const next = afterLast(1);
  return next < first + IDS_A_MS ? next : afterLast(MORE_MS);
}

function importVisit(statements: Statements, owner: Owner, visit: BundledVisit, from: number | undefined): number {
  const { site, title, at } = visit;
  const there = statements.get(
    'SELECT id FROM visit WHERE owner = ? AND site = ? AND title = ? AND at = ?',
    owner,
    site,
    title,
    at,
  );
  if (there !== undefined) return Number(there['id']);
  const id = freeId(statements, at);
  insertVisit(statements, { ...visit, id, owner, from });
  return id;
}

/** A page that was never visited has no place; one that was left later keeps the later one. */
export function importPlace(
  { run }: Statements,
  { owner, place }: { readonly owner: Owner; readonly place: BundledPlace },
): boolean {
  const { site, title, progress, section, at } = place;
  const { scroll, heading } = place.place;
  const { changes } = run(
    `INSERT INTO place (owner, site, title, scroll, heading, heading_top, progress, section, at)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM visit WHERE owner = ? AND site = ? AND title = ?)
     ON CONFLICT (owner, site, title) DO UPDATE SET scroll = excluded.scroll, heading = excluded.heading,
       heading_top = excluded.heading_top, progress = excluded.progress, section = excluded.section, at = excluded.at
       WHERE excluded.at > place.at`,
    owner,
    site,
    title,
    scroll,
    heading?.id ?? null,
    heading?.top ?? null,
    progress,
    section ?? null,
    at,
    owner,
    site,
    title,
  );
  return changes > 0;
}

/**
 * In place of an older revision only. What was saved elsewhere is saved here, with those of its pictures that are here; a later text
 * keeps its own. Their files come first, as where a page is saved.
 * @param folder of the pictures
 */
export function importPage(
  statements: Statements,
  { page, readAt, saved }: PageToImport,
  folder: string,
): PageImported {
  const packed = packPage(page);
  writeMediaFiles(folder, saved?.files ?? []);
  return inTransaction(statements.database, () => {
    const kept = findPage(statements, { site: page.site, title: ownTitle(statements, page) });
    const isOlder = kept !== undefined && kept.page.revision > page.revision;
    const isThere = kept !== undefined && kept.page.revision === page.revision;
    if (kept !== undefined && (isOlder || isThere)) {
      if (isThere) {
        for (const name of page.aliases) addName(statements, page.site, name, kept.id, true);
        reindexNames(statements, kept.id);
      }
      save(statements, kept.id, isOlder ? saved && { ...saved, media: [], whole: false } : saved);
      return isOlder ? 'older' : 'there';
    }
    const id = putPage(statements, packed, { readAt: Math.max(readAt, kept?.readAt ?? 0), brought: true });
    save(statements, id, saved);
    return 'taken';
  });
}

/** Never asked after: so it is the first that will be, and then gets the pictures that it lacks. */
function save(statements: Statements, id: number, saved: PageToImport['saved']): void {
  if (saved === undefined) return;
  const { run } = statements;
  run('UPDATE page SET saved_at = coalesce(saved_at, ?) WHERE id = ?', saved.at, id);
  const { saved: before } = holdingsOf(statements, id);
  const better = betterPictures(saved.pictures, before?.pictures ?? 'none');
  const wasWhole = before?.whole === true && better === before.pictures;
  const isWhole = wasWhole || better === 'none' || (saved.whole && better === saved.pictures);
  run(
    `INSERT INTO saved_page VALUES (?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET pictures = excluded.pictures, whole = excluded.whole`,
    id,
    better,
    isWhole ? 1 : 0,
  );
  for (const medium of saved.media) {
    run('INSERT INTO page_medium VALUES (?, ?) ON CONFLICT DO NOTHING', id, mediumId(statements, medium));
  }
}
