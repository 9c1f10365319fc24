import { describe, expect, test } from 'vitest';
import { createSiteChoice } from '../../main/reader/site-choice.ts';
import type { SiteDefinition } from '../../main/wiki/sites/site-definition.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import type { DiscoveryFailure } from '../../shared/failures.ts';
import type { SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { siteId } from '../../shared/site-id.ts';
import { addedWiki } from '../fakes/added-wiki.ts';

const ENGLISH = siteId('wikipedia', 'en');
const GARDENERS = siteId('gardeners', 'de');
const REFUSED = fail({ code: 'setting-invalid', setting: 'site' } as const);

type Found = Result<SiteDefinition, DiscoveryFailure>;

/** The choice over settings in memory. @param find what is at an address. */
function bench(find: (address: string) => Promise<Found> = async () => ok(addedWiki('gardeners'))) {
  let site: SiteId = siteId('wikipedia', 'de');
  let kept: readonly SiteDefinition[] = [];
  let writable = true;
  const answer = () =>
    writable
      ? ok({ site, theme: 'system' as const, libraryBound: 2 ** 30 })
      : fail({ code: 'settings-unwritable' as const });
  const settings = {
    current: () => ({ site, theme: 'system' as const, libraryBound: 2 ** 30 }),
    setSite(chosen: SiteId) {
      site = chosen;
      return answer();
    },
    setAddedSites(sites: readonly SiteDefinition[]) {
      kept = sites;
      return answer();
    },
  };
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
  const choice = createSiteChoice({ wiki: { discoverSite: find }, sites, settings, defaultSite: ENGLISH });
  return {
    choice,
    sites,
    kept: () => kept.map(({ family }) => family),
    lock: () => {
      writable = false;
    },
  };
}

const added = ({ choice }: ReturnType<typeof bench>) => choice.view().wikis.filter((wiki) => wiki.added);

describe('what can be read', () => {
  test('is Wikipedia and its sisters before anything is added', () => {
    const { wikis, site } = bench().choice.view();
    expect(site).toBe('wikipedia:de');
    expect(wikis[0]).toEqual({
      family: 'wikipedia',
      name: 'Wikipedia',
      host: '{lang}.wikipedia.org',
      language: 'every',
      added: false,
    });
    expect(wikis.find(({ family }) => family === 'commons')).toMatchObject({
      host: 'commons.wikimedia.org',
      language: 'mul',
    });
    expect(wikis.some((wiki) => wiki.added)).toBe(false);
  });

  test('is one wiki without languages where its address has none', () => {
    const sites = createSites({ apiBase: 'http://127.0.0.1:8480/w/rest.php/v1' });
    const settings = {
      current: () => ({ site: ENGLISH, theme: 'system' as const, libraryBound: 2 ** 30 }),
      setSite: () => REFUSED,
      setAddedSites: () => REFUSED,
    };
    const wiki = { discoverSite: async () => fail({ code: 'address-invalid' as const }) };
    const { wikis } = createSiteChoice({ wiki, sites, settings, defaultSite: ENGLISH }).view();
    expect(wikis).toEqual([
      { family: 'wikipedia', name: 'Wikipedia', host: '127.0.0.1:8480', language: 'en', added: false },
    ]);
  });
});

describe('a wiki that was found', () => {
  test('is described, and not added before somebody says so', async () => {
    const licence = { title: 'CC0', url: 'https://cc0.example/', exceptLanguages: [] };
    const wiki = bench(async () => ok(addedWiki('gardeners', { name: 'Gardeners', licence })));
    expect(await wiki.choice.find('gardeners.example.org')).toEqual(
      ok({
        site: GARDENERS,
        name: 'Gardeners',
        host: 'gardeners.example.org',
        language: 'de',
        licence: { title: 'CC0', url: 'https://cc0.example/' },
      }),
    );
    expect(added(wiki)).toEqual([]);
  });

  test('is read, listed and kept once it is added, and can be chosen', async () => {
    const wiki = bench();
    await wiki.choice.find('gardeners.example.org');
    expect(wiki.choice.add(GARDENERS)).toMatchObject({ ok: true });
    expect(added(wiki)).toMatchObject([{ family: 'gardeners', language: 'de', added: true }]);
    expect(wiki.sites.get(GARDENERS)?.origin).toBe('https://gardeners.example.org');
    expect(wiki.kept()).toEqual(['gardeners']);
    expect(wiki.choice.choose(GARDENERS)).toEqual(ok({ site: GARDENERS, theme: 'system', libraryBound: 2 ** 30 }));
  });

  test('holds until the app quits when it cannot be kept, and that is said', async () => {
    const wiki = bench();
    await wiki.choice.find('gardeners.example.org');
    wiki.lock();
    expect(wiki.choice.add(GARDENERS)).toEqual(fail({ code: 'settings-unwritable' }));
    expect(added(wiki)).toHaveLength(1);
  });

  test.each([
    ['built in', addedWiki('other', { origin: 'https://en.wiktionary.org' }), 'wiktionary:en', 'Wiktionary'],
    ['added', addedWiki('gardeners'), 'gardeners:de', 'gardeners'],
  ])('is said to be there already when it is %s', async (_how, found, site, name) => {
    const wiki = bench(async (address) => ok(address === 'first' ? addedWiki('gardeners') : found));
    await wiki.choice.find('first');
    wiki.choice.add(GARDENERS);
    expect(await wiki.choice.find('second')).toEqual(fail({ code: 'site-known', site, name }));
  });

  test('is another one than an added wiki on the same host', async () => {
    const origin = 'https://farm.example.org';
    const wiki = bench(async (address) => ok(addedWiki(address, { origin, scriptPath: `/${address}` })));
    await wiki.choice.find('one');
    wiki.choice.add(siteId('one', 'de'));
    expect(await wiki.choice.find('two')).toMatchObject({ ok: true, value: { site: 'two:de' } });
  });
});

test('what was never found cannot be added or chosen', () => {
  const { choice } = bench();
  expect(choice.add(siteId('evil', 'en'))).toEqual(REFUSED);
  expect(choice.choose(siteId('evil', 'en'))).toEqual(REFUSED);
});

test('a search for a wiki ends the one before, and its failures pass as they are', async () => {
  const first = Promise.withResolvers<Found>();
  const wiki = bench((address) =>
    address === 'slow' ? first.promise : Promise.resolve(fail({ code: 'address-invalid' })),
  );
  const slow = wiki.choice.find('slow');
  expect(await wiki.choice.find('?')).toEqual(fail({ code: 'address-invalid' }));
  first.resolve(ok(addedWiki('gardeners')));
  expect(await slow).toEqual(fail({ code: 'superseded' }));
  expect(wiki.choice.add(GARDENERS)).toEqual(REFUSED);
});

describe('a wiki that is removed', () => {
  async function withGardeners() {
    const wiki = bench();
    await wiki.choice.find('gardeners.example.org');
    wiki.choice.add(GARDENERS);
    return wiki;
  }

  test('is neither read nor kept any more', async () => {
    const wiki = await withGardeners();
    expect(wiki.choice.remove(GARDENERS)).toMatchObject({ ok: true, value: { site: 'wikipedia:de' } });
    expect([added(wiki), wiki.kept(), wiki.sites.get(GARDENERS)]).toEqual([[], [], undefined]);
  });

  test('makes way for the default when it was the one in use', async () => {
    const { choice } = await withGardeners();
    choice.choose(GARDENERS);
    expect(choice.remove(GARDENERS)).toMatchObject({ ok: true, value: { site: ENGLISH } });
    expect(choice.view().site).toBe(ENGLISH);
  });

  test('can be brought back without being looked for again', async () => {
    const wiki = await withGardeners();
    wiki.choice.remove(GARDENERS);
    expect(wiki.choice.add(GARDENERS)).toMatchObject({ ok: true });
    expect(wiki.kept()).toEqual(['gardeners']);
  });

  test('is never a built-in one', () => {
    const { choice } = bench();
    expect(choice.remove(siteId('wiktionary', 'en'))).toEqual(REFUSED);
    expect(choice.view().wikis.some(({ family }) => family === 'wiktionary')).toBe(true);
  });
});

test('a site in the settings that nothing knows gives way to the default', () => {
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
  const settings = {
    current: () => ({ site: GARDENERS, theme: 'system' as const, libraryBound: 2 ** 30 }),
    setSite: () => REFUSED,
    setAddedSites: () => REFUSED,
  };
  const wiki = { discoverSite: async () => fail({ code: 'address-invalid' as const }) };
  expect(createSiteChoice({ wiki, sites, settings, defaultSite: ENGLISH }).view().site).toBe(ENGLISH);
});
