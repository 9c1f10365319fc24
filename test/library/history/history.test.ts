import { describe, expect, it } from 'vitest';
import type { VisitToRecord } from '../../../main/library/history/record.ts';
import type { PagePlace, Visit, VisitId } from '../../../shared/library-models.ts';
import { EN, JA, madePage } from '../made-pages.ts';
import { openSide } from '../open-side.ts';

const ANNA = 'anna';
const id = (number: number) => number as VisitId;
const page = (title: string, site = EN) => ({ site, title });

function openHistory() {
  const { must } = openSide();
  const visit = (number: number, title: string, rest: Partial<VisitToRecord> = {}) =>
    must('recordVisit', {
      ...page(title),
      id: id(number),
      owner: ANNA,
      language: 'en',
      direction: 'ltr',
      at: number * 10,
      ...rest,
    });
  const leave = (number: number, progress: number, at: number, place: PagePlace = { scroll: 5 }, section?: string) =>
    must('keepPlace', { visit: id(number), place, progress, section, at });
  const titles = (query: Omit<Parameters<typeof must<'visits'>>[1], 'owner'> = {}, owner = ANNA) =>
    must('visits', { owner, ...query }).rows.map(({ title }) => title);
  const trail = (number: number, owner = ANNA) => must('trail', { owner, visit: id(number) }).map(({ title }) => title);
  const unfinished = (owner = ANNA) => must('unfinished', { owner }).map(({ title }) => title);
  const past = (title: string, owner = ANNA, known?: number) =>
    must('past', { owner, ...page(title), visit: known === undefined ? undefined : id(known) });
  return { must, visit, leave, titles, trail, unfinished, past };
}

