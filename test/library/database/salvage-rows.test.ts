import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { ListId, VisitId } from '../../../shared/library-models.ts';
import { EN, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';
import { tableRows } from '../table-rows.ts';

const VISITS = 600;
const LISTS = 150;
const OURS = ['reading_list', 'list_page', 'visit', 'place'] as const;

/** A library of somebody who reads a lot, closed. */
function leftLibrary(): string {
  const { path, must } = openSide();
  for (let index = 1; index <= LISTS; index++) {
    const named = must('nameList', { owner: 'anna', at: index, name: `List ${index}`, description: 'x'.repeat(200) });
    if (!named.ok) throw new Error(named.failure.code);
    const pages = [1, 2, 3].map((page) => ({ site: EN, title: `Page ${index} ${page}` }));
    must('arrangeLists', { owner: 'anna', at: index, is: 'filled', list: named.value.id, pages });
  }
  for (let index = 1; index <= VISITS; index++) {
    const id = (1_788_264_000_000_000 + index * 7_919_000) as VisitId;
    const from = (id - 7_919_000) as VisitId;
    const page = { site: EN, title: `Page ${index} ${'long '.repeat(20)}`.trim() };
    must('recordVisit', { ...page, id, owner: 'anna', language: 'en', direction: 'ltr', at: index, from });
    must('keepPlace', {
      visit: id,
      place: { scroll: index, heading: { id: 'H', top: 1.5 } },
      progress: 0.5,
      at: index,
    });
  }
  for (let index = 0; index < 10; index++) {
    const html = Buffer.from(randomBytes(9_000).toString('hex'));
    must('keep', madePage(`Page ${index}`, 'many words', { html }));
  }
  must('close', null);
  return path;
}

/** Overwrites a leaf of a table or an index. @param where 0 to 1: from its beginning to its end */
function damage(path: string, name: string, where = 0.5): void {
  const database = new DatabaseSync(path, { readOnly: true });
  const leaves = database
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path")
    .all(name);
  database.close();
  const leaf = Number(leaves[Math.floor(leaves.length * where)]?.['pageno']);
  const file = openSync(path, 'r+');
  writeSync(file, randomBytes(4096), 0, 4096, (leaf - 1) * 4096);
  closeSync(file);
}

function salvaged(path: string) {
  const side = openSide(path);
  expect(side.ask('mend', null)).toMatchObject({ ok: true, value: { pages: expect.any(Number) } });
  side.must('close', null);
  return tableRows(path);
}

const countOf = (rows: ReturnType<typeof tableRows>, table: string) => rows[table]?.length ?? 0;

describe('of a damaged library', () => {
  it('lists, visits and places are all there when something else is damaged', () => {
    const path = leftLibrary();
    const before = tableRows(path);
    damage(path, 'page_html');
    const after = salvaged(path);
    for (const table of OURS) expect(after[table], table).toEqual(before[table]);
    const { must } = openSide(path);
    const more = must('nameList', { owner: 'anna', at: 1, name: 'One more' });
    expect(more).toMatchObject({ value: { id: LISTS + 1 } });
  });

  it.each(OURS)('what can be read of %s is taken over, and all of the others', (damaged) => {
    const path = leftLibrary();
    const before = tableRows(path);
    damage(path, damaged);
    const after = salvaged(path);
    const lost = countOf(before, damaged) - countOf(after, damaged);
    expect(lost).toBeGreaterThan(0);
    // A page of the file holds that many rows at most.
    expect(lost).toBeLessThan(120);
    for (const table of OURS) {
      // What was on a list that is lost is lost with it.
      if (table !== damaged && !(damaged === 'reading_list' && table === 'list_page')) {
        expect(countOf(after, table), table).toBe(countOf(before, table));
      }
    }
  });

  it('visits between two places that are damaged are found by their index', () => {
    const path = leftLibrary();
    damage(path, 'visit', 0.2);
    damage(path, 'visit', 0.8);
    const lost = VISITS - countOf(salvaged(path), 'visit');
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThan(120);
  });

  it('a trail begins behind the step that is lost', () => {
    const path = leftLibrary();
    damage(path, 'visit');
    salvaged(path);
    const { must } = openSide(path);
    const { rows } = must('visits', { owner: 'anna' });
    const last = rows[0];
    if (last === undefined) throw new Error('nothing left');
    expect(must('trail', { owner: 'anna', visit: last.id }).length).toBeGreaterThan(1);
    const ids = new Set((tableRows(path)['visit'] as { id: number }[]).map(({ id }) => id));
    for (const { origin } of tableRows(path)['visit'] as { origin: number | null }[]) {
      expect(origin === null || ids.has(origin)).toBe(true);
    }
  });

  it('pages of lists open where they did', () => {
    const path = leftLibrary();
    damage(path, 'visit_by_page');
    salvaged(path);
    const { must } = openSide(path);
    expect(must('listPages', { owner: 'anna', list: 7 as ListId })).toHaveLength(3);
    expect(must('visits', { owner: 'anna', query: 'page 600' }).rows).toHaveLength(1);
  });
});
