import { describe, expect, it } from 'vitest';
import type { ListId } from '../../../shared/library-models.ts';
import { siteId } from '../../../shared/site-id.ts';
import { EN, parsoid } from '../../wiki/answers.ts';
import { addressOf, createSavingBench, createWorld, isIdle, picture, save, type World } from './saving-bench.ts';

const JA = siteId('wikipedia', 'ja');
const DAY = 24 * 60 * 60_000;

function world(): World {
  const made = createWorld();
  made.pages.set('Marrow', { html: `<p>An island.</p>${picture('Own.jpg')}` });
  made.pages.set('Sound', { html: '<p>Water.</p>' });
  made.pictures.set('Own.jpg', 'own');
  return made;
}

describe('a wish that changes while it is worked on', () => {
  it('has the better pictures of the page that was on its way', async () => {
    const made = world();
    const gate = Promise.withResolvers<Response>();
    let held = 0;
    made.trouble = ({ url }) => {
      if (!url.endsWith('/html')) return undefined;
      held += 1;
      return held === 1 ? gate.promise : undefined;
    };
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Marrow'), 'reading');
    await expect.poll(() => held).toBe(1);
    await bench.saving.add(bench.page('Marrow'), 'large');
    gate.resolve(
      parsoid(`<!DOCTYPE html><html><body><p>An island.</p>${picture('Own.jpg')}</body></html>`, {
        'content-revision-id': '1',
        etag: 'W/"1/html"',
      }),
    );
    await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'done');
    expect(bench.side.must('savedState', { site: EN, title: 'Marrow' })).toMatchObject({ pictures: 'large' });
    expect(await bench.media.read(addressOf('Own.jpg', 1920))).toBeDefined();
  });

  it('for a category whose rest cannot be found saves what was found, and says why there is no more', async () => {
    const made = world();
    const member = (title: string) => ({ pageid: 1, ns: 0, title, type: 'page' });
    made.categories.set('Category:Places', [member('Marrow'), member('Sound'), member('Skerry')]);
    made.trouble = ({ url }) => (url.includes('cmcontinue') ? new Response('', { status: 500 }) : undefined);
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add({ kind: 'category', site: EN, title: 'Category:Places' }, 'none');
    const view = await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'failed');
    expect(view.jobs[0]).toMatchObject({ total: 2, done: 2, failures: [{ failure: { code: 'server-error' } }] });
    expect(['Marrow', 'Sound'].map(bench.isSaved)).toEqual([true, true]);
    made.trouble = undefined;
    made.pages.set('Skerry', { html: '<p>A rock.</p>' });
    await bench.saving.retry(undefined);
    await bench.until((now) => isIdle(now) && now.jobs[0]?.done === 3);
  });
});

describe('a saved page that is asked after', () => {
  /** Resolves when the refresh has asked for its later revision, which comes when `come` is called. */
  async function underWay() {
    const made = world();
    const bench = createSavingBench(made);
    bench.saving.start();
    await save(bench, 'Sound', 'none');
    const gate = Promise.withResolvers<Response>();
    let asked = false;
    made.trouble = ({ url }) => {
      if (!url.endsWith('/html')) return undefined;
      asked = true;
      return gate.promise;
    };
    bench.clock.advance(DAY);
    await bench.until(() => asked, 60_000);
    const come = async () => {
      const before = bench.writes();
      gate.resolve(
        parsoid('<!DOCTYPE html><html><body><p>More water.</p></body></html>', {
          'content-revision-id': '2',
          etag: 'W/"2/html"',
        }),
      );
      await bench.until(() => bench.writes() > before);
    };
    return { bench, come };
  }

  it('does not come back when it is forgotten meanwhile', async () => {
    const { bench, come } = await underWay();
    bench.side.must('drop', { site: EN, title: 'Sound' });
    await come();
    expect(bench.side.must('read', { site: EN, title: 'Sound' })).toBeNull();
  });

  it('is not saved again when it is released meanwhile', async () => {
    const { bench, come } = await underWay();
    await bench.saving.release([{ site: EN, title: 'Sound' }]);
    await come();
    expect(bench.isSaved('Sound')).toBe(false);
  });
});

