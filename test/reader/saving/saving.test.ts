import { describe, expect, it } from 'vitest';
import type { ListId } from '../../../shared/library-models.ts';
import type { SentRequest } from '../../fakes/http.ts';
import { EN } from '../../wiki/answers.ts';
import {
  addressOf,
  createSavingBench,
  createWorld,
  emptyDisk,
  isIdle,
  picture,
  save,
  savedFiles,
  type World,
} from './saving-bench.ts';

/** Marrow has a picture of its own, one that all share, and one that is gone. */
function world(): World {
  const made = createWorld();
  made.pages.set('Marrow', { html: `<p>An island.</p>${picture('Own.jpg')}${picture('Shared.jpg')}` });
  made.pages.set('Skerry', { html: `<p>A rock.</p>${picture('Shared.jpg')}` });
  made.pages.set('Sound', { html: '<p>Water.</p>' });
  made.pictures.set('Own.jpg', 'own');
  made.pictures.set('Shared.jpg', 'shared');
  return made;
}

const htmlRequests = (sent: readonly SentRequest[]) => sent.filter(({ url }) => url.endsWith('/html'));
const pictureRequests = (sent: readonly SentRequest[]) => sent.filter(({ url }) => url.includes('upload'));

describe('a page', () => {
  it('is saved with its text and its pictures, and done', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    const view = await save(bench, 'Marrow');
    expect(view).toMatchObject({
      state: 'idle',
      total: 0,
      jobs: [{ state: 'done', total: 1, done: 1, failed: 0, label: 'Marrow' }],
    });
    expect(bench.side.must('savedState', { site: EN, title: 'Marrow' })).toMatchObject({
      pictures: 'reading',
      whole: true,
    });
    for (const name of ['Own.jpg', 'Shared.jpg']) {
      expect((await bench.media.read(addressOf(name, 250)))?.type).toBe('image/jpeg');
    }
    expect(savedFiles(bench.disk)).toBe(2);
  });

  it('fetches a picture that came in somebody’s file anew', async () => {
    const bench = createSavingBench(world());
    const address = addressOf('Own.jpg', 250);
    await bench.media.bring(address, {
      type: 'image/jpeg',
      bytes: Buffer.from('forged'),
      etag: undefined,
      lastModified: undefined,
    });
    bench.media.settled([address]);
    bench.saving.start();
    await save(bench, 'Marrow');
    const read = await bench.media.read(address);
    expect(read?.brought).toBeUndefined();
    expect(Buffer.from(read?.bytes ?? []).toString()).toContain('own');
  });

  it('has none of its pictures, or those for the viewer as well, where that was chosen', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Marrow', 'none');
    expect(savedFiles(bench.disk)).toBe(0);
    await save(bench, 'Marrow', 'large');
    expect(savedFiles(bench.disk)).toBe(4);
    expect(await bench.media.read(addressOf('Own.jpg', 1920))).toBeDefined();
    // Once for both: it was current the second time.
    expect(htmlRequests(bench.http.sent)).toHaveLength(1);
  });

  it('that is kept and current is not fetched again, only the pictures that are missing', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Skerry');
    await bench.saving.release([{ site: EN, title: 'Skerry' }]);
    await bench.mediaCache.settled();
    const before = bench.http.sent.length;
    await save(bench, 'Marrow');
    expect(pictureRequests(bench.http.sent.slice(before)).map(({ url }) => url)).toEqual([addressOf('Own.jpg', 250)]);
    await save(bench, 'Skerry');
    expect(htmlRequests(bench.http.sent)).toHaveLength(2);
    expect(bench.isSaved('Skerry')).toBe(true);
  });

  it('is whole without a picture that the server does not have', async () => {
    const made = world();
    made.pictures.delete('Own.jpg');
    const bench = createSavingBench(made);
    bench.saving.start();
    expect(await save(bench, 'Marrow')).toMatchObject({ jobs: [{ state: 'done', failed: 0 }] });
    expect(bench.isSaved('Marrow')).toBe(true);
  });

  it('is not saved while a picture cannot be had, and says why', async () => {
    const made = world();
    made.trouble = ({ url }) => (url.includes('Own') ? new Response('', { status: 503 }) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    const [job] = (await save(bench, 'Marrow')).jobs;
    expect(job).toMatchObject({
      state: 'failed',
      failed: 1,
      failures: [{ page: { site: EN, title: 'Marrow' }, failure: { code: 'server-error', status: 503 } }],
    });
    expect(bench.isSaved('Marrow')).toBe(false);
    // What has come is there to be read, and the next attempt asks for the rest only.
    made.trouble = undefined;
    await bench.saving.retry(job?.id);
    await bench.until((view) => isIdle(view) && view.jobs[0]?.state === 'done');
    expect(bench.isSaved('Marrow')).toBe(true);
    expect(htmlRequests(bench.http.sent)).toHaveLength(1);
  });

  it('that is not there fails for itself, and the others go on', async () => {
    const bench = createSavingBench(world());
    await bench.saving.add(bench.page('Nowhere'), 'none');
    await bench.saving.add(bench.page('Sound'), 'none');
    bench.saving.start();
    const view = await bench.until((now) => isIdle(now) && now.failed === 1 && bench.isSaved('Sound'));
    expect(view.jobs.map(({ label, state }) => [label, state])).toEqual([
      ['Sound', 'done'],
      ['Nowhere', 'failed'],
    ]);
    expect(view.jobs[1]?.failures).toEqual([
      { page: { site: EN, title: 'Nowhere' }, failure: { code: 'page-missing', title: 'Nowhere' } },
    ]);
  });

  it('wished for twice is one job', async () => {
    const bench = createSavingBench(world());
    const [one, other] = [
      await bench.saving.add(bench.page('Marrow'), 'none'),
      await bench.saving.add(bench.page('Marrow_'), 'large'),
    ];
    expect(one).toEqual(other);
    expect((await bench.view()).jobs).toMatchObject([{ total: 1, pictures: 'large' }]);
  });
});

