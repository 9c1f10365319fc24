import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageAddress, pageTarget, webOnlyUrl } from '../../main/wiki/sites/page-address.ts';
import type { Site } from '../../main/wiki/sites/site.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { isBareNamespace, ruledTitle } from '../../main/wiki/sites/title-rules.ts';
import { createWiki } from '../../main/wiki/wiki.ts';
import { decodeSiteId } from '../../shared/site-id.ts';
import { isValidTitle } from '../../shared/titles.ts';
import { fakeBearers } from '../fakes/bearers.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { type Answer, createFakeHttp, json, never } from '../fakes/http.ts';
import { createFakeLog } from '../fakes/log.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { restError, USER_AGENT } from './answers.ts';
import { type LocalizedId, SITE_INFO, siteInfoAnswer } from './localized.ts';

function bench(answer: Answer) {
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
  const { http, sent } = createFakeHttp(answer);
  const clock = createFakeClock();
  const wiki = createWiki({
    http,
    bearers: fakeBearers(),
    clock,
    random: createFakeRandom(),
    userAgent: USER_AGENT,
    sites,
    log: createFakeLog().log,
  });
  return { sites, wiki, sent, clock };
}

function idOf(text: string) {
  const id = decodeSiteId(text);
  if (id === undefined) throw new Error(`not a site: ${text}`);
  return id;
}

/** The site, after it has said how it spells titles. */
async function learned(id: LocalizedId): Promise<Site> {
  const { sites, wiki } = bench(() => json(siteInfoAnswer(id)));
  await wiki.learnSite(idOf(id));
  const site = sites.get(idOf(id));
  if (site === undefined) throw new Error('no such site');
  return site;
}

const target = (site: Site, title: string) => pageTarget(site, new URL(`${site.origin}/wiki/${encodeURI(title)}`));

