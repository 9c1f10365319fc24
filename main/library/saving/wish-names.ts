import type { SaveWhat } from '../../../shared/library-models.ts';
import { assertNever } from '../../../shared/result.ts';
import type { Statements } from '../database/statements.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { ownTitle } from '../pages/own-title.ts';
import type { Wish } from './saving-models.ts';

/** The wish in one spelling, so that the same one again is known. */
export function wishText(what: SaveWhat): string {
  switch (what.kind) {
    case 'list':
      return JSON.stringify({ kind: what.kind, list: what.list });
    case 'page':
    case 'category':
      return JSON.stringify({ kind: what.kind, site: what.site, title: what.title });
    case 'section':
      return JSON.stringify({ kind: what.kind, site: what.site, title: what.title, anchor: what.anchor });
    default:
      return assertNever(what);
  }
}

/** A page that is asked for by another name of it is wished for by its own, as far as that is known. */
export function byOwnName(statements: Statements, wish: Wish): Wish {
  const { what } = wish;
  if (what.kind !== 'page') return wish;
  const title = ownTitle(statements, what);
  return title === what.title ? wish : { ...wish, what: { ...what, title }, label: title };
}

/**
 * The page of a place in the queue has come: a wish for it by another name is filed under its own from now on. Of two wishes
 * that turn out to be the same, the one that is not done stays. Within a transaction of the caller's.
 */
export function fileUnder({ get, run }: Statements, item: number, { site, title }: PageKey): void {
  const job = get(
    `SELECT save_job.id, save_job.wish FROM save_item JOIN save_job ON save_job.id = save_item.job
     WHERE save_item.id = ? AND save_job.kind = 'page'`,
    item,
  );
  const wish = wishText({ kind: 'page', site, title });
  if (job === undefined || job['wish'] === wish) return;
  const id = Number(job['id']);
  const same = get('SELECT id, done_at FROM save_job WHERE wish = ?', wish);
  if (same !== undefined && same['done_at'] === null) {
    run('DELETE FROM save_job WHERE id = ?', id);
    return;
  }
  if (same !== undefined) run('DELETE FROM save_job WHERE id = ?', Number(same['id']));
  run('UPDATE save_job SET wish = ?, label = ? WHERE id = ?', wish, title, id);
  run('UPDATE save_item SET title = ? WHERE id = ?', title, item);
}