describe('many pages', () => {
  const member = (title: string, ns = 0, type = 'page') => ({ pageid: 1, ns, title, type });

  it('of a category are found part by part: articles, and nothing else', async () => {
    const made = world();
    made.categories.set('Category:Places', [
      member('Marrow'),
      member('Category:Islands', 14, 'subcat'),
      member('File:Own.jpg', 6, 'file'),
      member('Skerry'),
      member('Portal:Sea', 100),
      member('Sound'),
    ]);
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add({ kind: 'category', site: EN, title: 'Category:Places' }, 'reading');
    const view = await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'done');
    expect(view.jobs).toMatchObject([{ label: 'Places', total: 3, done: 3 }]);
    expect(['Marrow', 'Skerry', 'Sound'].map(bench.isSaved)).toEqual([true, true, true]);
    // A picture that two pages show is fetched once.
    expect(pictureRequests(bench.http.sent)).toHaveLength(2);
  });

  it('of a section are its links to articles, with those of its subsections', async () => {
    const made = world();
    const link = (title: string) => `<a rel="mw:WikiLink" href="./${title}">${title}</a>`;
    made.pages.set('Index', {
      html:
        `<section data-mw-section-id="0"><p>See ${link('Sound')} and more.</p></section>` +
        `<section data-mw-section-id="1"><h2 id="Places">Places</h2><p>${link('Marrow')} ${link('File:Own.jpg')} ${link('Help:Places')}` +
        '<a rel="mw:WikiLink" href="./Unwritten?action=edit&amp;redlink=1" class="new">Unwritten</a></p>' +
        `<section data-mw-section-id="2"><h3 id="Rocks">Rocks</h3><p>${link('Skerry')} ${link('Index')}</p></section></section>` +
        `<section data-mw-section-id="3"><h2 id="Else">Else</h2><p>${link('Nowhere')}</p></section>`,
    });
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add({ kind: 'section', site: EN, title: 'Index', anchor: 'Places' }, 'none');
    const section = await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'done');
    expect(section.jobs).toMatchObject([{ label: 'Index: Places', total: 2, done: 2 }]);
    expect(['Marrow', 'Skerry', 'Sound', 'Index'].map(bench.isSaved)).toEqual([true, true, false, false]);
    await bench.saving.add({ kind: 'section', site: EN, title: 'Index' }, 'none');
    await bench.until((now) => isIdle(now) && bench.isSaved('Sound'));
  });

  it('of a section that is not there are not found, and that is said', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await bench.saving.add({ kind: 'section', site: EN, title: 'Sound', anchor: 'Gone' }, 'none');
    const view = await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'failed');
    expect(view.jobs[0]?.failures).toMatchObject([{ failure: { code: 'page-missing' } }]);
  });

  it('of a list are those that are in it', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await bench.saving.add({ kind: 'list', list: 1 as ListId }, 'none');
    const view = await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'done');
    expect(view.jobs).toMatchObject([{ label: 'To read', total: 3, done: 3 }]);
  });

  it('wait while one page goes before, and each is asked for once', async () => {
    const made = world();
    made.categories.set('Category:Places', [member('Marrow'), member('Skerry')]);
    const bench = createSavingBench(made);
    await bench.saving.add({ kind: 'category', site: EN, title: 'Category:Places' }, 'none');
    await bench.saving.add(bench.page('Sound'), 'none');
    bench.saving.start();
    await bench.until((now) => isIdle(now) && bench.isSaved('Skerry'));
    expect(htmlRequests(bench.http.sent).map(({ url }) => url.split('/').at(-2))).toEqual([
      'Sound',
      'Marrow',
      'Skerry',
    ]);
  });
});

