import type { Statements } from '../database/statements.ts';
import type { Where } from './filter.ts';
import { namesExpression, type Query } from './query.ts';

export type FoundName = {
  readonly page: number;
  /** Far above what any text can reach, so that names come first. */
  readonly score: number;
  /** The best of its names. */
  readonly name: string;
};

/** So many pages are looked at, the ones kept last; of names that begin like that, the first by the alphabet. */
const MOST = 200;
const SCORES = { exact: 1000, start: 500, words: 200 };
/** What a name is worth that is not the page's own. */
const ALIAS = 0.9;
/** Of two names that begin alike, the shorter is closer. */
const LENGTH = 0.5;

/** Pages whose names are what was asked for, begin with it or have all its words. */
export function findNames({ all }: Statements, query: Query, where: Where): readonly FoundName[] {
  const expression = namesExpression(query);
  if (expression === undefined) return [];
  const starting = all(
    `SELECT name.page AS page FROM name ${where.join('name.page')}
     WHERE name.folded >= ? AND name.folded < ? ${where.and} ORDER BY name.folded LIMIT ${MOST}`,
    query.whole,
    `${query.whole}\u{10ffff}`,
    ...where.values,
  );
  const having = all(
    `SELECT name_index.rowid AS page FROM name_index ${where.join('name_index.rowid')}
     WHERE name_index MATCH ? ${where.and} ORDER BY name_index.rowid DESC LIMIT ${MOST}`,
    expression,
    ...where.values,
  );
  const pages = new Set([...starting, ...having].map(({ page }) => Number(page)));
  const names = all(
    `SELECT name.page AS page, name.title AS name, name.folded AS folded, name.title = page.title AS own
     FROM json_each(?) JOIN name ON name.page = json_each.value JOIN page ON page.id = name.page`,
    JSON.stringify([...pages]),
  );
  const best = new Map<number, FoundName>();
  for (const row of names) {
    const found = scored(row, query);
    const known = best.get(found.page);
    if (known === undefined || known.score < found.score) best.set(found.page, found);
  }
  return [...best.values()].filter(({ score }) => score > 0);
}

function scored(row: Readonly<Record<string, unknown>>, query: Query): FoundName {
  const folded = String(row['folded']);
  const worth = scoreOf(folded, query) * (row['own'] === 1 ? 1 : ALIAS);
  return { page: Number(row['page']), name: String(row['name']), score: worth };
}

function scoreOf(folded: string, { whole, terms }: Query): number {
  if (folded === whole) return SCORES.exact;
  const shorter = Math.max(0, 100 - folded.length) * LENGTH;
  if (folded.startsWith(whole)) return SCORES.start + shorter;
  const hasAll = terms.every(({ pieces }) => pieces.every(({ text }) => folded.includes(text)));
  return hasAll ? SCORES.words + shorter : 0;
}
