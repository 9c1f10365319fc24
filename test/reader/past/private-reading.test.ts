import { describe, expect, it } from 'vitest';
import { EN } from '../../wiki/answers.ts';
import { createPrivateBench, pathOf } from './private-bench.ts';

const PRIVATE_PICTURE = /"(\/media\/private\/wikipedia:en\/[^"]*Mars\.png)"/;

/** Somebody who has read a page with a picture before, left it in the middle and put it on a list. */
async function createReadingBench() {
  const bench = createPrivateBench();
  const { page } = await bench.read('Earth');
  await expect.poll(async () => (await bench.disk()).rows['page']?.length).toBe(1);
  await bench.load(pathOf('Earth.png'));
  if (page.visit === undefined) throw new Error('not remembered');
  await bench.past.history.leave({ visit: page.visit, place: { scroll: 90 }, progress: 0.4 });
  const list = await bench.past.lists.create({ name: 'Planets' });
  if (!list.ok) throw new Error(list.failure.code);
  await bench.past.lists.add({ list: list.value.id, pages: [{ site: EN, title: 'Earth' }] });
  bench.aDayPasses();
  return { ...bench, visit: page.visit };
}

describe('what is read privately', () => {
  it('leaves the disk as it was, to the row and to the byte', async () => {
    const bench = await createReadingBench();
    const before = await bench.disk();
    expect(before.rows['page']).toHaveLength(1);
    expect(before.rows['visit']).toHaveLength(1);
    expect(before.rows['place']).toHaveLength(1);
    expect(before.files).toHaveLength(1);

    bench.past.privacy.set(true);
    const { page, text } = await bench.read('Mars', { from: bench.visit });
    await bench.load(PRIVATE_PICTURE.exec(text)?.[1] ?? 'no picture');
    await bench.load(pathOf('Mars.png'));
    await bench.load(pathOf('Earth.png'));
    await bench.load(pathOf('Sound.ogg'));
    // As it was kept; under another name; once more; a newer revision.
    await bench.read('Earth', { visit: bench.visit });
    await bench.read('earth');
    bench.edited();
    bench.aDayPasses();
    await bench.read('Earth');
    await bench.read('Earth');
    await bench.text(page.documentPath);
    await bench.past.history.leave({ visit: bench.visit, place: { scroll: 7 }, progress: 0.9 });
    await bench.reader.preview({ site: EN, title: 'Mars' });
    await bench.reader.searchTitles({ site: EN, query: 'mars' });
    bench.past.privacy.set(false);
    // What belongs to it may still be loaded when it has ended.
    await bench.text(page.documentPath);
    await bench.load(PRIVATE_PICTURE.exec(text)?.[1] ?? 'no picture');

    expect(await bench.disk()).toEqual(before);
  });

  it('goes on paper without a trace, also when it ends before the page has come', async () => {
    const bench = await createReadingBench();
    const before = await bench.disk();
    const onPaper = async (asked: boolean) => {
      const prepared = await bench.reader.prepareForPaper({ site: EN, title: 'Mars', revision: 37 }, asked);
      if (!prepared.ok) throw new Error(prepared.failure.code);
      const [, picture] = / src="(\/media\/[^"]*)"/.exec(await bench.text(prepared.value)) ?? [];
      bench.whenAsked(() => {});
      bench.past.privacy.set(false);
      await bench.load(picture ?? 'no picture');
    };
    await onPaper(true);
    bench.whenAsked(() => bench.past.privacy.set(true));
    await onPaper(false);
    expect(await bench.disk()).toEqual(before);
  });

  it('is not part of anybody’s history, and says nothing to whoever follows it', async () => {
    const bench = await createReadingBench();
    let told = 0;
    bench.past.history.onChange(() => {
      told++;
    });
    bench.past.privacy.set(true);
    const opened = await bench.open('Earth');
    expect(opened.visit).toBeUndefined();
    expect(opened.place).toBeUndefined();
    await bench.settled();
    expect(told).toBe(0);
  });

  it('opens as it was kept, at once, and is compared with what the wiki has', async () => {
    const bench = await createReadingBench();
    bench.past.privacy.set(true);
    const { page, text } = await bench.read('Earth');
    expect(page).toMatchObject({ freshness: 'kept', revision: 37 });
    expect(text).toContain('Earth is a place.');
    expect(bench.freshness).toEqual(['current']);
  });

  it('is offered as it is now when the wiki has it otherwise, and is shown so', async () => {
    const bench = await createReadingBench();
    bench.past.privacy.set(true);
    bench.edited();
    expect((await bench.read('Earth')).page.revision).toBe(37);
    expect(bench.freshness).toEqual(['newer']);
    expect((await bench.read('Earth')).page).toMatchObject({ freshness: 'live', revision: 38 });
    bench.past.privacy.set(false);
    expect((await bench.read('Earth')).page).toMatchObject({ freshness: 'kept', revision: 37 });
    await expect.poll(async () => (await bench.read('Earth')).page.revision).toBe(38);
  });

  it('has its pictures by paths of its own, whether it comes from the wiki or was kept', async () => {
    const bench = await createReadingBench();
    const plain = (await bench.read('Venus')).text;
    expect(plain).toContain('"/media/wikipedia:en/');
    expect(plain).not.toContain('/media/private/');
    bench.past.privacy.set(true);
    const told: string[] = [];
    bench.reader.onContents((contents) =>
      told.push(...contents.media.flatMap(({ path, largePath }) => [path, largePath])),
    );
    for (const title of ['Mars', 'Earth']) {
      const { text } = await bench.read(title);
      expect(text, title).toContain('"/media/private/wikipedia:en/');
      expect(text, title).not.toContain('"/media/wikipedia:en/');
    }
    expect(told.length).toBeGreaterThan(0);
    for (const path of told) expect(path).toMatch(/^\/media\/private\//);
  });

  it('may have been asked for before private reading began: what comes then leaves nothing either', async () => {
    const bench = await createReadingBench();
    const before = await bench.disk();
    const asked = [bench.open('Mars'), bench.open('Earth')];
    bench.past.privacy.set(true);
    for (const { documentPath, visit } of await Promise.all(asked)) {
      expect(visit).toBeUndefined();
      expect(await bench.text(documentPath)).toContain('"/media/private/');
    }
    expect(await bench.disk()).toEqual(before);
  });

  it('may have been asked for while private reading was on, and come when it has ended', async () => {
    const bench = await createReadingBench();
    const before = await bench.disk();
    bench.past.privacy.set(true);
    const asked = [bench.open('Mars'), bench.open('Earth')];
    bench.past.privacy.set(false);
    for (const { documentPath } of await Promise.all(asked)) await bench.text(documentPath);
    expect(await bench.disk()).toEqual(before);
  });

  it('is not kept though it comes to its end after private reading', async () => {
    const bench = createPrivateBench();
    bench.past.privacy.set(true);
    const { documentPath } = await bench.open('Mars');
    bench.past.privacy.set(false);
    await bench.text(documentPath);
    expect((await bench.disk()).rows['page']).toEqual([]);
  });
});