describe('a queue', () => {
  it('is on disk before it answers, and goes on in another run', async () => {
    const disk = emptyDisk();
    const first = createSavingBench(world(), disk);
    await first.saving.add(first.page('Marrow'), 'reading');
    await first.saving.add(first.page('Skerry'), 'reading');
    await first.end();
    const second = createSavingBench(world(), disk);
    expect(await second.view()).toMatchObject({
      total: 2,
      done: 0,
      jobs: [{ state: 'waiting' }, { state: 'waiting' }],
    });
    second.saving.start();
    await second.until((now) => isIdle(now) && second.isSaved('Marrow') && second.isSaved('Skerry'));
  });

  it('that ends in the middle of a page has not saved it, and does it anew', async () => {
    const disk = emptyDisk();
    const made = world();
    made.trouble = ({ url }) => (url.includes('Own') ? new Promise(() => {}) : undefined);
    const first = createSavingBench(made, disk);
    first.saving.start();
    await first.saving.add(first.page('Marrow'), 'reading');
    await expect.poll(() => first.http.sent.some(({ url }) => url.includes('Own'))).toBe(true);
    expect(first.isSaved('Marrow')).toBe(false);
    await first.end();
    made.trouble = undefined;
    const second = createSavingBench(made, disk);
    expect(second.isSaved('Marrow')).toBe(false);
    second.saving.start();
    await second.until((now) => isIdle(now) && second.isSaved('Marrow'));
  });

  it('stays paused from one run to the next, and goes on when it is wanted', async () => {
    const disk = emptyDisk();
    const first = createSavingBench(world(), disk);
    first.saving.start();
    expect(await first.saving.pause()).toEqual({ ok: true, value: null });
    await first.saving.add(first.page('Sound'), 'none');
    await first.until(({ state }) => state === 'paused');
    await first.end();
    const second = createSavingBench(world(), disk);
    second.saving.start();
    let looks = 0;
    await second.until(({ state }) => {
      expect(state).toBe('paused');
      looks += 1;
      return looks > 20;
    });
    expect(second.http.sent).toEqual([]);
    await second.saving.resume();
    await second.until((now) => isIdle(now) && second.isSaved('Sound'));
  });

  it('is paused in the middle of a page, which is not lost', async () => {
    const made = world();
    let hangs = true;
    made.trouble = ({ url }) => (hangs && url.includes('Own') ? new Promise(() => {}) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Marrow'), 'reading');
    await expect.poll(() => bench.http.sent.some(({ url }) => url.includes('Own'))).toBe(true);
    await bench.saving.pause();
    await bench.until(({ state }) => state === 'paused');
    hangs = false;
    await bench.saving.resume();
    expect(await bench.until((now) => isIdle(now) && bench.isSaved('Marrow'))).toMatchObject({ failed: 0 });
  });

  it('waits while there is no network, and goes on as soon as anything is heard of it', async () => {
    const made = world();
    made.trouble = () => 'offline';
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Sound'), 'none');
    expect(await bench.until(({ state }) => state === 'offline', 500)).toMatchObject({ total: 1, done: 0, failed: 0 });
    // By itself it would wait five seconds at least.
    made.trouble = undefined;
    expect((await bench.wiki.page({ site: EN, title: 'Sound' })).ok).toBe(true);
    bench.saving.answered();
    await bench.until((now) => isIdle(now) && bench.isSaved('Sound'), 5);
  });

  it('tries again by itself when nothing is heard', async () => {
    const made = world();
    made.trouble = () => 'offline';
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Sound'), 'none');
    await bench.until(({ state }) => state === 'offline', 500);
    made.trouble = undefined;
    await bench.until((now) => isIdle(now) && bench.isSaved('Sound'), 500);
  });

  it('waits as long as the wiki asks it to, and says so', async () => {
    const made = world();
    made.trouble = () => new Response('', { status: 429, headers: { 'retry-after': '300' } });
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Sound'), 'none');
    await bench.until(({ state }) => state === 'slowed', 200);
    made.trouble = undefined;
    const asked = bench.http.sent.length;
    const from = bench.clock.now();
    await bench.until((now) => isIdle(now) && bench.isSaved('Sound'), 2_000);
    expect(bench.http.sent.length).toBeGreaterThan(asked);
    expect(bench.clock.now() - from).toBeGreaterThan(290_000);
  });

  it('gives a page up that comes to nothing in time thrice', async () => {
    const made = world();
    made.trouble = ({ url }) => (url.includes('Marrow') ? 'timed-out' : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Marrow'), 'none');
    const view = await bench.until((now) => isIdle(now) && now.failed === 1, 2_000);
    expect(view.jobs[0]?.failures).toMatchObject([{ failure: { code: 'timed-out' } }]);
  });

  it('is blocked by a full disk, loses nothing, and goes on when there is room', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await bench.saving.add(bench.page('Marrow'), 'reading');
    bench.breaks({ code: 'library-full' });
    const blocked = await bench.until(({ state }) => state === 'blocked');
    expect(blocked).toMatchObject({ failure: { code: 'library-full' }, total: 1, failed: 0 });
    await bench.saving.resume();
    await bench.until(({ state }) => state === 'blocked');
    expect(bench.isSaved('Marrow')).toBe(false);
    bench.breaks(undefined);
    await bench.saving.resume();
    await bench.until((now) => isIdle(now) && bench.isSaved('Marrow'));
  });

  it('leaves nothing of what is under way when everything is forgotten', async () => {
    const made = world();
    made.trouble = ({ url }) => (url.includes('Own') ? new Promise(() => {}) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Sound'), 'none');
    await bench.saving.add(bench.page('Marrow'), 'reading');
    await expect.poll(() => bench.http.sent.some(({ url }) => url.includes('Own'))).toBe(true);
    await bench.saving.forget();
    bench.side.must('erase', null);
    made.trouble = undefined;
    for (let turn = 0; turn < 20; turn++) {
      bench.clock.advance(1_000);
      await bench.view();
    }
    expect(await bench.view()).toMatchObject({ state: 'idle', jobs: [] });
    expect(bench.side.must('titles', { site: EN, titles: ['Sound', 'Marrow'] })).toEqual([]);
    expect(savedFiles(bench.disk)).toBe(0);
    // What is wished for from then on is.
    await save(bench, 'Sound', 'none');
  });

  it('loses a job that is taken off it, and nothing that was saved', async () => {
    const made = world();
    made.trouble = ({ url }) => (url.includes('Skerry') ? new Promise(() => {}) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    const added = await bench.saving.add({ kind: 'list', list: 1 as ListId }, 'none');
    await bench.until(({ done }) => done === 1);
    if (added.ok) await bench.saving.remove(added.value.job);
    expect(await bench.until(isIdle)).toMatchObject({ jobs: [], total: 0 });
    expect(bench.isSaved('Marrow')).toBe(true);
  });

  it('tells what it does: pages, bytes, and the time that is left once that can be known', async () => {
    const made = world();
    for (let index = 0; index < 8; index++) made.pages.set(`Page ${index}`, { html: `<p>${'words '.repeat(500)}</p>` });
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add({ kind: 'list', list: 1 as ListId }, 'none');
    const view = await bench.until(({ leftMs }) => leftMs !== undefined, 20);
    expect(view.state).toBe('running');
    expect(view.jobs[0]?.state).toBe('running');
    expect(view.bytes).toBeGreaterThan(1_000);
    await bench.until(isIdle, 20);
    expect((await bench.view()).leftMs).toBeUndefined();
  });
});

describe('what is saved', () => {
  it('may go again when it is released, and its pictures when no other page holds them', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Marrow');
    await save(bench, 'Skerry');
    await bench.saving.release([{ site: EN, title: 'Marrow' }]);
    expect(bench.isSaved('Marrow')).toBe(false);
    expect(await bench.media.read(addressOf('Own.jpg', 250))).toBeUndefined();
    expect(await bench.media.read(addressOf('Shared.jpg', 250))).toBeDefined();
    await bench.mediaCache.settled();
    // It is shown as long as there is room for it.
    expect(await bench.mediaCache.read(addressOf('Own.jpg', 250))).toBeDefined();
    await bench.saving.release([{ site: EN, title: 'Skerry' }]);
    expect(savedFiles(bench.disk)).toBe(0);
  });

  it('stays saved in a later revision, which has its pictures soon', async () => {
    const made = world();
    const bench = createSavingBench(made);
    bench.saving.start();
    await save(bench, 'Skerry');
    const before = bench.side.must('read', { site: EN, title: 'Skerry' });
    if (before === null) throw new Error('Not kept');
    const { checkedAt: _checked, savedAt: _saved, ...page } = before;
    await bench.library.keep({ ...page, aliases: [], text: '', headings: [] });
    expect(bench.side.must('savedState', { site: EN, title: 'Skerry' })).toMatchObject({
      pictures: 'reading',
      whole: false,
    });
    // Three minutes later nobody is busy any more.
    await bench.until(
      () => bench.side.must('savedState', { site: EN, title: 'Skerry' })?.whole === true,
      90_000_000 / 600,
    );
  });
});

describe('saved pages that have grown old', () => {
  const DAY = 24 * 60 * 60_000;

  it('are asked after, and a later revision is saved with its pictures', async () => {
    const made = world();
    const bench = createSavingBench(made);
    bench.saving.start();
    await save(bench, 'Sound', 'reading');
    made.pages.set('Sound', { html: `<p>More water.</p>${picture('Own.jpg')}`, revision: 2 });
    const isNew = () => bench.side.must('read', { site: EN, title: 'Sound' })?.revision === 2;
    bench.clock.advance(DAY - 10 * 60_000);
    await bench.until(isNew, 60_000);
    expect(await bench.media.read(addressOf('Own.jpg', 250))).toBeDefined();
    expect(bench.isSaved('Sound')).toBe(true);
    // With an ETag, so that what has not changed does not come again.
    expect(htmlRequests(bench.http.sent).at(-1)).toMatchObject({ headers: { 'if-none-match': 'W/"1/html"' } });
  });

  it('that have not changed are current again, and left alone for a day', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Sound', 'none');
    const checkedAt = () => bench.side.must('read', { site: EN, title: 'Sound' })?.checkedAt ?? 0;
    const first = checkedAt();
    bench.clock.advance(DAY);
    await bench.until(() => checkedAt() > first, 60_000);
    const asked = bench.http.sent.length;
    for (let hour = 0; hour < 20; hour++) {
      bench.clock.advance(60 * 60_000);
      await bench.view();
    }
    expect(bench.http.sent.length).toBe(asked);
  });

  it('are left alone while somebody reads', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Sound', 'none');
    const asked = bench.http.sent.length;
    bench.clock.advance(DAY);
    for (let turn = 0; turn < 60; turn++) {
      bench.saving.noticed();
      bench.clock.advance(20_000);
      await bench.view();
    }
    expect(bench.http.sent.length).toBe(asked);
  });

  it('stay when the wiki has them no more', async () => {
    const made = world();
    const bench = createSavingBench(made);
    bench.saving.start();
    await save(bench, 'Sound', 'none');
    made.pages.delete('Sound');
    const asked = bench.http.sent.length;
    bench.clock.advance(DAY);
    await bench.until(() => bench.http.sent.length > asked, 60_000);
    await bench.until(() => bench.side.must('duePage', { before: bench.clock.now() - DAY, engine: 1 }) === null);
    expect(bench.isSaved('Sound')).toBe(true);
  });

  it('that an older engine made are fetched anew', async () => {
    const bench = createSavingBench(world());
    bench.saving.start();
    await save(bench, 'Sound', 'none');
    const old = bench.side.must('read', { site: EN, title: 'Sound' });
    if (old === null) throw new Error('Not kept');
    const { checkedAt: _checked, savedAt: _saved, ...page } = old;
    await bench.library.keep({ ...page, engine: 0, aliases: [], text: '', headings: [] });
    bench.clock.advance(DAY);
    await bench.until(() => bench.side.must('read', { site: EN, title: 'Sound' })?.engine === 1, 60_000);
    expect(htmlRequests(bench.http.sent).at(-1)?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('whoever reads', () => {
  it('waits for one request at most while fifty pages are to be saved', async () => {
    const made = world();
    for (let index = 0; index < 50; index++) made.pages.set(`Page ${index}`, { html: '<p>Words.</p>' });
    const held: (() => void)[] = [];
    let under = 0;
    made.trouble = ({ url }) => {
      if (!url.includes('en.wikipedia.org') || url.includes('Marrow')) return undefined;
      under += 1;
      // The wiki takes its time with whatever is asked in the background.
      return new Promise<Response>((resolve) => {
        held.push(() => {
          under -= 1;
          resolve(new Response('', { status: 404 }));
        });
      });
    };
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add({ kind: 'list', list: 1 as ListId }, 'reading');
    await expect.poll(() => held.length).toBeGreaterThan(0);
    expect(under).toBeLessThan(3);
    // None of those under way has ended, and it is answered all the same.
    const opened = await bench.wiki.html({ site: EN, title: 'Marrow' });
    expect(opened.ok).toBe(true);
    expect(under).toBeGreaterThan(0);
    made.trouble = undefined;
    for (const answer of held) answer();
  });
});
