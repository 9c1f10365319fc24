import type { SQLInputValue } from 'node:sqlite';
import { inTransaction } from '../database/connection.ts';
import type { Row, Statements } from '../database/statements.ts';

/** What is taken over of a damaged file, in this order: what belongs to something comes after it. */
const COPIES: readonly (readonly [read: string, write: string])[] = [
  [
    'SELECT id, wish, kind, label, pictures, asked_at, found, next, failure, done_at FROM save_job',
    'INSERT INTO save_job VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ],
  [
    'SELECT id, job, site, title, state, failure, bytes FROM save_item',
    'INSERT INTO save_item VALUES (?, ?, ?, ?, ?, ?, ?)',
  ],
  ['SELECT one, paused FROM saving_state', 'INSERT INTO saving_state VALUES (?, ?)'],
  ['SELECT id, address, picture, bytes FROM saved_medium', 'INSERT INTO saved_medium VALUES (?, ?, ?, ?)'],
  // Pages have other numbers now. Those whose pictures are not all found again are asked after soon.
  [
    'SELECT site, title, pictures, asked_at FROM saved_page JOIN page ON id = page',
    `INSERT INTO saved_page SELECT id, ?3, ?3 = 'none', ?4 FROM page
     WHERE site = ?1 AND title = ?2 AND saved_at IS NOT NULL`,
  ],
  [
    'SELECT site, title, medium FROM page_medium JOIN page ON id = page',
    'INSERT INTO page_medium SELECT page, ?3 FROM saved_page JOIN page ON id = page WHERE site = ?1 AND title = ?2',
  ],
];

/** Takes over the queue, and which pictures belong to which page, as far as they can be read. */
export function salvageSaving(from: Statements, to: Statements): void {
  inTransaction(to.database, () => {
    for (const [read, write] of COPIES) copy(from, to, read, write);
  });
}

function copy(from: Statements, to: Statements, read: string, write: string): void {
  for (const row of readable(from, read)) {
    try {
      to.run(write, ...(Object.values(row) as SQLInputValue[]));
    } catch {
      // What it belongs to could not be read.
    }
  }
}

/** The rows up to where they cannot be read any more. */
function* readable({ database }: Statements, read: string): Generator<Row, void> {
  try {
    yield* database.prepare(read).iterate() as Iterable<Row>;
  } catch {
    // The rest is not there any more.
  }
}