describe('a picture', () => {
  it('of something read privately is never kept, and says so to the browser', async () => {
    const bench = createPrivateBench();
    const path = pathOf('Mars.png').replace('/media/', '/media/private/');
    const headers = await bench.load(path);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(bench.pictures()).toBe(0);
    expect((await bench.load(pathOf('Mars.png'))).get('cache-control')).toContain('max-age');
    expect(bench.pictures()).toBe(1);
  });

  it('is not kept while somebody reads privately, whatever it belongs to', async () => {
    const bench = createPrivateBench();
    bench.past.privacy.set(true);
    await bench.load(pathOf('Mars.png'));
    await bench.load(pathOf('Sound.ogg'));
    expect(bench.pictures()).toBe(0);
    bench.past.privacy.set(false);
    await bench.load(pathOf('Mars.png'));
    await bench.load(pathOf('Sound.ogg'));
    expect(bench.pictures()).toBe(2);
  });

  it.each(['Mars.png', 'Sound.ogg'])(
    'or a recording (%s) that comes to its end then is not kept either',
    async (name) => {
      const bench = createPrivateBench();
      bench.whenAsked(() => bench.past.privacy.set(true));
      await bench.load(pathOf(name));
      expect(bench.past.privacy.isOn()).toBe(true);
      expect(bench.pictures()).toBe(0);
      bench.whenAsked(() => {});
      bench.past.privacy.set(false);
      await bench.load(pathOf(name));
      expect(bench.pictures()).toBe(1);
    },
  );

  it('that is wanted by both at once is kept for whoever reads as always', async () => {
    const bench = createPrivateBench();
    const path = pathOf('Mars.png');
    await Promise.all([bench.load(path.replace('/media/', '/media/private/')), bench.load(path)]);
    expect(bench.pictures()).toBe(1);
  });

  it('that was kept is shown without asking anybody', async () => {
    const bench = await createReadingBench();
    bench.aDayPasses();
    const asked = bench.http.sent.length;
    bench.past.privacy.set(true);
    for (let week = 0; week < 8; week++) bench.aDayPasses();
    expect((await bench.load(pathOf('Earth.png'))).get('content-type')).toBe('image/png');
    expect(bench.http.sent.length).toBe(asked);
  });

  it('of a search or a preview made privately has a path of its own', async () => {
    const bench = createPrivateBench();
    bench.past.privacy.set(true);
    const found = await bench.reader.searchTitles({ site: EN, query: 'mars' });
    const preview = await bench.reader.preview({ site: EN, title: 'Mars' });
    const paths = [
      found.ok ? found.value[0]?.thumbnailPath : undefined,
      preview.ok ? preview.value?.thumbnailPath : undefined,
    ];
    bench.past.privacy.set(false);
    for (const path of paths) {
      expect(path).toMatch(/^\/media\/private\/wikipedia:en\/.*\?otherwise=nothing$/);
      await bench.load(path ?? '');
    }
    expect(bench.pictures()).toBe(0);
  });
});

describe('when private reading has ended', () => {
  it('what is read is remembered and kept again', async () => {
    const bench = createPrivateBench();
    bench.past.privacy.set(true);
    await bench.read('Mars');
    bench.past.privacy.set(false);
    const { page } = await bench.read('Mars');
    expect(page.visit).toBeDefined();
    await expect.poll(async () => (await bench.disk()).rows['page']?.length).toBe(1);
  });

  it('whoever follows it is told, once for each change', () => {
    const { past } = createPrivateBench();
    const told: boolean[] = [];
    past.privacy.onChange((on) => told.push(on));
    expect(past.privacy.isOn()).toBe(false);
    for (const on of [false, true, true, false]) past.privacy.set(on);
    expect(told).toEqual([true, false]);
  });
});
