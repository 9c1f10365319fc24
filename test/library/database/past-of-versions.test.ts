import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { backupPath } from '../../../main/library/database/copies.ts';
import { MIGRATIONS } from '../../../main/library/database/schema.ts';
import type { VisitId } from '../../../shared/library-models.ts';
import { EN, htmlOf, madePage } from '../made-pages.ts';
import { libraryPath, openSide } from '../open-side.ts';

const EARTH = { site: EN, title: 'Earth' };

function tablesOf(database: DatabaseSync): readonly string[] {
  const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return rows.map(({ name }) => String(name));
}

/** A library as its first version left it, with a page in it, closed. */
function firstVersion(): string {
  const { path, must } = openSide();
  must('keep', madePage('Earth', 'A planet.', { aliases: ['Terra'] }));
  must('close', null);
  const first = new DatabaseSync(libraryPath());
  MIGRATIONS[0]?.(first);
  const known = tablesOf(first);
  first.close();
  const database = new DatabaseSync(path);
  // Indexes go with their tables; those that others refer to go last.
  for (const table of tablesOf(database).toReversed()) if (!known.includes(table)) database.exec(`DROP TABLE ${table}`);
  database.exec('ALTER TABLE name DROP COLUMN brought');
  database.exec('PRAGMA user_version = 1');
  database.close();
  return path;
}

describe('a library of the first version', () => {
  it('is taken forward with its pages, and remembers from then on', () => {
    const path = firstVersion();
    const { must } = openSide(path);
    expect(htmlOf(must('read', { site: EN, title: 'Terra' }))).toContain('A planet.');
    expect(must('lists', { owner: '' })).toEqual([]);
    const made = must('nameList', { owner: '', at: 1, name: 'Planets' });
    if (!made.ok) throw new Error(made.failure.code);
    must('arrangeLists', { owner: '', at: 1, is: 'filled', list: made.value.id, pages: [EARTH] });
    expect(must('listPages', { owner: '', list: made.value.id })).toMatchObject([{ title: 'Earth', kept: true }]);
    const visit = { ...EARTH, id: 1 as VisitId, owner: '', language: 'en', direction: 'ltr', at: 1 } as const;
    must('recordVisit', visit);
    expect(must('visits', { owner: '' }).rows).toMatchObject([{ title: 'Earth', kept: true }]);
  });

  it('is kept beside as it was', () => {
    const path = firstVersion();
    openSide(path).must('read', EARTH);
    const backup = new DatabaseSync(backupPath(path, 1), { readOnly: true });
    expect(tablesOf(backup)).not.toContain('visit');
    expect(backup.prepare('SELECT title FROM page').get()).toEqual({ title: 'Earth' });
    backup.close();
  });
});