describe('the timeline', () => {
  it('has the visits of its owner, latest first, with all that is known of them', () => {
    const { must, visit, titles } = openHistory();
    must('keep', madePage('Sea', 'x', { description: 'salt water' }));
    visit(1, 'Sea');
    visit(2, '月', { site: JA, language: 'ja', from: id(1) });
    visit(3, 'Secret', { owner: 'bob' });
    expect(must('visits', { owner: ANNA })).toEqual({
      rows: [
        { ...page('月', JA), id: 2, description: '', language: 'ja', direction: 'ltr', at: 20, from: 1, kept: false },
        { ...page('Sea'), id: 1, description: 'salt water', language: 'en', direction: 'ltr', at: 10, kept: true },
      ],
    });
    expect(titles({}, 'bob')).toEqual(['Secret']);
    expect(titles({}, '')).toEqual([]);
  });

  it('learns what a page is about when that is kept later, and finds it by it', () => {
    const { must, visit, titles } = openHistory();
    visit(1, 'Sea');
    visit(2, 'Moon');
    must('keep', madePage('Sea', 'x', { description: 'Salt water' }));
    expect(must('visits', { owner: ANNA }).rows[1]).toMatchObject({ title: 'Sea', description: 'Salt water' });
    expect(titles({ query: 'salt' })).toEqual(['Sea']);
    // A page that says nothing of itself takes nothing away.
    must('keep', madePage('Sea', 'x', { description: '' }));
    expect(titles({ query: 'salt' })).toEqual(['Sea']);
  });

  it('is searched by words in any order, whatever their case and accents', () => {
    const { must, visit, titles } = openHistory();
    for (const [title, description] of [
      ['São Paulo', 'Cidade do Brasil'],
      ['Zürich', 'city of Switzerland'],
      ['東京都', '日本の首都'],
    ] as const) {
      must('keep', madePage(title, 'x', { description }));
    }
    visit(1, 'São Paulo');
    visit(2, 'Zürich');
    visit(3, '東京都');
    expect(titles({ query: 'sao' })).toEqual(['São Paulo']);
    expect(titles({ query: 'BRASIL são' })).toEqual(['São Paulo']);
    expect(titles({ query: 'SWITZERLAND zurich' })).toEqual(['Zürich']);
    expect(titles({ query: '首都' })).toEqual(['東京都']);
    expect(titles({ query: 'sao zurich' })).toEqual([]);
    expect(titles({ query: ' %_ ' })).toEqual([]);
    expect(titles({ query: '  ' })).toHaveLength(3);
  });

  it('does not find one visit by the end of a title and the beginning of a description', () => {
    const { must, visit, titles } = openHistory();
    must('keep', madePage('Sea', 'x', { description: 'Son of the moon' }));
    visit(1, 'Sea');
    expect(titles({ query: 'season' })).toEqual([]);
  });

  it('begins and ends where it is asked to', () => {
    const { visit, titles } = openHistory();
    for (const number of [1, 2, 3, 4]) visit(number, `P${number}`);
    expect(titles({ since: 20 })).toEqual(['P4', 'P3', 'P2']);
    expect(titles({ until: 20 })).toEqual(['P2', 'P1']);
    expect(titles({ since: 20, until: 30, query: 'p' })).toEqual(['P3', 'P2']);
  });

  it('comes in parts that miss nothing and repeat nothing, also of one moment and while more is read', () => {
    const { must, visit } = openHistory();
    for (let number = 1; number <= 250; number++) visit(number, `P${number}`, { at: number < 180 ? 7 : 8 });
    const seen: Visit[] = [];
    let after: string | undefined;
    do {
      const part = must('visits', { owner: ANNA, after });
      expect(part.rows.length).toBeLessThanOrEqual(100);
      seen.push(...part.rows);
      after = part.next;
      visit(1_000 + seen.length, 'New', { at: 9 });
    } while (after !== undefined);
    expect(seen.map((one) => one.id)).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index));
  });

  it('has what a clock that was wrong has dated far ahead behind all others, in parts that miss nothing', () => {
    const { must, visit, titles } = openHistory();
    const DAY = 24 * 60 * 60_000;
    const now = 1_000;
    visit(1, 'Long ago', { at: 5 });
    visit(2, 'Years ahead', { at: now + 900 * DAY });
    visit(3, 'An hour ahead', { at: now + DAY / 24 });
    visit(4, 'Weeks ahead', { at: now + 20 * DAY });
    expect(titles({ now })).toEqual(['An hour ahead', 'Long ago', 'Years ahead', 'Weeks ahead']);
    expect(titles()[0]).toBe('Years ahead');
    expect(titles({ now, query: 'ahead' })).toHaveLength(3);
    for (let number = 10; number < 160; number++) visit(number, 'P', { at: number });
    for (let number = 200; number < 350; number++) visit(number, 'Q', { at: now + number * DAY });
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const part = must('visits', { owner: ANNA, now, after });
      expect(part.rows.length).toBeLessThanOrEqual(100);
      seen.push(...part.rows.map((one) => one.id));
      after = part.next;
    } while (after !== undefined);
    expect(seen).toHaveLength(304);
    expect(new Set(seen).size).toBe(304);
    expect(seen[0]).toBe(3);
    expect(seen.slice(151, 154)).toEqual([1, 2, 349]);
    expect(seen.slice(-2)).toEqual([200, 4]);
  });

  it('ends with a part that is full to the last', () => {
    const { must, visit } = openHistory();
    for (let number = 1; number <= 100; number++) visit(number, 'P');
    expect(must('visits', { owner: ANNA }).next).toBeUndefined();
  });

  it.each(['', 'x', '1', '1.2.3', "1' OR 1", '9'.repeat(200)])(
    'has nothing after what is no end of a part: %s',
    (after) => {
      const { must, visit } = openHistory();
      visit(1, 'P');
      expect(must('visits', { owner: ANNA, after })).toEqual({ rows: [] });
    },
  );
});

describe('a trail', () => {
  it('leads from the first step to the visit', () => {
    const { visit, trail } = openHistory();
    visit(1, 'Sea');
    visit(2, 'Moon', { from: id(1) });
    visit(3, 'Sand', { from: id(1) });
    visit(4, 'Orbit', { from: id(2) });
    expect(trail(4)).toEqual(['Sea', 'Moon', 'Orbit']);
    expect(trail(1)).toEqual(['Sea']);
    expect(trail(4, 'bob')).toEqual([]);
    expect(trail(99)).toEqual([]);
  });

  it('does not lead through somebody else’s, or through what is not there', () => {
    const { visit, trail, must } = openHistory();
    visit(1, 'Secret', { owner: 'bob' });
    visit(2, 'Moon', { from: id(1) });
    visit(3, 'Sand', { from: id(77) });
    expect(trail(2)).toEqual(['Moon']);
    expect(must('visits', { owner: ANNA }).rows.map(({ from }) => from)).toEqual([undefined, undefined]);
    expect(trail(3)).toEqual(['Sand']);
  });

  it('has the last hundred steps of a longer way', () => {
    const { visit, trail } = openHistory();
    for (let number = 1; number <= 130; number++) visit(number, `P${number}`, { from: id(number - 1) });
    expect(trail(130)).toHaveLength(100);
    expect(trail(130).at(0)).toBe('P31');
    expect(trail(130).at(-1)).toBe('P130');
  });
});

