import * as z from 'zod/mini';
import type { Statements } from './statements.ts';

/** How many ids are tried one by one where the order of the rows is lost, and how many where their end is. */
const MOST_TRIED = 200_000;
const TRIED_BEYOND = 2_000;
const idShape = z.int();

/**
 * The ids of a damaged table's rows: from the front as far as it goes, from the back as far as it goes, and one by one in
 * between. A row that one of them names may still not be readable.
 */
export function* readableIds(from: Statements, table: string): Generator<number, void> {
  const after = `SELECT id FROM ${table} WHERE id > ? ORDER BY id LIMIT 1`;
  const before = `SELECT id FROM ${table} WHERE id < ? ORDER BY id DESC LIMIT 1`;
  const step = (sql: string, at: number) => attempt(() => z.parse(idShape, from.get(sql, at)?.['id']));
  let low = 0;
  for (let next = step(after, low); next !== undefined; next = step(after, low)) {
    yield next;
    low = next;
  }
  const behind: number[] = [];
  let high = Number.MAX_SAFE_INTEGER;
  for (let next = step(before, high); next !== undefined && next > low; next = step(before, high)) {
    behind.push(next);
    high = next;
  }
  const end = behind.length === 0 ? low + TRIED_BEYOND : Math.min(high, low + MOST_TRIED);
  for (let id = low + 1; id < end; id++) yield id;
  yield* behind.toReversed();
}

/** Whatever cannot be read is not there any more. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