describe('a wiki that has said how it spells titles', () => {
  it.each([
    ['wikipedia:de', 'datei:erde.jpg', 'Datei:Erde.jpg'],
    ['wikipedia:de', 'File:erde.jpg', 'Datei:Erde.jpg'],
    ['wikipedia:de', 'Bild:erde.jpg', 'Datei:Erde.jpg'],
    ['wikipedia:de', 'KATEGORIE: inseln', 'Kategorie:Inseln'],
    ['wikipedia:de', 'Benutzerin_diskussion:wer', 'Benutzerin diskussion:wer'],
    ['wikipedia:de', 'User_talk:wer', 'Benutzer Diskussion:Wer'],
    ['wikipedia:de', 'WP:ziele', 'Wikipedia:Ziele'],
    ['wikipedia:de', 'erde: ein Ball', 'Erde: ein Ball'],
    ['wikipedia:ru', 'категория:острова', 'Категория:Острова'],
    ['wikipedia:ru', 'Category:острова', 'Категория:Острова'],
    ['wikipedia:ru', 'Изображение:земля.jpg', 'Файл:Земля.jpg'],
    ['wikipedia:ru', 'земля', 'Земля'],
    ['wiktionary:de', 'erde', 'erde'],
    ['wiktionary:de', 'Erde', 'Erde'],
    ['wiktionary:de', 'kategorie:erde', 'Kategorie:erde'],
    ['wiktionary:de', 'benutzer:wer', 'Benutzer:Wer'],
  ] as const)('names its pages as it does: %s %s', async (id, title, spelled) => {
    expect(target(await learned(id), title)).toMatchObject({ kind: 'page', title: spelled });
  });

  it.each([
    ['wikipedia:de', 'Spezial:Suche'],
    ['wikipedia:de', 'spezial:letzte_Änderungen'],
    ['wikipedia:de', 'Special:Search'],
    ['wikipedia:de', 'Medium:Erde.jpg'],
    ['wikipedia:ru', 'Служебная:Поиск'],
    ['wikipedia:ru', 'Медиа:Земля.jpg'],
    ['wiktionary:de', 'Spezial:Zufällige_Seite'],
  ] as const)('has what is no page on the web only: %s %s', async (id, title) => {
    const site = await learned(id);
    expect(target(site, title)).toBeUndefined();
    expect(webOnlyUrl(site, title)).toMatch(new RegExp(`^${site.origin}/wiki/`));
  });

  it('says the licence of its texts', async () => {
    expect((await learned('wikipedia:de')).licence).toEqual({
      title: 'Creative Commons Attribution-Share Alike 4.0',
      url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.de',
    });
  });

  const parts = ['a', 'ß', ' ', '_', '/', '?', '%', ':', 'ж', 'é', 'Datei', 'Bild:', 'категория:', 'Участница:', 'wp:'];
  const title = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 10 }).map((some) => some.join('')),
    )
    .filter(isValidTitle);

  it.each(Object.keys(SITE_INFO) as LocalizedId[])('leads from a title to an address and back: %s', async (id) => {
    const site = await learned(id);
    const prefixes = site.titles.namespaces.flatMap(({ name, aliases }) => [name, ...aliases]);
    const prefixed = fc
      .tuple(fc.constantFrom(...prefixes), title)
      .map(([prefix, rest]) => (prefix === '' ? rest : `${prefix}:${rest}`))
      .filter(isValidTitle);
    fc.assert(
      fc.property(prefixed, (name) => {
        const { title: spelled, namespace } = ruledTitle(site.titles, name, site.language);
        fc.pre(isValidTitle(spelled) && !isBareNamespace({ title: spelled, namespace }));
        const found = pageTarget(site, new URL(pageAddress(site, { title: name })));
        if ((namespace?.id ?? 0) < 0) expect(found).toBeUndefined();
        else expect(found).toMatchObject({ kind: 'page', title: spelled });
        expect(ruledTitle(site.titles, spelled, site.language).title).toBe(spelled);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the question for a wiki’s rules', () => {
  const DE = idOf('wikipedia:de');

  it('is asked once, whoever wants to know', async () => {
    const { wiki, sent } = bench(() => json(siteInfoAnswer('wikipedia:de')));
    await Promise.all([wiki.learnSite(DE), wiki.learnSite(DE)]);
    await wiki.learnSite(DE);
    expect(sent.map(({ url }) => url)).toEqual([
      expect.stringMatching(/^https:\/\/de\.wikipedia\.org\/w\/api\.php\?.*meta=siteinfo&siprop=namespaces/),
    ]);
  });

  it('lets everything go first that a person waits for', async () => {
    const { wiki, sent } = bench(never);
    for (let count = 0; count < 3; count += 1) void wiki.page({ site: DE, title: `Seite ${count}` });
    void wiki.learnSite(DE);
    void wiki.page({ site: DE, title: 'Seite 3' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent.map(({ url }) => url.includes('siteinfo'))).toEqual([false, false, false]);
  });

  it.each([
    ['again after a time without a connection', () => 'offline' as const, true],
    ['no more where the wiki has no answer', () => restError(403, 'readapidenied'), false],
    ['no more where the answer is of another shape', () => json({ query: { namespaces: [] } }), false],
  ])('is asked %s', async (_when, answer, again) => {
    const { wiki, sites, sent, clock } = bench(answer);
    const rules = sites.get(DE)?.titles;
    const learn = async () => {
      let over = false;
      void wiki.learnSite(DE).then(() => {
        over = true;
      });
      while (!over) {
        await new Promise((resolve) => setImmediate(resolve));
        clock.advance(60_000);
      }
    };
    await learn();
    const first = sent.length;
    await learn();
    expect(first).toBeGreaterThan(0);
    expect(sent.length > first).toBe(again);
    expect(sites.get(DE)?.titles).toEqual(rules);
  });

  it('leaves wikis alone that are not known', async () => {
    const { wiki, sent } = bench(never);
    await wiki.learnSite(idOf('elsewhere:en'));
    expect(sent).toEqual([]);
  });
});
