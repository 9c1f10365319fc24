import * as z from 'zod/mini';
import type { SavedPictures, SaveJob, SaveWhat } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { inTransaction } from '../database/connection.ts';
import type { Statements } from '../database/statements.ts';
import { betterPictures } from './picture-quality.ts';
import type { FoundPages, NextSaving, SaveFailure, SavingCalls, StoredQueue, Wish } from './saving-models.ts';
import { byOwnName, wishText } from './wish-names.ts';

/** How long a job that is done stays to be seen, in ms. */
const SHOWN = 24 * 60 * 60_000;
const MOST_FAILURES = 50;
/** How many pages whoever works on them is told of at once. */
const AT_ONCE = 20;

const site = z.custom<SiteId>((value) => decodeSiteId(value) !== undefined);
const pictures = z.enum(['none', 'reading', 'large']);
const maybe = <T extends z.ZodMiniType>(shape: T) => z.nullable(shape);

const jobShape = z.object({
  id: z.int(),
  wish: z.string(),
  label: z.string(),
  pictures,
  asked_at: z.int(),
  found: z.int(),
  failure: maybe(z.string()),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  bytes: z.int(),
});
const nextShape = z.object({
  id: z.int(),
  wish: z.string(),
  found: z.int(),
  next: maybe(z.string()),
  pictures,
  failure: maybe(z.string()),
});
const itemShape = z.object({ id: z.int(), site, title: z.string(), kept: z.int() });
const failedShape = z.object({ site, title: z.string(), failure: z.string() });
const knownShape = z.object({ id: z.int(), pictures, done_at: maybe(z.int()) });

/** Nobody else writes here. */
function wishOf(text: string): SaveWhat {
  return JSON.parse(text) as SaveWhat;
}

function failureOf(text: string): SaveFailure {
  return JSON.parse(text) as SaveFailure;
}

/** @returns the job's id */
export function addWish(statements: Statements, asking: Wish): number {
  const { get, run } = statements;
  const { what, label, pictures: asked, at, pages: listed } = byOwnName(statements, asking);
  const pages = what.kind === 'page' ? [what] : listed;
  const wish = wishText(what);
  return inTransaction(statements.database, () => {
    forgetDone(statements, at);
    const row = get('SELECT id, pictures, done_at FROM save_job WHERE wish = ?', wish);
    const known = row && z.parse(knownShape, row);
    if (known === undefined) {
      const { id } = run(
        'INSERT INTO save_job (wish, kind, label, pictures, asked_at, found) VALUES (?, ?, ?, ?, ?, ?)',
        wish,
        what.kind,
        label,
        asked,
        at,
        pages === undefined ? 0 : 1,
      );
      addItems(statements, id, pages ?? []);
      finish(statements, id, at);
      return id;
    }
    askAgain(statements, known, pages, asked, at);
    return known.id;
  });
}

function forgetDone({ run }: Statements, at: number): void {
  run(
    `DELETE FROM save_job WHERE done_at <= ? AND failure IS NULL
       AND NOT EXISTS (SELECT 1 FROM save_item WHERE job = save_job.id AND state = 'failed')`,
    at - SHOWN,
  );
}

/** What is done begins anew: a category may have other pages by now. What is not goes on, and tries again what failed. */
function askAgain(
  statements: Statements,
  known: z.infer<typeof knownShape>,
  pages: FoundPages['pages'] | undefined,
  asked: SavedPictures,
  at: number,
): void {
  const { run } = statements;
  const { id } = known;
  const wanted = betterPictures(known.pictures, asked);
  run('UPDATE save_job SET pictures = ?, asked_at = ? WHERE id = ?', wanted, at, id);
  if (known.done_at !== null) {
    run('DELETE FROM save_item WHERE job = ?', id);
    run('UPDATE save_job SET found = ?, next = NULL WHERE id = ?', pages === undefined ? 0 : 1, id);
  } else if (wanted !== known.pictures) {
    run("UPDATE save_item SET state = 'waiting' WHERE job = ?", id);
  }
  // A list may have grown since.
  addItems(statements, id, pages ?? []);
  tryAgain(statements, id);
  finish(statements, id, at);
}

function addItems(
  { run }: Statements,
  job: number,
  pages: readonly { readonly site: SiteId; readonly title: string }[],
) {
  for (const { site: where, title } of pages) {
    run(
      "INSERT INTO save_item (job, site, title, state) VALUES (?, ?, ?, 'waiting') ON CONFLICT DO NOTHING",
      job,
      where,
      title,
    );
  }
}

function tryAgain({ run }: Statements, job: number): void {
  run("UPDATE save_item SET state = 'waiting', failure = NULL WHERE job = ? AND state = 'failed'", job);
  run('UPDATE save_job SET failure = NULL, done_at = NULL WHERE id = ?', job);
}

export function queue({ get, all }: Statements, { at }: { readonly at: number }): StoredQueue {
  const rows = all(
    `SELECT id, wish, label, pictures, asked_at, found, failure, total, done, failed, bytes FROM save_job
     JOIN (SELECT save_job.id AS job, count(save_item.id) AS total,
         count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state = 'failed') AS failed,
         coalesce(sum(bytes), 0) AS bytes
       FROM save_job LEFT JOIN save_item ON save_item.job = save_job.id GROUP BY save_job.id) ON job = id
     WHERE done_at IS NULL OR failed > 0 OR failure IS NOT NULL OR done_at > ?
     ORDER BY asked_at DESC, id DESC`,
    at - SHOWN,
  ).map((row) => z.parse(jobShape, row));
  const jobs = rows.map((row) => ({
    id: row.id,
    what: wishOf(row.wish),
    label: row.label,
    pictures: row.pictures,
    askedAt: row.asked_at,
    state: stateOf(row),
    total: row.total,
    done: row.done,
    failed: row.failed,
    bytes: row.bytes,
    failures: [
      ...(row.failure === null ? [] : [{ failure: failureOf(row.failure) }]),
      ...(row.failed === 0 ? [] : failuresOf(all, row.id)),
    ],
  }));
  return { paused: get('SELECT paused FROM saving_state')?.['paused'] === 1, jobs };
}

