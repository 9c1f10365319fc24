import type { KeptHit, SiteId } from '../../../shared/models.ts';
import type { Row, Statements } from '../database/statements.ts';
import { PAGE_COLUMNS, pageRow } from '../pages/page-row.ts';
import { anchorAt, decodeSections } from '../pages/sections.ts';
import { textOf } from '../pages/text.ts';
import { createExcerpts, type Excerpts } from './excerpt.ts';
import { filterOf, type SearchFilter } from './filter.ts';
import { findNames } from './names.ts';
import { parseQuery, type Query, textExpressions } from './query.ts';

export type LibraryQuery = {
  /** As it was typed so far. */
  readonly text: string;
  readonly filter?: SearchFilter | undefined;
  /** At most this many. */
  readonly limit: number;
};

/**
 * So many of the pages that have all words are put in order, those kept last; a word that stands in more says little
 * about any of them, and putting all in order would take the longer the more is kept.
 */
const MOST_RANKED = 500;
/** Of words that each stand in more pages than are put in order, so many count. */
const MOST_COMMON_RANKED = 2;
/** How much more a word counts in a title or a description. */
const HEAD_WEIGHT = 8;

/** Pages that are kept and have all that was asked for, the best first. */
export function searchLibrary(statements: Statements, { text, filter, limit }: LibraryQuery): readonly KeptHit[] {
  const query = parseQuery(text);
  if (query.terms.length === 0) return [];
  const where = filterOf(filter);
  const scores = new Map<number, { score: number; name?: string | undefined }>();
  for (const { page, score, name } of findNames(statements, query, where)) scores.set(page, { score, name });
  if (!query.namesOnly) {
    for (const { page, score } of findTexts(statements, query, where, limit)) {
      const known = scores.get(page);
      scores.set(page, { name: known?.name, score: score + (known?.score ?? 0) });
    }
  }
  const best = [...scores].sort(([one, { score: a }], [other, { score: b }]) => b - a || other - one).slice(0, limit);
  const excerpts = query.namesOnly ? undefined : createExcerpts(query);
  return best.flatMap(([id, { name }]) => hitOf(statements, id, name, excerpts) ?? []);
}

type Where = ReturnType<typeof filterOf>;

function findTexts(
  statements: Statements,
  query: Query,
  where: Where,
  limit: number,
): readonly { readonly page: number; readonly score: number }[] {
  const { all } = statements;
  const wanted = textExpressions(query);
  if (wanted.length === 0) return [];
  const expression = wanted.join(' AND ');
  const telling = tellingOf(statements, wanted);
  const from = `FROM text_index ${where.join('text_index.rowid')} WHERE text_index MATCH ?`;
  const since = nthLast(statements, expression, where);
  const ranked = `SELECT text_index.rowid AS page, -bm25(text_index, ${HEAD_WEIGHT}, 1) AS score ${from}`;
  const best = 'ORDER BY score DESC, text_index.rowid DESC LIMIT ?';
  const rows =
    telling === expression
      ? all(`${ranked} AND text_index.rowid >= ? ${where.and} ${best}`, expression, since, ...where.values, limit)
      : // The plus keeps the pages that have all words from being looked up in the index one by one.
        all(
          `${ranked} AND +text_index.rowid IN (
             SELECT rowid FROM text_index WHERE text_index MATCH ? AND rowid >= ?
           ) ${where.and} ${best}`,
          telling,
          expression,
          since,
          ...where.values,
          limit,
        );
  return rows.map((row) => ({ page: Number(row['page']), score: Number(row['score']) }));
}

/**
 * The words that tell pages apart: those that few pages have, or the two rarest where many have each. Ranking by a word means
 * going through all pages that have it, and one that stands everywhere ranks nothing.
 */
function tellingOf(statements: Statements, wanted: readonly string[]): string {
  if (wanted.length === 1) return wanted.join();
  const spread = wanted.map((expression) => ({ expression, since: nthLast(statements, expression, EVERYWHERE) }));
  const few = spread.filter(({ since }) => since === 0);
  const chosen =
    few.length > 0 ? few : spread.toSorted((one, other) => one.since - other.since).slice(0, MOST_COMMON_RANKED);
  // In the order they were asked for.
  return wanted.filter((expression) => chosen.some((one) => one.expression === expression)).join(' AND ');
}

const EVERYWHERE = filterOf();

/** From which page on there are as many that match as are put in order; 0 where there are fewer. */
function nthLast({ get }: Statements, expression: string, where: Where): number {
  const row = get(
    `SELECT text_index.rowid AS id FROM text_index ${where.join('text_index.rowid')}
     WHERE text_index MATCH ? ${where.and} ORDER BY text_index.rowid DESC LIMIT 1 OFFSET ${MOST_RANKED - 1}`,
    expression,
    ...where.values,
  );
  return Number(row?.['id'] ?? 0);
}

function hitOf(
  { get }: Statements,
  id: number,
  name: string | undefined,
  excerpts: Excerpts | undefined,
): KeptHit | undefined {
  const row = get(
    `SELECT ${PAGE_COLUMNS}, text, sections FROM page JOIN page_text ON page_text.page = page.id WHERE page.id = ?`,
    id,
  );
  if (row === undefined) return undefined;
  const { site, title, description, language, direction, fetchedAt, savedAt } = pageRow(row).page;
  return {
    site: site satisfies SiteId,
    title,
    description: description === '' ? undefined : description,
    matchedTitle: name === undefined || name === title ? undefined : name,
    language,
    direction,
    keptAt: fetchedAt,
    savedAt,
    ...(excerpts === undefined ? {} : passageOf(row, excerpts)),
  };
}

function passageOf(row: Row, excerpts: Excerpts): Pick<KeptHit, 'excerpt' | 'anchor'> {
  const excerpt = excerpts(textOf(row));
  if (excerpt === undefined) return {};
  return {
    excerpt: excerpt.pieces,
    anchor: anchorAt(decodeSections(String(row['sections'])), excerpt.place),
  };
}