describe('what is forgotten', () => {
  function way() {
    const history = openHistory();
    history.visit(1, 'Sea');
    history.visit(2, 'Moon', { from: id(1) });
    history.visit(3, 'Secret', { from: id(2) });
    history.visit(4, 'Orbit', { from: id(3) });
    return history;
  }

  it('is left out of the trails of others, which stay whole', () => {
    const { must, trail, titles } = way();
    expect(must('forgetVisits', { owner: ANNA, visit: id(3) })).toBe(1);
    expect(titles()).toEqual(['Orbit', 'Moon', 'Sea']);
    expect(trail(4)).toEqual(['Sea', 'Moon', 'Orbit']);
    must('forgetVisits', { owner: ANNA, visit: id(1) });
    expect(trail(4)).toEqual(['Moon', 'Orbit']);
  });

  it('may be two steps in a row', () => {
    const { must, visit, trail } = way();
    visit(5, 'Secret', { from: id(3) });
    visit(6, 'Sand', { from: id(5) });
    expect(must('forgetVisits', { owner: ANNA, page: page('Secret') })).toBe(2);
    expect(trail(6)).toEqual(['Sea', 'Moon', 'Sand']);
  });

  it('is a page by any of its names, with where it was left', () => {
    const { must, visit, leave, titles, unfinished } = openHistory();
    visit(1, 'Ocean');
    visit(2, 'Ocean', { owner: 'bob' });
    visit(3, 'Moon');
    leave(1, 0.5, 90);
    leave(2, 0.5, 90);
    must('keep', madePage('Ocean', 'x', { aliases: ['Sea'] }));
    must('forgetVisits', { owner: ANNA, page: page('Sea') });
    expect(titles()).toEqual(['Moon']);
    expect(unfinished()).toEqual(['Moon']);
    expect(unfinished('bob')).toEqual(['Ocean']);
  });

  it('is one visit of a page that was opened twice: its place stays', () => {
    const { must, visit, leave, past } = openHistory();
    visit(1, 'Sea');
    visit(2, 'Sea');
    leave(2, 0.5, 30);
    must('forgetVisits', { owner: ANNA, visit: id(2) });
    expect(past('Sea').place).toEqual({ scroll: 5 });
    must('forgetVisits', { owner: ANNA, visit: id(1) });
    expect(past('Sea').place).toBeUndefined();
  });

  it('is all since a moment, with the places that pages were left at since', () => {
    const { must, visit, leave, titles, past } = openHistory();
    visit(1, 'Sea');
    visit(2, 'Sand');
    visit(3, 'Moon');
    leave(1, 0.5, 35);
    leave(2, 0.5, 25);
    must('forgetVisits', { owner: ANNA, since: 30 });
    expect(titles()).toEqual(['Sand', 'Sea']);
    expect(past('Sea').place).toBeUndefined();
    expect(past('Sand').place).toEqual({ scroll: 5 });
    expect(must('forgetVisits', { owner: ANNA, since: 0 })).toBe(2);
    expect(past('Sand').place).toBeUndefined();
  });

  it('is all up to another moment, which stays', () => {
    const { must, visit, titles } = openHistory();
    for (const number of [1, 2, 3, 4]) visit(number, `P${number}`);
    must('forgetVisits', { owner: ANNA, since: 20, until: 40 });
    expect(titles()).toEqual(['P4', 'P1']);
  });

  it('is nothing of anybody else’s', () => {
    const { must, titles, trail } = way();
    expect(must('forgetVisits', { owner: 'bob', since: 0 })).toBe(0);
    expect(must('forgetVisits', { owner: 'bob', visit: id(3) })).toBe(0);
    expect(must('forgetVisits', { owner: 'bob', page: page('Secret') })).toBe(0);
    expect(titles()).toHaveLength(4);
    expect(trail(4)).toHaveLength(4);
  });
});

