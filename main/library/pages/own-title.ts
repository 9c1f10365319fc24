import { displayTitle } from '../../../shared/titles.ts';
import type { Statements } from '../database/statements.ts';
import type { PageKey } from './kept-page.ts';

/**
 * Every name of the page, as far as it is kept, its own among them and the one that it had before it was moved; else
 * the title alone. With spaces.
 *
 * SECURITY: not the names that only a file has given it, or whoever wrote one could have another page meant.
 */
export function allTitles({ all }: Statements, { site, title }: PageKey): readonly string[] {
  const plain = displayTitle(title);
  const names = all(
    `SELECT title FROM name WHERE brought = 0
       AND page = (SELECT page FROM name WHERE site = ? AND title = ? AND brought = 0)`,
    site,
    plain,
  );
  return names.length === 0 ? [plain] : names.map((row) => String(row['title']));
}

/** The page's own title, as far as it is kept and the title is another name of it (as above); with spaces. */
export function ownTitle({ get }: Statements, { site, title }: PageKey): string {
  const plain = displayTitle(title);
  const row = get(
    'SELECT page.title FROM name JOIN page ON page.id = name.page WHERE name.site = ? AND name.title = ? AND name.brought = 0',
    site,
    plain,
  );
  return row === undefined ? plain : String(row['title']);
}