function failuresOf(all: Statements['all'], job: number): SaveJob['failures'] {
  return all(
    "SELECT site, title, failure FROM save_item WHERE job = ? AND state = 'failed' ORDER BY id LIMIT ?",
    job,
    MOST_FAILURES,
  ).map((row) => {
    const { site: where, title, failure } = z.parse(failedShape, row);
    return { page: { site: where, title }, failure: failureOf(failure) };
  });
}

function stateOf({ found, failure, total, done, failed }: z.infer<typeof jobShape>): SaveJob['state'] {
  if (failure === null && found === 0) return 'finding';
  if (done + failed < total) return 'waiting';
  return failure !== null || failed > 0 ? 'failed' : 'done';
}

/** Single pages come first, because somebody stands in front of one; then in the order of asking. */
export function nextSaving(
  { all }: Statements,
  { busy, away = [] }: SavingCalls['nextSaving']['args'],
): NextSaving | null {
  const jobs = all(
    `SELECT id, wish, found, next, pictures, failure FROM save_job WHERE done_at IS NULL
     ORDER BY kind = 'page' DESC, asked_at, id`,
  );
  for (const row of jobs) {
    const { id: job, wish, found, next, pictures: wanted, failure } = z.parse(nextShape, row);
    // Where the rest could not be found, what was is saved all the same.
    if (found === 0 && failure === null) {
      const what = wishOf(wish);
      if (what.kind !== 'list' && away.includes(what.site)) continue;
      return { is: 'finding', job, what, next: next ?? undefined };
    }
    const items = all(
      `SELECT id, site, title, EXISTS (SELECT 1 FROM name WHERE name.site = save_item.site AND name.title = save_item.title) AS kept
       FROM save_item WHERE job = ? AND state = 'waiting'
         AND id NOT IN (SELECT value FROM json_each(?)) AND site NOT IN (SELECT value FROM json_each(?))
       ORDER BY id LIMIT ?`,
      job,
      JSON.stringify(busy),
      JSON.stringify(away),
      AT_ONCE,
    ).map((row) => {
      const { kept, ...item } = z.parse(itemShape, row);
      return { ...item, isKept: kept === 1, job, pictures: wanted };
    });
    if (items.length > 0) return { is: 'pages', items };
  }
  return null;
}

export function foundPages(statements: Statements, { job, pages, label, next, at }: FoundPages): void {
  const { get, run } = statements;
  inTransaction(statements.database, () => {
    if (get('SELECT 1 FROM save_job WHERE id = ?', job) === undefined) return;
    addItems(statements, job, pages);
    run(
      'UPDATE save_job SET found = ?, next = ?, label = coalesce(?, label) WHERE id = ?',
      next === undefined ? 1 : 0,
      next ?? null,
      label ?? null,
      job,
    );
    finish(statements, job, at);
  });
}

export function notFound(
  { run }: Statements,
  { job, failure }: { readonly job: number; readonly failure: SaveFailure },
): void {
  run('UPDATE save_job SET failure = ? WHERE id = ?', JSON.stringify(failure), job);
}

/** One place in the queue is done with, or failed. Within a transaction of the caller's. */
export function settleItem(
  statements: Statements,
  item: number,
  how: { readonly at: number; readonly bytes?: number; readonly failure?: SaveFailure },
): void {
  const { failure, bytes = 0, at } = how;
  statements.run(
    'UPDATE save_item SET state = ?, failure = ?, bytes = bytes + ? WHERE id = ?',
    failure === undefined ? 'done' : 'failed',
    failure === undefined ? null : JSON.stringify(failure),
    bytes,
    item,
  );
  const job = statements.get('SELECT job FROM save_item WHERE id = ?', item)?.['job'];
  if (job !== undefined) finish(statements, Number(job), at);
}

export function notSaved(
  statements: Statements,
  { item, failure, at }: { readonly item: number; readonly failure: SaveFailure; readonly at: number },
): void {
  inTransaction(statements.database, () => settleItem(statements, item, { at, failure }));
}

function finish({ run }: Statements, job: number, at: number): void {
  run(
    `UPDATE save_job SET done_at = ? WHERE id = ? AND found = 1
       AND NOT EXISTS (SELECT 1 FROM save_item WHERE job = save_job.id AND state = 'waiting')`,
    at,
    job,
  );
}

export function pauseSaving({ run }: Statements, { paused }: { readonly paused: boolean }): void {
  run('INSERT INTO saving_state VALUES (1, ?) ON CONFLICT DO UPDATE SET paused = excluded.paused', paused ? 1 : 0);
}

/** Tries again what failed, of one job or of all. */
export function retrySaving(statements: Statements, { job }: { readonly job: number | undefined }): void {
  inTransaction(statements.database, () => {
    const failed = statements.all(
      `SELECT id FROM save_job WHERE (failure IS NOT NULL
         OR EXISTS (SELECT 1 FROM save_item WHERE job = save_job.id AND state = 'failed')) AND coalesce(?, id) = id`,
      job ?? null,
    );
    for (const { id } of failed) tryAgain(statements, Number(id));
  });
}

/** What it has saved stays saved. */
export function removeJob({ run }: Statements, { job }: { readonly job: number }): void {
  run('DELETE FROM save_job WHERE id = ?', job);
}
