import { describe, expect, it } from 'vitest';
import type { ListNaming } from '../../../main/library/lists/change-lists.ts';
import type { ListId, ReadingList } from '../../../shared/library-models.ts';
import { EN, JA, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

const ANNA = 'anna';
const NOBODY = '';
const page = (title: string, site = EN) => ({ site, title });

function openLists() {
  const { must } = openSide();
  let now = 1_000;
  const name = (owner: string, naming: Omit<ListNaming, 'owner' | 'at'>) =>
    must('nameList', { owner, at: ++now, ...naming });
  const make = (called: string, owner = ANNA): ReadingList => {
    const made = name(owner, { name: called });
    if (!made.ok) throw new Error(made.failure.code);
    return made.value;
  };
  const names = (owner = ANNA) => must('lists', { owner }).map((list) => list.name);
  const fill = (list: ListId, titles: readonly string[], owner = ANNA) =>
    must('arrangeLists', { owner, at: ++now, is: 'filled', list, pages: titles.map((title) => page(title)) });
  const titles = (list: ListId, owner = ANNA) => must('listPages', { owner, list })?.map(({ title }) => title);
  return { must, name, make, names, fill, titles, now: () => now };
}

describe('reading lists', () => {
  it('come in the order they were made, with what was said of them', () => {
    const { must, make, name } = openLists();
    make('Tides');
    name(ANNA, { name: ' Rocks ', description: ' for the summer ' });
    expect(must('lists', { owner: ANNA })).toEqual([
      { id: 1, name: 'Tides', description: '', createdAt: 1_001, changedAt: 1_001, count: 0, savedCount: 0 },
      {
        id: 2,
        name: 'Rocks',
        description: 'for the summer',
        createdAt: 1_002,
        changedAt: 1_002,
        count: 0,
        savedCount: 0,
      },
    ]);
  });

  it('are their owner’s alone', () => {
    const { must, make, names, fill, titles } = openLists();
    const mine = make('Tides');
    const nobodys = make('Tides', NOBODY);
    fill(mine.id, ['Sea']);
    expect(names(ANNA)).toEqual(['Tides']);
    expect(names(NOBODY)).toEqual(['Tides']);
    expect(names('bob')).toEqual([]);
    expect(titles(mine.id, NOBODY)).toBeUndefined();
    const missing = { ok: false, failure: { code: 'list-missing' } };
    expect(fill(nobodys.id, ['Sea'], ANNA)).toEqual(missing);
    expect(must('nameList', { owner: 'bob', at: 1, list: mine.id, name: 'Stolen' })).toEqual(missing);
    expect(must('arrangeLists', { owner: 'bob', at: 1, is: 'removed', list: mine.id })).toEqual(missing);
    must('arrangeLists', { owner: 'bob', at: 1, is: 'ordered', lists: [mine.id] });
    expect(must('listsWith', { owner: NOBODY, ...page('Sea') })).toEqual([]);
    expect(titles(mine.id)).toEqual(['Sea']);
  });

  it.each(['tides', 'TIDES', ' Tides '])('of one owner are not called the same twice: %s', (called) => {
    const { make, name, names } = openLists();
    make('Tides');
    const rocks = make('Rocks');
    const taken = { ok: false, failure: { code: 'list-name-taken', name: called.trim() } };
    expect(name(ANNA, { name: called })).toEqual(taken);
    expect(name(ANNA, { list: rocks.id, name: called })).toEqual(taken);
    expect(names()).toEqual(['Tides', 'Rocks']);
  });

  it('are called the same whichever way an accent was typed', () => {
    const { make, name } = openLists();
    make('Caf\u00e9');
    expect(name(ANNA, { name: 'cafe\u0301' })).toMatchObject({ failure: { code: 'list-name-taken' } });
  });

  it('have a name', () => {
    const { make, name, names } = openLists();
    const tides = make('Tides');
    const empty = { ok: false, failure: { code: 'list-name-empty' } };
    expect(name(ANNA, { name: ' \t' })).toEqual(empty);
    expect(name(ANNA, {})).toEqual(empty);
    expect(name(ANNA, { list: tides.id, name: '' })).toEqual(empty);
    expect(names()).toEqual(['Tides']);
  });

  it('are called and described otherwise, each on its own', () => {
    const { make, name } = openLists();
    const { id: list } = make('Tides');
    expect(name(ANNA, { list, description: 'the sea’s' })).toMatchObject({
      value: { name: 'Tides', description: 'the sea’s' },
    });
    expect(name(ANNA, { list, name: 'tides' })).toMatchObject({
      value: { name: 'tides', description: 'the sea’s', createdAt: 1_001, changedAt: 1_003 },
    });
  });

  it('stand in the order that was wanted; those not named come after, as they were', () => {
    const { must, make, names } = openLists();
    const [a, , c] = ['a', 'b', 'c', 'd'].map((called) => make(called).id);
    const order = (lists: readonly (number | undefined)[]) =>
      must('arrangeLists', { owner: ANNA, at: 1, is: 'ordered', lists: lists as ListId[] });
    order([c, a, c, 99]);
    expect(names()).toEqual(['c', 'a', 'b', 'd']);
    make('e');
    expect(names()).toEqual(['c', 'a', 'b', 'd', 'e']);
  });

  it('are gone with their pages when they are removed, and no other takes their number', () => {
    const { must, make, fill, titles, names } = openLists();
    const tides = make('Tides');
    fill(tides.id, ['Sea']);
    must('arrangeLists', { owner: ANNA, at: 1, is: 'removed', list: tides.id });
    expect(names()).toEqual([]);
    expect(titles(tides.id)).toBeUndefined();
    expect(make('Tides').id).toBeGreaterThan(tides.id);
  });
});

describe('the pages of a list', () => {
  it('come in the order they were added; one that is there stays where it is', () => {
    const { must, make, fill, titles } = openLists();
    const { id } = make('Tides');
    fill(id, ['Sea', 'Low_tide']);
    fill(id, ['Moon', 'Sea', ' Moon']);
    expect(titles(id)).toEqual(['Sea', 'Low tide', 'Moon']);
    expect(must('lists', { owner: ANNA })).toMatchObject([{ count: 3, changedAt: 1_003 }]);
    expect(fill(id, ['Sea'])).toEqual({ ok: true, value: null });
    expect(must('lists', { owner: ANNA })).toMatchObject([{ changedAt: 1_003 }]);
  });

  it('may be on several lists, and know which', () => {
    const { must, make, fill } = openLists();
    const tides = make('Tides').id;
    const rocks = make('Rocks').id;
    make('Empty');
    fill(rocks, ['Sea']);
    fill(tides, ['Sea']);
    expect(must('listsWith', { owner: ANNA, ...page('Sea') })).toEqual([tides, rocks]);
    expect(must('listsWith', { owner: ANNA, ...page('Sea', JA) })).toEqual([]);
  });

  it('are one page, whichever of its names they were added by', () => {
    const { must, make, fill, titles } = openLists();
    must('keep', madePage('Ocean', 'x', { aliases: ['Sea'] }));
    const { id } = make('Tides');
    fill(id, ['Sea', 'Ocean']);
    expect(titles(id)).toEqual(['Ocean']);
    expect(must('listsWith', { owner: ANNA, ...page('Sea') })).toEqual([id]);
    must('arrangeLists', { owner: ANNA, at: 1, is: 'emptied', list: id, pages: [page('Sea')] });
    expect(titles(id)).toEqual([]);
  });

  it('added before it was known that they are one stay found and can be taken away', () => {
    const { must, make, fill, titles } = openLists();
    const { id } = make('Tides');
    fill(id, ['Sea']);
    must('keep', madePage('Ocean', 'x', { aliases: ['Sea'] }));
    expect(must('listPages', { owner: ANNA, list: id })).toMatchObject([{ title: 'Sea', kept: true }]);
    expect(must('listsWith', { owner: ANNA, ...page('Sea') })).toEqual([id]);
    must('arrangeLists', { owner: ANNA, at: 1, is: 'emptied', list: id, pages: [page('Sea')] });
    expect(titles(id)).toEqual([]);
  });

  it('say what is kept of them, and the list how many are saved', () => {
    const { must, make, fill } = openLists();
    must('keep', madePage('Sea', 'x', { description: 'salt water' }));
    must('keep', madePage('Moon', 'x'));
    must('mark', { ...page('Moon'), is: 'saved', at: 5 });
    const { id } = make('Tides');
    fill(id, ['Sea', 'Moon', 'Sand']);
    expect(must('listPages', { owner: ANNA, list: id })).toEqual([
      { ...page('Sea'), description: 'salt water', addedAt: 1_002, kept: true, saved: false },
      { ...page('Moon'), description: '', addedAt: 1_002, kept: true, saved: true },
      { ...page('Sand'), description: '', addedAt: 1_002, kept: false, saved: false },
    ]);
    expect(must('lists', { owner: ANNA })).toMatchObject([{ count: 3, savedCount: 1 }]);
    must('drop', page('Moon'));
    expect(must('lists', { owner: ANNA })).toMatchObject([{ count: 3, savedCount: 0 }]);
  });

  it('stand in the order that was wanted; those not named come after, as they were', () => {
    const { must, make, fill, titles } = openLists();
    const { id } = make('Tides');
    fill(id, ['a', 'b', 'c', 'd']);
    const pages = [page('d'), page('b', JA), page('b')];
    must('arrangeLists', { owner: ANNA, at: 9, is: 'pages-ordered', list: id, pages });
    expect(titles(id)).toEqual(['d', 'b', 'a', 'c']);
    fill(id, ['e']);
    expect(titles(id)).toEqual(['d', 'b', 'a', 'c', 'e']);
  });

  it('are what a search within the list finds', () => {
    const { must, make, fill } = openLists();
    must('keep', madePage('Ocean', 'deep water', { aliases: ['Sea'] }));
    must('keep', madePage('Well', 'deep water'));
    const { id } = make('Tides');
    fill(id, ['Sea']);
    const found = (list?: { readonly owner: string; readonly id: ListId }) =>
      must('search', { text: 'deep water', filter: { list }, limit: 9 }).map(({ title }) => title);
    expect(found({ owner: ANNA, id })).toEqual(['Ocean']);
    expect(found({ owner: ANNA, id: make('Empty').id })).toEqual([]);
    expect(found()).toHaveLength(2);
    expect(found({ owner: 'bob', id })).toEqual([]);
    expect(found({ owner: NOBODY, id })).toEqual([]);
  });
});
