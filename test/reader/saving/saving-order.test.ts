import { describe, expect, it } from 'vitest';
import type { SavingCalls } from '../../../main/library/saving/saving-models.ts';
import type { ListId } from '../../../shared/library-models.ts';
import { EN } from '../../wiki/answers.ts';
import { createSavingBench, createWorld, isIdle, picture, type SavingBench, save, type World } from './saving-bench.ts';

const DAY = 24 * 60 * 60_000;
const LIST = { kind: 'list', list: 1 as ListId } as const;

function world(): World {
  const made = createWorld();
  for (const title of ['Marrow', 'Skerry', 'Sound']) {
    made.pages.set(title, { html: `<p>Of ${title}.</p>${picture(`${title}.jpg`)}` });
    made.pictures.set(`${title}.jpg`, title);
  }
  return made;
}

const documents = ({ http }: SavingBench) =>
  http.sent.filter(({ url }) => url.endsWith('/html')).map(({ url }) => url.split('/').at(-2));
const categories = ({ http }: SavingBench) => http.sent.filter(({ url }) => url.includes('categorymembers'));
const areSaved = (bench: SavingBench) => ['Marrow', 'Skerry', 'Sound'].every(bench.isSaved);

/** The first answer of the library's to this question waits for `go`; `came` resolves when it is there. */
function holdFirst(bench: SavingBench, held: keyof SavingCalls) {
  const came = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let isFirst = true;
  bench.holdAnswers((name) => {
    if (name !== held || !isFirst) return undefined;
    isFirst = false;
    came.resolve();
    return gate.promise;
  });
  return { came: came.promise, go: gate.resolve };
}

