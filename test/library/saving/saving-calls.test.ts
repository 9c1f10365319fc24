import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { savedMediaFolder } from '../../../main/library/saving/media-files.ts';
import type { PageToSave } from '../../../main/library/saving/saving-models.ts';
import type { ListId, SaveWhat } from '../../../shared/library-models.ts';
import { EN, htmlOf, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

const DAY = 24 * 60 * 60_000;

function pageToSave(title: string, addresses: readonly string[] = [], rest: Partial<PageToSave> = {}): PageToSave {
  const { html: _html, ...page } = madePage(title);
  return {
    key: { site: EN, title },
    page: { ...page, document: Buffer.from(`<p>${title}</p>`) },
    pictures: 'reading',
    media: addresses.map((address) => ({ address, picture: address.replace(/\d+$/, ''), bytes: 5 })),
    files: addresses.map((address) => ({ name: address, parts: [Buffer.from('by'), Buffer.from('tes')] })),
    at: 50,
    ...rest,
  };
}

const wish = (what: SaveWhat, rest: object = {}) => ({
  what,
  label: 'A name',
  pictures: 'reading' as const,
  at: 10,
  ...rest,
});
const PAGE: SaveWhat = { kind: 'page', site: EN, title: 'Earth' };
const CATEGORY: SaveWhat = { kind: 'category', site: EN, title: 'Category:Planets' };
const filesOf = (path: string) => {
  const folder = savedMediaFolder(path);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
};

describe('a page with its pictures', () => {
  it('becomes saved with all of it at once, files and rows', () => {
    const { must, path } = openSide();
    expect(must('savePages', [pageToSave('Earth', ['a1', 'b1'])])).toEqual({ saved: [true], free: [] });
    const kept = must('read', { site: EN, title: 'Earth' });
    expect(htmlOf(kept)).toBe('<p>Earth</p>');
    expect(kept?.savedAt).toBe(50);
    expect(must('savedState', { site: EN, title: 'Earth' })).toEqual({ savedAt: 50, pictures: 'reading', whole: true });
    expect(must('savedMedia', null)).toEqual(['a1', 'b1']);
    expect(filesOf(path)).toEqual(['a1', 'b1']);
    expect(readFileSync(join(savedMediaFolder(path), 'a1'), 'utf8')).toBe('bytes');
    expect(must('sizes', null)).toMatchObject({ savedCount: 1, savedMedia: 10 });
  });

  it('is not saved at all when a picture cannot be written', () => {
    const { ask, must, path } = openSide();
    must('keep', madePage('Mars'));
    writeFileSync(savedMediaFolder(path), 'in the way');
    expect(ask('savePages', [pageToSave('Mars', ['m1']), pageToSave('Earth', ['a1'])])).toMatchObject({ ok: false });
    expect(must('savedState', { site: EN, title: 'Mars' })).toBeNull();
    expect(must('read', { site: EN, title: 'Earth' })).toBeNull();
    expect(must('savedMedia', null)).toEqual([]);
  });

  it('is one piece of the index with those that come at once', () => {
    const { must, path } = openSide();
    must('savePages', [pageToSave('Earth'), pageToSave('Mars'), pageToSave('Venus')]);
    const database = new DatabaseSync(path, { readOnly: true });
    for (const index of ['text_index', 'name_index']) {
      expect(database.prepare(`SELECT count(DISTINCT segid) AS pieces FROM ${index}_idx`).get()?.['pieces']).toBe(1);
    }
    database.close();
  });

  it('that comes twice at once is found once, as it came last', () => {
    const { must, path } = openSide();
    const earth = (text: string): Partial<PageToSave> => {
      const { html: _html, ...page } = madePage('Earth', text);
      return { page: { ...page, document: Buffer.from(text) } };
    };
    must('savePages', [
      pageToSave('Earth', [], earth('A flat disk.')),
      pageToSave('Mars'),
      pageToSave('Earth', [], earth('A round ball.')),
    ]);
    const found = (text: string) => must('search', { text, filter: {}, limit: 20 }).map(({ title }) => title);
    expect(found('disk')).toEqual([]);
    expect(found('ball')).toEqual(['Earth']);
    expect(found('Mars')).toEqual(['Mars']);
    const database = new DatabaseSync(path, { readOnly: true });
    for (const index of ['text_index', 'name_index']) {
      expect(database.prepare(`SELECT count(*) AS all_of_it FROM ${index}_docsize`).get()?.['all_of_it']).toBe(2);
    }
    database.close();
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says what is wrong with the disk', () => {
    const { ask, path } = openSide();
    mkdirSync(savedMediaFolder(path));
    chmodSync(savedMediaFolder(path), 0o500);
    expect(ask('savePages', [pageToSave('Earth', ['a1'])])).toEqual({
      ok: false,
      failure: { code: 'library-read-only' },
    });
  });

  it('shares a picture with another, which goes when both have been released', () => {
    const { must } = openSide();
    must('savePages', [pageToSave('Earth', ['a1', 's1']), pageToSave('Mars', ['s1'])]);
    expect(must('releasePages', [{ site: EN, title: 'Earth' }])).toEqual(['a1']);
    expect(must('read', { site: EN, title: 'Earth' })?.savedAt).toBeUndefined();
    expect(must('savedMedia', null)).toEqual(['s1']);
    expect(must('releasePages', [{ site: EN, title: 'Mars' }])).toEqual(['s1']);
  });

  it('leaves no picture behind when it is forgotten', () => {
    const { must } = openSide();
    must('savePages', [pageToSave('Earth', ['a1'])]);
    expect(must('drop', { site: EN, title: 'Earth' })).toBe(true);
    expect(must('freeMedia', null)).toEqual(['a1']);
    expect(must('freeMedia', null)).toEqual([]);
  });

  it('never goes to make room', () => {
    const { must } = openSide();
    must('savePages', [pageToSave('Earth', ['a1'])]);
    must('keep', madePage('Mars'));
    must('evict', { bound: 0 });
    expect(must('titles', { site: EN, titles: ['Earth', 'Mars'] })).toEqual(['Earth']);
    expect(must('savedMedia', null)).toEqual(['a1']);
  });

  it('holds its pictures in a later text, and is known to lack some, until it is saved again', () => {
    const { must } = openSide();
    must('savePages', [pageToSave('Earth', ['a1'])]);
    must('keep', madePage('Earth', 'Another text.', { revision: 2, fetchedAt: 90 }));
    expect(must('savedState', { site: EN, title: 'Earth' })).toEqual({
      savedAt: 50,
      pictures: 'reading',
      whole: false,
    });
    expect(must('freeMedia', null)).toEqual([]);
    expect(must('duePage', { before: 100, engine: 1 })).toMatchObject({ title: 'Earth', whole: false });
    const again = must('savePages', [pageToSave('Earth', ['b1'], { page: undefined, at: 120 })]);
    expect(again).toEqual({ saved: [true], free: ['a1'] });
    expect(must('savedState', { site: EN, title: 'Earth' })).toEqual({ savedAt: 50, pictures: 'reading', whole: true });
  });

  it('keeps the pictures that it has, where fewer are asked for', () => {
    const { must } = openSide();
    must('savePages', [pageToSave('Earth', ['a1', 'a2'], { pictures: 'large' })]);
    must('savePages', [pageToSave('Earth', ['a1'])]);
    expect(must('savedState', { site: EN, title: 'Earth' })).toMatchObject({ pictures: 'large', whole: false });
    expect(must('savedMedia', null)).toEqual(['a1', 'a2']);
  });

  it('keeps its place when it was moved', () => {
    const { must } = openSide();
    must('savePages', [pageToSave('Earth', ['a1'])]);
    const { page } = pageToSave('Blue planet', ['a1']);
    must('savePages', [pageToSave('Blue planet', ['a1'], { page: page && { ...page, movedFrom: 'Earth' } })]);
    expect(must('read', { site: EN, title: 'Earth' })).toMatchObject({ title: 'Blue planet', savedAt: 50 });
    expect(must('savedMedia', null)).toEqual(['a1']);
  });

  it('does not count as read', () => {
    const { must } = openSide();
    must('keep', madePage('Earth', 'A text.', { fetchedAt: 7 }));
    must('savePages', [
      pageToSave('Earth', [], { page: { ...madePage('Earth'), fetchedAt: 900, document: Buffer.from('x') } }),
    ]);
    expect(must('row', { site: EN, title: 'Earth' })).toMatchObject({ readAt: 7, fetchedAt: 900 });
  });

  it('that is not kept, or not wanted any more, is not saved', () => {
    const { must } = openSide();
    const job = must('addWish', wish(PAGE));
    const next = must('nextSaving', { busy: [] });
    const item = next?.is === 'pages' ? next.items[0] : undefined;
    must('removeJob', { job });
    const saves = [
      pageToSave('Earth', [], { item: { id: item?.id ?? 0, bytes: 1 } }),
      pageToSave('Nowhere', [], { page: undefined }),
    ];
    expect(must('savePages', saves).saved).toEqual([false, false]);
    expect(must('read', { site: EN, title: 'Earth' })).toBeNull();
  });

  it('has its pictures found in all their sizes, the largest first', () => {
    const { must } = openSide();
    const media = [
      { address: 'p250', picture: 'p', bytes: 5 },
      { address: 'p960', picture: 'p', bytes: 50 },
    ];
    must('savePages', [pageToSave('Earth', [], { media })]);
    expect(must('sizesOfPicture', { picture: 'p' })).toEqual(['p960', 'p250']);
  });
});

describe('the queue', () => {
  it('is there in another run as it was', () => {
    const first = openSide();
    const job = first.must('addWish', wish(PAGE));
    first.must('pauseSaving', { paused: true });
    first.must('close', null);
    const second = openSide(first.path);
    expect(second.must('queue', { at: 20 })).toMatchObject({
      paused: true,
      jobs: [{ id: job, what: PAGE, label: 'A name', askedAt: 10, state: 'waiting', total: 1, done: 0 }],
    });
  });

  it('takes the same wish for the same job, with the better pictures of both', () => {
    const { must } = openSide();
    const job = must('addWish', wish(PAGE, { pictures: 'large' }));
    expect(must('addWish', wish(PAGE, { pictures: 'none' }))).toBe(job);
    expect(must('addWish', wish({ kind: 'list', list: 1 as ListId }))).not.toBe(job);
    expect(must('queue', { at: 20 }).jobs.find(({ id }) => id === job)).toMatchObject({ pictures: 'large', total: 1 });
  });

  describe('a wish for a page by another name of it', () => {
    const TERRA = { ...PAGE, title: 'Terra' };
    const itemOf = (must: ReturnType<typeof openSide>['must']) => {
      const next = must('nextSaving', { busy: [] });
      const item = next?.is === 'pages' ? next.items.find(({ title }) => title === 'Terra') : undefined;
      return { item: { id: item?.id ?? 0, bytes: 1 } };
    };
    const filed = (must: ReturnType<typeof openSide>['must']) =>
      must('queue', { at: 60 }).jobs.map(({ id, what, label, state }) => [id, what, label, state]);

    it('is one for that page, where it is kept', () => {
      const { must } = openSide();
      must('keep', madePage('Earth', 'x', { aliases: ['Terra'] }));
      const job = must('addWish', wish(PAGE, { label: 'Earth' }));
      expect(must('addWish', wish(TERRA, { label: 'Terra' }))).toBe(job);
      expect(filed(must)).toEqual([[job, PAGE, 'Earth', 'waiting']]);
    });

    it('is filed under that page when it has come', () => {
      const { must } = openSide();
      const job = must('addWish', wish(TERRA, { label: 'Terra' }));
      must('savePages', [pageToSave('Earth', [], itemOf(must))]);
      expect(filed(must)).toEqual([[job, PAGE, 'Earth', 'done']]);
      expect(must('addWish', wish(PAGE))).toBe(job);
      expect(must('nextSaving', { busy: [] })).toMatchObject({ items: [{ title: 'Earth' }] });
    });

    it('is the same as the one for that page: the one that is not done stays', () => {
      const { must } = openSide();
      must('addWish', wish(TERRA));
      const waiting = must('addWish', wish(PAGE, { label: 'Earth' }));
      must('savePages', [pageToSave('Earth', [], itemOf(must))]);
      expect(filed(must)).toEqual([[waiting, PAGE, 'Earth', 'waiting']]);
      const other = openSide();
      other.must('addWish', wish(PAGE));
      const done = other.must('nextSaving', { busy: [] });
      const item = { id: done?.is === 'pages' ? (done.items[0]?.id ?? 0) : 0, bytes: 1 };
      other.must('savePages', [pageToSave('Earth', [], { item })]);
      other.must('drop', { site: EN, title: 'Earth' });
      const later = other.must('addWish', wish(TERRA));
      other.must('savePages', [pageToSave('Earth', [], itemOf(other.must))]);
      expect(filed(other.must)).toEqual([[later, PAGE, 'Earth', 'done']]);
    });
  });

  it('saves what is done of a job anew where better pictures are asked for, and what a list has since', () => {
    const { must } = openSide();
    const list = { kind: 'list' as const, list: 1 as ListId };
    const pages = ['Earth', 'Mars'].map((title) => ({ site: EN, title }));
    const titles = () => {
      const next = must('nextSaving', { busy: [] });
      return next?.is === 'pages' ? next.items.map(({ title }) => title) : [];
    };
    must('addWish', wish(list, { pages }));
    const next = must('nextSaving', { busy: [] });
    const item = next?.is === 'pages' ? next.items[0] : undefined;
    must('savePages', [pageToSave('Earth', [], { item: { id: item?.id ?? 0, bytes: 1 } })]);
    expect(titles()).toEqual(['Mars']);
    must('addWish', wish(list, { pages: [...pages, { site: EN, title: 'Venus' }] }));
    expect(titles()).toEqual(['Mars', 'Venus']);
    must('addWish', wish(list, { pages, pictures: 'large' }));
    expect(titles()).toEqual(['Earth', 'Mars', 'Venus']);
  });

  it('finds the pages of a wish in parts, each page once', () => {
    const { must } = openSide();
    const job = must('addWish', wish(CATEGORY));
    expect(must('nextSaving', { busy: [] })).toEqual({ is: 'finding', job, what: CATEGORY, next: undefined });
    must('foundPages', { job, pages: [{ site: EN, title: 'Earth' }], next: 'more', at: 11 });
    expect(must('queue', { at: 20 }).jobs[0]).toMatchObject({ state: 'finding', total: 1 });
    expect(must('nextSaving', { busy: [] })).toMatchObject({ is: 'finding', next: 'more' });
    const rest = ['Earth', 'Mars'].map((title) => ({ site: EN, title }));
    must('foundPages', { job, pages: rest, label: 'Planets', at: 12 });
    expect(must('queue', { at: 20 }).jobs[0]).toMatchObject({ state: 'waiting', total: 2, label: 'Planets' });
    expect(must('nextSaving', { busy: [] })).toMatchObject({
      is: 'pages',
      items: [{ title: 'Earth' }, { title: 'Mars' }],
    });
  });

  it('is done with a wish for nothing', () => {
    const { must } = openSide();
    const job = must('addWish', wish(CATEGORY));
    must('foundPages', { job, pages: [], at: 12 });
    expect(must('queue', { at: 20 }).jobs[0]).toMatchObject({ state: 'done', total: 0 });
    expect(must('nextSaving', { busy: [] })).toBeNull();
  });

  it('shows what is done for a day, and what failed until it is dealt with', () => {
    const { must } = openSide();
    const done = must('addWish', wish(PAGE));
    const failed = must('addWish', wish({ ...PAGE, title: 'Mars' }));
    const ids = () => must('nextSaving', { busy: [] });
    for (let next = ids(); next?.is === 'pages'; next = ids()) {
      const [item] = next.items;
      if (item === undefined) break;
      if (item.job === done)
        must('savePages', [pageToSave('Earth', [], { at: 100, item: { id: item.id, bytes: 70 } })]);
      else must('notSaved', { item: item.id, failure: { code: 'page-missing', title: 'Mars' }, at: 100 });
    }
    expect(must('queue', { at: 100 }).jobs.map(({ id, state, bytes }) => [id, state, bytes])).toEqual([
      [failed, 'failed', 0],
      [done, 'done', 70],
    ]);
    expect(must('queue', { at: 101 + DAY }).jobs.map(({ id }) => id)).toEqual([failed]);
    must('retrySaving', { job: undefined });
    expect(must('queue', { at: 101 + DAY }).jobs).toMatchObject([{ state: 'waiting', failures: [] }]);
  });

  it('begins a wish anew that was done', () => {
    const { must } = openSide();
    const job = must('addWish', wish(CATEGORY));
    must('foundPages', { job, pages: [], at: 12 });
    expect(must('addWish', wish(CATEGORY, { at: 30 }))).toBe(job);
    expect(must('nextSaving', { busy: [] })).toMatchObject({ is: 'finding', job });
  });

  it('tries again to find what could not be found', () => {
    const { must } = openSide();
    const job = must('addWish', wish(CATEGORY));
    must('notFound', { job, failure: { code: 'site-unknown' } });
    expect(must('queue', { at: 20 }).jobs[0]).toMatchObject({
      state: 'failed',
      failures: [{ failure: { code: 'site-unknown' } }],
    });
    expect(must('nextSaving', { busy: [] })).toBeNull();
    must('retrySaving', { job });
    expect(must('nextSaving', { busy: [] })).toMatchObject({ is: 'finding' });
  });
});

describe('of a damaged library', () => {
  it('the queue, and which pictures belong to which page, are taken over', () => {
    const first = openSide();
    first.must('savePages', [pageToSave('Earth', ['a1', 's1']), pageToSave('Mars', ['s1'])]);
    const job = first.must('addWish', wish(CATEGORY));
    first.must('foundPages', { job, pages: [{ site: EN, title: 'Venus' }], next: 'more', at: 11 });
    first.must('pauseSaving', { paused: true });
    first.must('close', null);
    // Its head says that it is somebody else's, and everything in it can be read.
    const database = new DatabaseSync(first.path);
    database.exec('PRAGMA application_id = 7');
    database.close();
    const { must, mended } = openSide(first.path);
    expect(must('queue', { at: 20 })).toMatchObject({ paused: true, jobs: [{ id: job, what: CATEGORY, total: 1 }] });
    expect(must('nextSaving', { busy: [] })).toMatchObject({ is: 'finding', next: 'more' });
    expect(mended).toMatchObject([{ pages: 2 }]);
    expect(must('savedMedia', null)).toEqual(['a1', 's1']);
    expect(must('freeMedia', null)).toEqual([]);
    expect(must('savedState', { site: EN, title: 'Earth' })).toMatchObject({ pictures: 'reading', whole: false });
    expect(must('releasePages', [{ site: EN, title: 'Earth' }])).toEqual(['a1']);
    expect(dirname(first.path)).toBe(dirname(savedMediaFolder(first.path)));
  });
});
