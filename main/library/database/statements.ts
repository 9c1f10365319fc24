import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** A row as SQLite gives it; decoded before anybody believes it. */
export type Row = Readonly<Record<string, unknown>>;

/** Statements of a connection, each prepared once. Parameters are bound by their place. */
export type Statements = {
  readonly database: DatabaseSync;
  readonly get: (sql: string, ...values: readonly SQLInputValue[]) => Row | undefined;
  readonly all: (sql: string, ...values: readonly SQLInputValue[]) => readonly Row[];
  /** Answers the id of the row that was inserted last, and how many rows changed. */
  readonly run: (sql: string, ...values: readonly SQLInputValue[]) => { readonly id: number; readonly changes: number };
};

export function createStatements(database: DatabaseSync): Statements {
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
  return {
    database,
    get: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
    run: (sql, ...values) => {
      const { lastInsertRowid, changes } = statement(sql).run(...values);
      return { id: Number(lastInsertRowid), changes: Number(changes) };
    },
  };
}