describe('while the pictures of a page come', () => {
  it('the text of the next does, and no other', async () => {
    const made = world();
    const gate = Promise.withResolvers<void>();
    made.trouble = ({ url }) =>
      url.includes('Marrow.jpg')
        ? gate.promise.then(() => new Response('late', { headers: { 'content-type': 'image/jpeg' } }))
        : undefined;
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(LIST, 'reading');
    await expect.poll(() => documents(bench)).toEqual(['Marrow', 'Skerry']);
    for (let turn = 0; turn < 20; turn++) await bench.view();
    expect(documents(bench)).toEqual(['Marrow', 'Skerry']);
    expect(bench.http.sent.some(({ url }) => url.includes('Skerry.jpg'))).toBe(false);
    gate.resolve();
    await bench.until((now) => isIdle(now) && areSaved(bench));
    expect(documents(bench)).toEqual(['Marrow', 'Skerry', 'Sound']);
  });

  it('and the network goes, no text that has come is lost, and it is waited for as for one page', async () => {
    const made = world();
    const gate = Promise.withResolvers<void>();
    let cut = false;
    made.trouble = ({ url }) => {
      if (cut) return 'offline';
      if (!url.includes('Marrow.jpg')) return undefined;
      return gate.promise.then(() => {
        cut = true;
        const body = new ReadableStream({ pull: (controller) => controller.error(new Error('ERR_NETWORK_CHANGED')) });
        return new Response(body, { headers: { 'content-type': 'image/jpeg' } });
      });
    };
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(LIST, 'reading');
    await expect.poll(() => bench.http.sent.some(({ url }) => url.endsWith('/Skerry/bare'))).toBe(true);
    gate.resolve();
    expect(await bench.until(({ state }) => state === 'offline', 500)).toMatchObject({ total: 3, failed: 0 });
    expect(bench.http.sent.some(({ url }) => url.includes('Skerry.jpg'))).toBe(false);
    made.trouble = undefined;
    await bench.until((now) => isIdle(now) && areSaved(bench), 500);
    expect(documents(bench).filter((title) => title === 'Marrow')).toHaveLength(1);
  });

  it('and the host of pictures wants patience, the text that has come is kept meanwhile', async () => {
    const made = world();
    const gate = Promise.withResolvers<void>();
    made.trouble = ({ url }) =>
      url.includes('upload')
        ? gate.promise.then(() => new Response('', { status: 429, headers: { 'retry-after': '300' } }))
        : undefined;
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(LIST, 'reading');
    await expect.poll(() => documents(bench)).toEqual(['Marrow', 'Skerry']);
    await expect.poll(() => bench.http.sent.filter(({ url }) => url.endsWith('/Skerry/bare'))).toHaveLength(1);
    gate.resolve();
    await bench.until(({ state }) => state === 'slowed', 200);
    made.trouble = undefined;
    await bench.until((now) => isIdle(now) && areSaved(bench), 2_000);
    expect(documents(bench)).toEqual(['Marrow', 'Skerry', 'Sound']);
  });

  it('what somebody takes off the queue ends for both', async () => {
    const made = world();
    made.trouble = ({ url }) => (/Marrow\.jpg|Skerry/.test(url) ? new Promise(() => {}) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    const added = await bench.saving.add(LIST, 'reading');
    await expect.poll(() => documents(bench)).toEqual(['Marrow', 'Skerry']);
    if (added.ok) await bench.saving.remove(added.value.job);
    expect(await bench.until(isIdle)).toMatchObject({ jobs: [], total: 0 });
  });
});

describe('whoever changes the queue while it is looked into', () => {
  it('by a single page has that one first', async () => {
    const made = world();
    const bench = createSavingBench(made);
    await bench.saving.add(LIST, 'none');
    made.pages.set('Ness', { html: '<p>A cape.</p>' });
    const { came, go } = holdFirst(bench, 'nextSaving');
    bench.saving.start();
    await came;
    await bench.saving.add(bench.page('Ness'), 'none');
    go();
    await bench.until((now) => isIdle(now) && areSaved(bench));
    expect(documents(bench)[0]).toBe('Ness');
  });

  it('by a pause finds nothing fetched', async () => {
    const made = world();
    made.categories.set('Category:Places', [{ pageid: 1, ns: 0, title: 'Marrow', type: 'page' }]);
    const bench = createSavingBench(made);
    await bench.saving.add({ kind: 'category', site: EN, title: 'Category:Places' }, 'none');
    const { came, go } = holdFirst(bench, 'nextSaving');
    bench.saving.start();
    await came;
    await bench.saving.pause();
    go();
    await bench.until(({ state }) => state === 'paused');
    expect(categories(bench)).toEqual([]);
    await bench.saving.resume();
    await bench.until((now) => isIdle(now) && bench.isSaved('Marrow'));
  });
});

describe('a page that meets a bug when it is written', () => {
  it('fails with a reason, and those that came with it are saved', async () => {
    const bench = createSavingBench(world());
    bench.poison('Skerry');
    bench.saving.start();
    await bench.saving.add(LIST, 'reading');
    const view = await bench.until((now) => isIdle(now) && now.failed > 0);
    expect(view.jobs).toMatchObject([
      {
        total: 3,
        done: 2,
        failures: [{ page: { title: 'Skerry' }, failure: { code: 'unreadable', what: 'internal' } }],
      },
    ]);
    expect(['Marrow', 'Skerry', 'Sound'].map(bench.isSaved)).toEqual([true, false, true]);
  });
});

describe('a picture that the server forbids', () => {
  it('keeps no page from being saved', async () => {
    const made = world();
    made.trouble = ({ url }) => (url.includes('Marrow.jpg') ? new Response('', { status: 403 }) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    expect(await save(bench, 'Marrow')).toMatchObject({ jobs: [{ state: 'done', failed: 0 }] });
    expect(bench.isSaved('Marrow')).toBe(true);
  });
});

describe('saved pages', () => {
  it('are not asked after while something is still to be saved', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Sound', 'none');
    await bench.saving.pause();
    await bench.saving.add(bench.page('Marrow'), 'none');
    await bench.until(({ state }) => state === 'paused');
    const asked = bench.http.sent.length;
    bench.clock.advance(DAY);
    for (let turn = 0; turn < 60; turn++) {
      bench.clock.advance(20_000);
      await bench.view();
    }
    expect(bench.http.sent.length).toBe(asked);
  });
});
