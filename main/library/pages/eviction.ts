import type { KeptRow } from '../../../shared/library-models.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { largestPages } from './shelf.ts';
import { removePage } from './store.ts';

/** Pages that go in one transaction: a search or a page to be kept need not wait for more. */
const AT_ONCE = 20;
/** Pages of the file, 4 KiB each, that are given back to the disk at once. */
const GIVEN_BACK = 2_000;

/** In bytes; what the pages take with their text and its index. */
export type Sizes = {
  readonly pages: number;
  readonly saved: number;
  readonly count: number;
  readonly savedCount: number;
};

export type ShelfSizes = Sizes & {
  /** The largest pages, largest first. At most ten. */
  readonly largest: readonly KeptRow[];
  /** Pictures of saved pages. */
  readonly savedMedia: number;
};

/** What takes the room, and what of it the most. */
export function shelfSizes(statements: Statements): ShelfSizes {
  const media = statements.get('SELECT coalesce(sum(bytes), 0) AS bytes FROM saved_medium');
  return { ...sizesOf(statements), largest: largestPages(statements), savedMedia: Number(media?.['bytes']) };
}

function sizesOf({ get }: Statements): Sizes {
  const row = get(
    `SELECT count(*) AS count, coalesce(sum(bytes), 0) AS pages, count(saved_at) AS saved_count,
       coalesce(sum(bytes) FILTER (WHERE saved_at IS NOT NULL), 0) AS saved FROM page`,
  );
  const number = (name: string) => Number(row?.[name] ?? 0);
  return { count: number('count'), pages: number('pages'), saved: number('saved'), savedCount: number('saved_count') };
}

/**
 * Forgets the least recently read pages until what was not saved takes no more than `bound` bytes. What was saved never
 * goes, and is not counted.
 * @returns how many went; more may have to when it is as many as go at once
 */
export function evictSome(statements: Statements, bound: number): { readonly gone: number; readonly done: boolean } {
  const { pages, saved } = sizesOf(statements);
  let over = pages - saved - bound;
  if (over <= 0) return { gone: 0, done: true };
  return inTransaction(statements.database, () => {
    let gone = 0;
    const oldest = statements.all(
      'SELECT id, bytes FROM page WHERE saved_at IS NULL ORDER BY read_at, id LIMIT ?',
      AT_ONCE,
    );
    for (const { id, bytes } of oldest) {
      if (over <= 0) break;
      removePage(statements, Number(id));
      over -= Number(bytes);
      gone++;
    }
    statements.database.exec(`PRAGMA incremental_vacuum(${GIVEN_BACK})`);
    return { gone, done: over <= 0 || oldest.length < AT_ONCE };
  });
}
