import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { ShelfQuery } from '../../../main/library/pages/shelf.ts';
import type { KeptRow } from '../../../shared/library-models.ts';
import { EN, JA, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

/** Every part in turn. */
function allOf(must: ReturnType<typeof openSide>['must'], query: ShelfQuery): readonly (readonly KeptRow[])[] {
  const parts: (readonly KeptRow[])[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const part = must('shelf', { ...query, after });
    parts.push(part.rows);
    after = part.next;
  }
  return parts;
}

const titles = (rows: readonly KeptRow[]) => rows.map(({ title }) => title);

describe('what is on the shelf', () => {
  it('comes in parts of a hundred, each page once, also where what they go by is equal', () => {
    const { must } = openSide();
    for (let index = 0; index < 230; index++) must('keep', madePage(`Page ${index}`, 'x', { fetchedAt: 5 }));
    const expected = Array.from({ length: 230 }, (_, index) => `Page ${index}`).sort();
    for (const order of ['title', 'read', 'saved', 'bytes'] as const) {
      const parts = allOf(must, { show: 'all', order });
      expect(parts.map(({ length }) => length)).toEqual([100, 100, 30]);
      expect(titles(parts.flat()).sort()).toEqual(expected);
    }
  });

  it('goes on where it ended though pages have come and gone meanwhile', () => {
    const { must } = openSide();
    for (let index = 100; index < 300; index++) must('keep', madePage(`Page ${index}`));
    const first = must('shelf', { show: 'all', order: 'title' });
    must('drop', { site: EN, title: 'Page 199' });
    must('drop', { site: EN, title: 'Page 200' });
    must('keep', madePage('Aardvark'));
    const second = must('shelf', { show: 'all', order: 'title', after: first.next });
    expect(titles(second.rows)[0]).toBe('Page 201');
    expect(second.rows).toHaveLength(99);
    expect(second.next).toBeUndefined();
  });

  it('is in the order of letters, whatever their case and their marks, or with the greatest first', () => {
    const { must } = openSide();
    must('keep', madePage('Éclair', 'x', { fetchedAt: 1, html: Buffer.alloc(300) }));
    must('keep', madePage('apple', 'x', { fetchedAt: 2, html: Buffer.alloc(900), aliases: ['Zebra'] }));
    must('keep', madePage('Banana', 'x', { fetchedAt: 3, html: Buffer.alloc(600) }));
    must('mark', { site: EN, title: 'apple', is: 'saved', at: 10 });
    must('mark', { site: EN, title: 'Éclair', is: 'saved', at: 11 });
    must('mark', { site: EN, title: 'apple', is: 'read', at: 99 });
    const order = (by: ShelfQuery['order'], show: ShelfQuery['show'] = 'all') =>
      titles(must('shelf', { show, order: by }).rows);
    expect(order('title')).toEqual(['apple', 'Banana', 'Éclair']);
    expect(order('read')).toEqual(['apple', 'Banana', 'Éclair']);
    expect(order('saved')).toEqual(['Éclair', 'apple', 'Banana']);
    expect(order('bytes')).toEqual(['apple', 'Banana', 'Éclair']);
    expect(order('read', 'saved')).toEqual(['apple', 'Éclair']);
  });

  it('tells what is known of each page', () => {
    const { must } = openSide();
    must(
      'keep',
      madePage('東京', 'x', { site: JA, language: 'ja', description: 'A city.', revision: 4, fetchedAt: 7 }),
    );
    must('mark', { site: JA, title: '東京', is: 'outdated', at: 8, revision: 5 });
    expect(must('shelf', { show: 'all', order: 'title' })).toEqual({
      rows: [
        {
          site: JA,
          title: '東京',
          description: 'A city.',
          language: 'ja',
          direction: 'ltr',
          revision: 4,
          fetchedAt: 7,
          checkedAt: 8,
          readAt: 7,
          savedAt: undefined,
          newerRevision: 5,
          bytes: expect.any(Number),
        },
      ],
      next: undefined,
    });
  });

  it('shows one page by any name that leads to it', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'x', { aliases: ['Terra'] }));
    expect(must('row', { site: EN, title: 'Terra' })).toMatchObject({ title: 'Earth', readAt: 1_000 });
    expect(must('row', { site: EN, title: 'Mars' })).toBeNull();
  });

  it.each(['', 'x', 'W10', Buffer.from('["a",1]').toString('base64url')])('has nothing after %j', (after) => {
    const { must } = openSide();
    must('keep', madePage('Earth'));
    expect(must('shelf', { show: 'all', order: 'read', after })).toEqual({ rows: [] });
  });

  it('says which pages are the largest', () => {
    const { must } = openSide();
    for (let index = 1; index <= 12; index++)
      must('keep', madePage(`P${index}`, 'x', { html: Buffer.alloc(index * 1000) }));
    const { largest } = must('sizes', null);
    expect(titles(largest)).toEqual(['P12', 'P11', 'P10', 'P9', 'P8', 'P7', 'P6', 'P5', 'P4', 'P3']);
  });
});

it('the pictures that were saved for a page count as its own', () => {
  const { must, path } = openSide();
  must('keep', madePage('Small'));
  must('keep', madePage('Large', 'x', { html: Buffer.alloc(5_000) }));
  const before = must('row', { site: EN, title: 'Small' })?.bytes ?? 0;
  const database = new DatabaseSync(path);
  database.exec(`
    INSERT INTO saved_medium (id, address, picture, bytes) VALUES (1, 'a', 'a', 9000), (2, 'b', 'b', 700);
    INSERT INTO page_medium SELECT id, 1 FROM page WHERE title = 'Small';
    INSERT INTO page_medium SELECT id, 2 FROM page WHERE title = 'Small'`);
  database.close();
  expect(must('row', { site: EN, title: 'Small' })?.bytes).toBe(before + 9_700);
  expect(titles(must('shelf', { show: 'all', order: 'bytes' }).rows)).toEqual(['Small', 'Large']);
  expect(titles(must('sizes', null).largest)).toEqual(['Small', 'Large']);
});
