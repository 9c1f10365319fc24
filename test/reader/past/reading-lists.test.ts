import { describe, expect, it } from 'vitest';
import { createPast } from '../../../main/reader/past/past.ts';
import type { ListId, ReadingList } from '../../../shared/library-models.ts';
import { ok } from '../../../shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { libraryInProcess } from '../../library/in-process.ts';
import { EN, madePage } from '../../library/made-pages.ts';

const SEA = { site: EN, title: 'Sea' };

function bench() {
  const library = libraryInProcess();
  let owner = 'anna';
  const past = createPast({ library, whose: () => owner, clock: createFakeClock() });
  const told: (readonly ReadingList[])[] = [];
  past.lists.onChange((lists) => told.push(lists));
  return {
    library,
    lists: past.lists,
    told,
    names: () => told.map((lists) => lists.map(({ name }) => name)),
    becomes(other: string) {
      owner = other;
      past.ownerMayHaveChanged();
    },
    signsInQuietly(other: string) {
      owner = other;
    },
  };
}

async function made(lists: ReturnType<typeof bench>['lists'], name: string): Promise<ListId> {
  const list = await lists.create({ name });
  if (!list.ok) throw new Error(list.failure.code);
  return list.value.id;
}

describe('reading lists', () => {
  it('are told to whoever follows them, each time they change', async () => {
    const { lists, told, names } = bench();
    const tides = await made(lists, 'Tides');
    const rocks = await made(lists, 'Rocks');
    await lists.change({ list: tides, description: 'the sea’s' });
    await lists.add({ list: tides, pages: [SEA] });
    expect(told.at(-1)).toMatchObject([{ description: 'the sea’s', count: 1 }, { count: 0 }]);
    await lists.order([rocks]);
    await lists.take({ list: tides, pages: [SEA] });
    expect(told.at(-1)).toMatchObject([{ name: 'Rocks' }, { name: 'Tides', count: 0 }]);
    await lists.remove(rocks);
    expect(names()).toEqual([
      ['Tides'],
      ['Tides', 'Rocks'],
      ['Tides', 'Rocks'],
      ['Tides', 'Rocks'],
      ['Rocks', 'Tides'],
      ['Rocks', 'Tides'],
      ['Tides'],
    ]);
  });

  it('are not told of what did not happen', async () => {
    const { lists, told } = bench();
    const tides = await made(lists, 'Tides');
    expect(await lists.create({ name: 'tides' })).toEqual({
      ok: false,
      failure: { code: 'list-name-taken', name: 'tides' },
    });
    await lists.take({ list: tides, pages: [SEA] });
    expect(told).toHaveLength(1);
  });

  it('are somebody else’s when somebody else is active, and nobody’s stay nobody’s', async () => {
    const { lists, names, becomes } = bench();
    becomes('');
    await made(lists, 'Of nobody');
    becomes('anna');
    await expect.poll(() => names().at(-1)).toEqual([]);
    await made(lists, 'Of Anna');
    becomes('bob');
    await expect.poll(() => names().at(-1)).toEqual([]);
    expect(await lists.all()).toEqual(ok([]));
    becomes('anna');
    await expect.poll(() => names().at(-1)).toEqual(['Of Anna']);
    becomes('');
    await expect.poll(() => names().at(-1)).toEqual(['Of nobody']);
  });

  it('are told only when somebody else is active indeed', async () => {
    const { lists, told, becomes } = bench();
    await made(lists, 'Tides');
    becomes('anna');
    await lists.refresh();
    expect(told).toHaveLength(1);
  });

  it('of somebody who was active a moment ago are not told as those of whoever is now', async () => {
    const { library, lists, told, signsInQuietly } = bench();
    await library.lists.name({ owner: 'anna', at: 1, name: 'Tides' });
    const reading = lists.refresh();
    signsInQuietly('bob');
    await reading;
    expect(told).toEqual([]);
    await lists.refresh();
    expect(told).toEqual([[]]);
  });

  it('say so when a page on one of them was saved', async () => {
    const { library, lists, told } = bench();
    const tides = await made(lists, 'Tides');
    await library.keep(madePage('Sea'));
    await lists.add({ list: tides, pages: [SEA] });
    await library.mark({ ...SEA, is: 'saved', at: 1 });
    await lists.refresh();
    expect(told.at(-1)).toMatchObject([{ count: 1, savedCount: 1 }]);
    expect(await lists.of(SEA)).toEqual(ok([tides]));
  });

  it('that are not there are nothing to take from, to order or to remove, and a failure to fill or to look into', async () => {
    const { lists } = bench();
    const list = 77 as ListId;
    const pages = [SEA];
    const missing = { ok: false, failure: { code: 'list-missing' } };
    expect(await lists.remove(list)).toEqual(ok(null));
    expect(await lists.take({ list, pages })).toEqual(ok(null));
    expect(await lists.orderPages({ list, pages })).toEqual(ok(null));
    expect(await lists.order([list])).toEqual(ok(null));
    expect(await lists.add({ list, pages })).toEqual(missing);
    expect(await lists.pages(list)).toEqual(missing);
    expect(await lists.change({ list, name: 'x' })).toEqual(missing);
  });
});
