import type { SQLInputValue } from 'node:sqlite';
import type { Part, Visit, VisitId } from '../../../shared/library-models.ts';
import type { Statements } from '../database/statements.ts';
import type { Owner } from '../owner.ts';
import { fold } from '../search/fold.ts';
import { VISIT_COLUMNS, visitRow } from './visit-row.ts';

export type VisitQuery = {
  readonly owner: Owner;
  /** Each of its words is wanted, anywhere in title or description. */
  readonly query?: string | undefined;
  /** Both included, ms since the epoch. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** ms since the epoch; without it no visit counts as ahead of its time. */
  readonly now?: number | undefined;
  /** As the part before said it. */
  readonly after?: string | undefined;
};

const AT_ONCE = 100;
/** More words than that tell no page apart. */
const MOST_WORDS = 12;
const MOST_STEPS = 100;
const CURSOR = /^(-?\d{1,16})\.(\d{1,16})$/;

/**
 * Whoever sets a clock back has visits of moments that are still to come. Up to here they are the latest; what is further ahead was
 * dated by a clock that was wrong, and comes after all others, or it would stand before them for years.
 * @param now ms since the epoch
 */
export function latestOf(now = Number.POSITIVE_INFINITY): number {
  return now + 24 * 60 * 60_000;
}

/** Somebody's visits, latest first. After what is no cursor nothing follows. */
export function visitsOf(statements: Statements, query: VisitQuery): Part<Visit> {
  const { after, now } = query;
  const latest = latestOf(now);
  const cursor = after === undefined ? undefined : cursorOf(after);
  if (after !== undefined && cursor === undefined) return { rows: [] };
  const isAhead = cursor !== undefined && cursor.at > latest;
  const dated = isAhead ? [] : some(statements, query, cursor ?? { at: latest, id: Number.MAX_SAFE_INTEGER });
  const ahead =
    now === undefined || dated.length > AT_ONCE ? [] : some(statements, query, isAhead ? cursor : undefined, latest);
  const found = [...dated, ...ahead].slice(0, AT_ONCE + 1);
  const rows = found.slice(0, AT_ONCE);
  const last = found.length > AT_ONCE ? rows.at(-1) : undefined;
  return { rows, next: last && `${last.at}.${last.id}` };
}

type Cursor = { readonly at: number; readonly id: number };

function cursorOf(text: string): Cursor | undefined {
  const [, at, id] = CURSOR.exec(text) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id: Number(id) };
}

/** Those before one and later than a moment, both not included; one more than a part has, so that it is known whether more follows. */
function some(
  { all }: Statements,
  { owner, query = '', since, until }: VisitQuery,
  from: Cursor | undefined,
  after?: number,
): readonly Visit[] {
  const conditions = ['owner = ?'];
  const values: SQLInputValue[] = [owner];
  const want = (condition: string, ...given: readonly SQLInputValue[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  if (from !== undefined) want('(at, id) < (?, ?)', from.at, from.id);
  if (after !== undefined) want('at > ?', after);
  if (since !== undefined) want('at >= ?', since);
  if (until !== undefined) want('at <= ?', until);
  for (const word of wordsOf(query)) want('instr(folded, ?) > 0', word);
  return all(
    `SELECT ${VISIT_COLUMNS} FROM visit WHERE ${conditions.join(' AND ')} ORDER BY at DESC, id DESC LIMIT ${AT_ONCE + 1}`,
    ...values,
  ).map(visitRow);
}

function wordsOf(query: string): readonly string[] {
  return fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** How somebody got to a visit of theirs: the first step first, itself last. Empty when it is none of theirs. */
export function trailTo(
  { get }: Statements,
  { owner, visit }: { readonly owner: Owner; readonly visit: VisitId },
): readonly Visit[] {
  const steps: Visit[] = [];
  for (let next: VisitId | undefined = visit; next !== undefined && steps.length < MOST_STEPS; ) {
    const row = get(`SELECT ${VISIT_COLUMNS} FROM visit WHERE id = ? AND owner = ?`, next, owner);
    if (row === undefined) break;
    const step: Visit = visitRow(row);
    steps.unshift(step);
    next = step.from;
  }
  return steps;
}
