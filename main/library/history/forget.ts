import type { VisitId } from '../../../shared/library-models.ts';
import { emptySideFile, inTransaction } from '../database/connection.ts';
import type { Row, Statements } from '../database/statements.ts';
import type { Owner } from '../owner.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { allTitles } from '../pages/own-title.ts';

/** One visit, all of a page, or all since a moment, up to another (not included), if there is one; ms since the epoch. */
export type Forgetting = { readonly owner: Owner } & (
  | { readonly visit: VisitId }
  | { readonly page: PageKey }
  | { readonly since: number; readonly until?: number | undefined }
);

/**
 * Forgets visits, and where pages were left that have no visit any more. What a forgotten visit led to has come from where
 * that one came from: the trails of others stay whole, and nothing of them says what is left out.
 * @returns how many visits went
 */
export function forgetVisits(statements: Statements, forgetting: Forgetting): number {
  const gone = inTransaction(statements.database, () => {
    const { all, run } = statements;
    const rows = all(...chosen(statements, forgetting));
    for (const { id } of rows) {
      run(
        'UPDATE visit SET origin = (SELECT gone.origin FROM visit AS gone WHERE gone.id = ?) WHERE origin = ?',
        Number(id),
        Number(id),
      );
      run('DELETE FROM visit WHERE id = ?', Number(id));
    }
    for (const row of rows) dropPlace(statements, forgetting.owner, row);
    // A page that was visited before as well may have been left in that time.
    if ('since' in forgetting) run(`DELETE FROM place ${WITHIN}`, ...within(forgetting));
    return rows.length;
  });
  emptySideFile(statements.database);
  return gone;
}

type Chosen = readonly [sql: string, ...values: readonly (string | number)[]];

function chosen(statements: Statements, forgetting: Forgetting): Chosen {
  const from = 'SELECT id, site, title FROM visit';
  const { owner } = forgetting;
  if ('visit' in forgetting) return [`${from} WHERE owner = ? AND id = ?`, owner, forgetting.visit];
  if ('since' in forgetting) return [`${from} ${WITHIN}`, ...within(forgetting)];
  const { site } = forgetting.page;
  const titles = JSON.stringify(allTitles(statements, forgetting.page));
  return [`${from} WHERE owner = ? AND site = ? AND title IN (SELECT value FROM json_each(?))`, owner, site, titles];
}

const WITHIN = 'WHERE owner = ? AND at >= ? AND at < ?';

function within({ owner, since, until }: Extract<Forgetting, { readonly since: number }>) {
  return [owner, since, until ?? Number.MAX_SAFE_INTEGER] as const;
}

function dropPlace({ run }: Statements, owner: Owner, { site, title }: Row): void {
  const page = [owner, String(site), String(title)] as const;
  run(
    `DELETE FROM place WHERE owner = ? AND site = ? AND title = ?
       AND NOT EXISTS (SELECT 1 FROM visit WHERE owner = ? AND site = ? AND title = ?)`,
    ...page,
    ...page,
  );
}
