import { describe, expect, it } from 'vitest';
import type { PageToSave, SaveItem } from '../../../main/library/saving/saving-models.ts';
import { createCommits } from '../../../main/reader/saving/commits.ts';
import { fail, ok } from '../../../shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { EN } from '../../wiki/answers.ts';

type Save = Parameters<typeof createCommits>[0]['store']['save'];

function started(save: Save) {
  const clock = createFakeClock();
  const bugs: string[] = [];
  const settled: string[] = [];
  const commits = createCommits(
    { store: { save }, clock },
    { onSettled: () => {}, onBug: async ({ title }) => void bugs.push(title) },
  );
  const add = (title: string, id = 0) => {
    const key = { site: EN, title };
    const item: SaveItem = { ...key, id, job: 1, pictures: 'none', isKept: false };
    const page: PageToSave = { key, pictures: 'none', media: [], files: [], at: 1 };
    const settle = (isSaved: boolean) => void settled.push(`${title} ${isSaved}`);
    return commits.add(item, { save: page, settle }, 1);
  };
  return { commits, clock, add, bugs, settled };
}

const titles = (pages: readonly PageToSave[]) => pages.map(({ key }) => key.title);

describe('pages that wait for the disk', () => {
  it('are written together, and one that cannot be is left out by itself', async () => {
    const batches: (readonly string[])[] = [];
    const { commits, add, bugs, settled } = started(async (pages) => {
      batches.push(titles(pages));
      if (titles(pages).includes('B')) throw new Error('A bug');
      return ok(pages.map(() => true));
    });
    await Promise.all(['A', 'B', 'C'].map((title) => add(title)));
    await commits.settled();
    expect(batches).toEqual([['A', 'B', 'C'], ['A'], ['B'], ['C']]);
    expect(bugs).toEqual(['B']);
    expect(settled).toEqual(['A true', 'B false', 'C true']);
    expect(commits.items()).toEqual([]);
  });

  it('are all still to be done where the disk is the reason, which is said', async () => {
    const { commits, add, bugs, settled } = started(async () => fail({ code: 'library-full' }));
    await Promise.all(['A', 'B'].map((title) => add(title)));
    await commits.settled();
    expect(bugs).toEqual([]);
    expect(settled).toEqual(['A false', 'B false']);
    expect(commits.failure()).toEqual({ code: 'library-full' });
    expect(commits.failure()).toBeUndefined();
  });

  it('are no more than thirty-two: whoever comes with the last of them waits until some have been written', async () => {
    const gate = Promise.withResolvers<void>();
    const { commits, add } = started(async (pages) => {
      await gate.promise;
      return ok(pages.map(() => true));
    });
    for (let id = 0; id < 31; id++) await add(`P${id}`, id);
    let isIn = false;
    const last = add('P31', 31).then(() => {
      isIn = true;
    });
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(isIn).toBe(false);
    expect(commits.items()).toHaveLength(32);
    gate.resolve();
    await last;
    await commits.settled();
  });
});