describe('a saved page whose later pictures do not come', () => {
  it('stays whole as it was', async () => {
    const made = world();
    const bench = createSavingBench(made);
    bench.saving.start();
    await save(bench, 'Sound', 'reading');
    made.pages.set('Sound', { html: `<p>More water.</p>${picture('Own.jpg')}`, revision: 2 });
    let refused = 0;
    made.trouble = ({ url }) => {
      if (!url.includes('Own')) return undefined;
      refused += 1;
      return new Response('', { status: 503 });
    };
    bench.clock.advance(DAY);
    await bench.until(() => refused > 0, 60_000);
    await bench.until(() => bench.side.must('duePage', { before: bench.clock.now() - DAY, engine: 1 }) === null, 1_000);
    expect(bench.side.must('read', { site: EN, title: 'Sound' })?.revision).toBe(1);
    expect(bench.side.must('savedState', { site: EN, title: 'Sound' })).toMatchObject({ whole: true });
  });
});

describe('a network that goes', () => {
  it('in the middle of a page is waited for, and the page is no failure', async () => {
    const made = world();
    made.trouble = ({ url }) => {
      if (!url.endsWith('/html')) return undefined;
      made.trouble = () => 'offline';
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from('<!DOCTYPE html><html><body><p>Wat')),
        pull: (controller) => controller.error(new Error('ERR_NETWORK_CHANGED')),
      });
      return new Response(body, {
        headers: {
          'content-type': 'text/html; charset=utf-8; profile="https://www.mediawiki.org/wiki/Specs/HTML/2.8.0"',
          'content-revision-id': '1',
          etag: 'W/"1/html"',
        },
      });
    };
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Sound'), 'none');
    expect(await bench.until(({ state }) => state === 'offline', 500)).toMatchObject({ total: 1, failed: 0 });
    made.trouble = undefined;
    await bench.until((now) => isIdle(now) && bench.isSaved('Sound'), 500);
  });

  it('in the middle of a picture is waited for as well', async () => {
    const made = world();
    let cuts = 0;
    made.trouble = ({ url }) => {
      if (!url.includes('Own') || cuts > 0) return undefined;
      cuts += 1;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from('half')),
        pull: (controller) => controller.error(new Error('ERR_NETWORK_CHANGED')),
      });
      return new Response(body, { headers: { 'content-type': 'image/jpeg' } });
    };
    const bench = createSavingBench(made);
    bench.saving.start();
    await bench.saving.add(bench.page('Marrow'), 'reading');
    const view = await bench.until((now) => isIdle(now), 500);
    expect(view).toMatchObject({ failed: 0, jobs: [{ state: 'done' }] });
  });
});

describe('a wiki that is out of reach', () => {
  it('keeps no other from being saved, and is asked again', async () => {
    const made = world();
    made.trouble = ({ url }) => (/\/ja[./]/.test(url) ? 'offline' : undefined);
    const bench = createSavingBench(made);
    await bench.saving.add({ kind: 'page', site: JA, title: 'Sound' }, 'none');
    await bench.saving.add({ kind: 'category', site: JA, title: 'Category:Places' }, 'none');
    await bench.saving.add(bench.page('Sound'), 'none');
    await bench.saving.add({ kind: 'list', list: 1 as ListId }, 'none');
    bench.saving.start();
    const view = await bench.until(({ state }) => state === 'offline' && bench.isSaved('Marrow'), 500);
    expect(bench.isSaved('Sound')).toBe(true);
    expect(view.jobs.map(({ what, state }) => [what.kind, state])).toEqual([
      ['list', 'done'],
      ['page', 'done'],
      ['category', 'finding'],
      ['page', 'waiting'],
    ]);
    made.trouble = undefined;
    await bench.until(isIdle, 500);
    expect(bench.side.must('savedState', { site: JA, title: 'Sound' })).not.toBeNull();
  });
});

describe('a list', () => {
  it('that is not there is refused, and is no job', async () => {
    const bench = createSavingBench(world());
    const added = await bench.saving.add({ kind: 'list', list: 2 as ListId }, 'none');
    expect(added).toEqual({ ok: false, failure: { code: 'list-missing' } });
    expect((await bench.view()).jobs).toEqual([]);
  });

  it('that is saved is the list as it was when that was wished', async () => {
    const made = world();
    const bench = createSavingBench(made);
    await bench.saving.pause();
    await bench.saving.add({ kind: 'list', list: 1 as ListId }, 'none');
    // Somebody else is active, to whom it does not belong.
    bench.listsBelongToOthers();
    bench.saving.start();
    await bench.saving.resume();
    const view = await bench.until((now) => isIdle(now) && now.jobs[0]?.state === 'done');
    // Whose it is not sees that it is done, and not what it is called.
    expect(view.jobs).toMatchObject([{ label: '', total: 2, done: 2 }]);
  });
});
