import { expect, it } from 'vitest';
import { readArticle } from '../../../main/article/reading-document.ts';
import { createMediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { createPast } from '../../../main/reader/past/past.ts';
import { createReader } from '../../../main/reader/reader.ts';
import { pageTarget } from '../../../main/wiki/sites/page-address.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { createFakeCacheFolder } from '../../fakes/cache-folder.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLibrary } from '../../fakes/library.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { pictureStores } from '../../fakes/picture-stores.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { contract } from '../contract.ts';
import { clientOf, got, SITE } from './client.ts';

contract('the client learns a wiki’s own rules', (target) => {
  const bench = () => {
    const sites = createSites({ apiBase: target.apiBase });
    const wiki = clientOf(sites);
    const clock = createFakeClock();
    const { log } = createFakeLog();
    const library = createFakeLibrary();
    const reader = createReader({
      wiki,
      sites,
      readArticle,
      engineVersion: 1,
      library,
      ...createPast({ library, whose: () => '', clock }),
      assets: { read: async () => undefined },
      ...pictureStores(createMediaCache({ folder: createFakeCacheFolder(), clock, log }), { clock, log }),
      theme: () => 'light',
      clock,
      random: createFakeRandom(),
      log,
    });
    return { sites, wiki, reader };
  };
  const learned = async () => {
    const { sites, wiki } = bench();
    await wiki.learnSite(SITE);
    const site = sites.get(SITE);
    if (site === undefined) throw new Error('no such site');
    return site;
  };

  it('what it calls its namespaces, and where a small letter may come first', async () => {
    const { titles } = await learned();
    expect(titles.capital).toBe(true);
    const by = (id: number) => titles.namespaces.find((namespace) => namespace.id === id);
    expect(by(3000)).toEqual({ id: 3000, name: 'Wörterbuch', aliases: [], capital: false });
    expect(by(6)).toMatchObject({ name: 'File', aliases: expect.arrayContaining(['Image', 'Datei']), capital: true });
    expect(by(-1)).toMatchObject({ name: 'Special', aliases: ['Spezial'] });
    expect(by(-2)).toMatchObject({ name: 'Media', aliases: ['Medium'] });
  });

  it('its licence, where no page says one', async () => {
    expect((await learned()).licence).toEqual({
      title: 'Creative Commons Attribution-Share Alike 4.0',
      url: expect.stringContaining('https://creativecommons.org/licenses/by-sa/4.0/'),
    });
  });

  it.each([
    ['wörterbuch:haus', 'Wörterbuch:haus'],
    ['Datei:the Moon.png', 'File:The Moon.png'],
    ['kategorie:wandering balls', 'Category:Wandering balls'],
    ['earth', 'Earth'],
  ])('and names the pages of its addresses as it does: %s', async (asked, title) => {
    const site = await learned();
    const address = new URL(`${target.origin}/wiki/${encodeURIComponent(asked)}`);
    expect(pageTarget(site, address)).toMatchObject({ kind: 'page', title });
    // The wiki itself calls it so.
    const query = `action=query&format=json&formatversion=2&titles=${encodeURIComponent(title)}`;
    const answer = await (await fetch(`${target.actionApi}?${query}`)).json();
    expect(answer).not.toHaveProperty('query.normalized');
  });

  it('and opens a page whose first letter is small, under no other spelling', async () => {
    const { reader } = bench();
    expect(got(await reader.open({ site: SITE, title: 'wörterbuch:haus' }))).toMatchObject({
      title: 'Wörterbuch:haus',
    });
    expect(await reader.open({ site: SITE, title: 'Wörterbuch:Haus' })).toMatchObject({
      failure: { code: 'page-missing' },
    });
  });

  it.each(['Spezial:Search', 'spezial:Suche', 'Medium:Earth.png', 'Special:Search'])(
    'and opens what is no page on the web only, from the first time on: %s',
    async (title) => {
      const { reader } = bench();
      const url = `${target.origin}/wiki/${title}`;
      const failure = { code: 'web-only', title, url };
      expect(await reader.open({ site: SITE, title })).toEqual({ ok: false, failure });
      expect(await reader.open({ site: SITE, title })).toEqual({ ok: false, failure });
    },
  );
});