describe('where a page was left', () => {
  it('is known when it is opened again, by whoever left it, by any of its names', () => {
    const { must, visit, leave, past } = openHistory();
    visit(1, 'Ocean');
    const place = { scroll: 1_234.5, heading: { id: 'Tides', top: -3.25 } };
    expect(leave(1, 0.4, 50, place, 'Tides')).toBe(true);
    must('keep', madePage('Ocean', 'x', { aliases: ['Sea'] }));
    expect(past('Sea').place).toEqual(place);
    expect(past('Ocean').place).toEqual(place);
    expect(past('Ocean', 'bob').place).toBeUndefined();
  });

  it('is known after the page was moved, and the later place is the one that counts', () => {
    const { must, visit, leave, past, unfinished, titles } = openHistory();
    must('keep', madePage('Sea'));
    visit(1, 'Sea');
    leave(1, 0.4, 50, { scroll: 400 });
    must('keep', madePage('Ocean', 'x', { movedFrom: 'Sea' }));
    for (const name of ['Sea', 'Ocean', 'Ocean_']) expect(past(name).place).toEqual({ scroll: 400 });
    visit(6, 'Ocean');
    expect(unfinished()).toEqual(['Ocean']);
    leave(6, 0.6, 70, { scroll: 600 });
    expect(past('Sea').place).toEqual({ scroll: 600 });
    leave(6, 0.99, 80);
    expect(past('Sea').place).toBeUndefined();
    expect(unfinished()).toEqual([]);
    must('forgetVisits', { owner: ANNA, page: page('Ocean') });
    expect(titles()).toEqual([]);
  });

  it('is the last one, and of no use once the page was read to its end', () => {
    const { visit, leave, past } = openHistory();
    visit(1, 'Sea');
    leave(1, 0.4, 50, { scroll: 400 });
    leave(1, 0.96, 60, { scroll: 960 });
    expect(past('Sea').place).toEqual({ scroll: 960 });
    leave(1, 0.97, 70, { scroll: 970 });
    expect(past('Sea').place).toBeUndefined();
    leave(1, 0.2, 80, { scroll: 200 });
    expect(past('Sea').place).toEqual({ scroll: 200 });
  });

  it('is not kept of a visit that was forgotten', () => {
    const { must, visit, leave, past } = openHistory();
    visit(1, 'Sea');
    must('forgetVisits', { owner: ANNA, visit: id(1) });
    expect(leave(1, 0.4, 50)).toBe(false);
    visit(2, 'Sea');
    expect(past('Sea').place).toBeUndefined();
  });

  it('belongs to whoever’s visit it was', () => {
    const { visit, leave, unfinished, past } = openHistory();
    visit(1, 'Sea', { owner: '' });
    leave(1, 0.4, 50);
    expect(past('Sea', '').place).toBeDefined();
    expect(unfinished(ANNA)).toEqual([]);
  });

  it('comes with whether the visit that is gone on with is there', () => {
    const { visit, past } = openHistory();
    visit(1, 'Sea');
    expect(past('Sea', ANNA, 1).visited).toBe(true);
    expect(past('Sea', 'bob', 1).visited).toBe(false);
    expect(past('Sea', ANNA, 2).visited).toBe(false);
    expect(past('Sea').visited).toBe(false);
  });
});

describe('pages to go on with', () => {
  it('are those that were not read to their end, the one left or opened last first, each once', () => {
    const { must, visit, leave } = openHistory();
    must('keep', madePage('Sea', 'x', { description: 'salt water' }));
    visit(1, 'Sea');
    visit(2, 'Read');
    visit(3, 'Opened');
    visit(4, 'Sea');
    visit(5, 'Bob’s', { owner: 'bob' });
    leave(2, 1, 80);
    leave(1, 0.5, 90, { scroll: 5, heading: { id: 'T', top: 3 } }, 'Tides');
    const known = { description: '', language: 'en', direction: 'ltr', kept: false };
    expect(must('unfinished', { owner: ANNA })).toEqual([
      {
        ...page('Sea'),
        ...known,
        description: 'salt water',
        kept: true,
        place: { scroll: 5, heading: { id: 'T', top: 3 } },
        section: 'Tides',
        progress: 0.5,
        at: 90,
      },
      { ...page('Opened'), ...known, place: { scroll: 0 }, progress: 0, at: 30 },
    ]);
  });

  it('come last where a clock that was wrong has dated them far ahead', () => {
    const { must, visit } = openHistory();
    const ahead = 100 * 24 * 60 * 60_000;
    visit(1, 'Ahead', { at: ahead });
    visit(2, 'Now', { at: 20 });
    const titles = must('unfinished', { owner: ANNA, now: 20 }).map(({ title }) => title);
    expect(titles).toEqual(['Now', 'Ahead']);
  });

  it('are at most thirty', () => {
    const { visit, unfinished } = openHistory();
    for (let number = 1; number <= 40; number++) visit(number, `P${number}`);
    expect(unfinished()).toHaveLength(30);
    expect(unfinished()[0]).toBe('P40');
  });
});
