import { describe, expect, it } from 'vitest';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { bearer, signIn, startWiki } from './support.ts';

type Answer = Readonly<Record<string, unknown>>;
const record = (value: unknown) => value as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function ask(wiki: SampleWiki, parameters: string, headers: Readonly<Record<string, string>> = {}) {
  const address = `${wiki.origin}/w/api.php?action=query&format=json&formatversion=2&${parameters}`;
  const response = await fetch(address, { headers });
  const body: unknown = await response.json();
  return { status: response.status, error: response.headers.get('mediawiki-api-error'), body: body as Answer };
}

describe('the Action API', () => {
  it('says what is wrong with 200 and a header, in both shapes', async () => {
    const wiki = await startWiki();
    expect(await ask(wiki, 'list=categorymembers&cmtitle=Lights')).toMatchObject({
      status: 200,
      error: 'invalidcategory',
      body: { error: { code: 'invalidcategory', info: expect.any(String) } },
    });
    expect(await ask(wiki, 'list=categorymembers&errorformat=plaintext')).toMatchObject({
      error: 'missingparam',
      body: { errors: [{ code: 'missingparam', text: expect.any(String) }] },
    });
  });

  it('refuses a bad Bearer with 200, unless the gateway does', async () => {
    const wiki = await startWiki();
    const code = 'mwoauth-invalid-authorization';
    expect(await ask(wiki, 'meta=userinfo', bearer('x.y.z'))).toMatchObject({
      status: 200,
      error: code,
      body: { error: { code } },
    });
    wiki.setRefusals('gateway');
    expect(await ask(wiki, 'meta=userinfo', bearer('x.y.z'))).toMatchObject({ status: 401, body: { httpCode: 401 } });
  });

  it('knows who asks', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki);
    expect((await ask(wiki, 'meta=userinfo')).body).toMatchObject({ query: { userinfo: { id: 0, anon: true } } });
    expect((await ask(wiki, 'meta=userinfo&uiprop=groups', bearer(access))).body).toMatchObject({
      query: { userinfo: { id: 3, name: 'Reader', groups: ['*', 'user'] } },
    });
  });

  it('is found by the link on every page of the wiki', async () => {
    const wiki = await startWiki();
    for (const path of ['Tide', 'Main_Page', 'Nowhere', 'File:Winter_sea_at_the_Long_Ness.png']) {
      const markup = await (await fetch(`${wiki.origin}/wiki/${path}`)).text();
      const href = /<link rel="EditURI" type="application\/rsd\+xml" href="([^"?]+)\?action=rsd">/.exec(markup)?.[1];
      expect(href).toBe(`${wiki.origin.replace('http:', '')}/w/api.php`);
      expect(markup).toContain('<meta name="generator" content="MediaWiki');
    }
  });

  it('says its licence, and which names its namespaces have besides their own', async () => {
    const wiki = await startWiki();
    const { body } = await ask(wiki, 'meta=siteinfo&siprop=namespaces|namespacealiases|rightsinfo');
    expect(body).toMatchObject({
      query: {
        namespaces: { 3000: { id: 3000, name: 'Wörterbuch', case: 'case-sensitive' }, 6: { case: 'first-letter' } },
        namespacealiases: expect.arrayContaining([{ id: -1, alias: 'Spezial' }]),
        rightsinfo: { url: expect.stringMatching(/^https:/), text: expect.stringContaining('Share Alike') },
      },
    });
  });

  it('describes the wiki', async () => {
    const wiki = await startWiki();
    const { body } = await ask(wiki, 'meta=siteinfo&siprop=general|namespaces|namespacealiases|languages|interwikimap');
    expect(body['query']).toMatchObject({
      general: { sitename: 'Sample wiki', server: wiki.origin, articlepath: '/wiki/$1', scriptpath: '/w', lang: 'en' },
      namespaces: { 6: { id: 6, canonical: 'File' }, 14: { name: 'Category' } },
      namespacealiases: expect.arrayContaining([{ id: 6, alias: 'Image' }]),
      languages: expect.arrayContaining([{ code: 'de', bcp47: 'de', name: 'Deutsch' }]),
      interwikimap: expect.arrayContaining([{ prefix: 'de', url: expect.stringContaining('$1') }]),
    });
  });
});

describe('how pages stand', () => {
  it('is said of each title once, with what it was normalized from', async () => {
    const wiki = await startWiki();
    const titles = ['tide', 'Tide', 'Nowhere', 'a[b', 'Special:Random', 'de:Tide', 'marrow', 'Sa\u0303o_Paulo'];
    const { body } = await ask(wiki, `prop=info&titles=${encodeURIComponent(titles.join('|'))}`);
    const query = record(body['query']);
    expect(query['normalized']).toEqual([
      { fromencoded: false, from: 'tide', to: 'Tide' },
      { fromencoded: false, from: 'marrow', to: 'Marrow' },
      { fromencoded: true, from: 'Sa%CC%83o_Paulo', to: 'S\u00e3o_Paulo' },
      { fromencoded: false, from: 'S\u00e3o_Paulo', to: 'S\u00e3o Paulo' },
    ]);
    expect(query['interwiki']).toEqual([{ title: 'de:Tide', iw: 'de' }]);
    const pages = query['pages'] as unknown as readonly Answer[];
    expect(
      pages.map(({ title, missing, invalid, special, redirect }) => [title, missing ?? invalid ?? special ?? redirect]),
    ).toEqual([
      ['a[b', true],
      ['Special:Random', true],
      ['Nowhere', true],
      ['Tide', undefined],
      ['Marrow', true],
      ['S\u00e3o Paulo', undefined],
    ]);
    expect(pages[3]).toMatchObject({
      lastrevid: 44_190,
      pageid: expect.any(Number),
      touched: expect.stringMatching(/Z$/),
    });
  });

  it('is said of fifty titles and no more', async () => {
    const titles = Array.from({ length: 51 }, (_, index) => `P${index}`).join('|');
    expect((await ask(await startWiki(), `prop=info&titles=${titles}`)).error).toBe('toomanyvalues');
  });

  it('comes without particulars when only an unknown property is asked for', async () => {
    const { body } = await ask(await startWiki(), 'prop=extracts&titles=Tide');
    expect(body['query']).toEqual({ pages: [{ pageid: expect.any(Number), ns: 0, title: 'Tide' }] });
  });
});

describe('a category', () => {
  const MEMBERS = 'list=categorymembers&cmprop=ids|title|type';

  it('holds pages, categories and files, a part at a time', async () => {
    const wiki = await startWiki();
    const seen: unknown[] = [];
    let after = '';
    for (let parts = 0; parts < 20; parts += 1) {
      const { body } = await ask(wiki, `${MEMBERS}&cmtitle=Category:Things_people_made&cmlimit=1${after}`);
      seen.push(...(record(body['query'])['categorymembers'] as unknown as readonly unknown[]));
      const next = record(body)['continue']?.['cmcontinue'];
      if (typeof next !== 'string') break;
      after = `&cmcontinue=${encodeURIComponent(next)}`;
    }
    expect(seen).toMatchObject([
      { ns: 0, title: '100% (film)', type: 'page' },
      { ns: 0, title: 'AC/DC', type: 'page' },
      { ns: 14, title: 'Category:Drawings', type: 'subcat' },
      { ns: 14, title: 'Category:Lights', type: 'subcat' },
    ]);
    const drawings = await ask(wiki, `${MEMBERS}&cmtitle=category:drawings&cmlimit=500`);
    expect(drawings.body).toMatchObject({
      query: {
        categorymembers: expect.arrayContaining([
          { type: 'file', ns: 6, pageid: expect.any(Number), title: 'File:Winter sea at the Long Ness.png' },
        ]),
      },
    });
  });

  it('that nobody made is empty', async () => {
    const { body } = await ask(await startWiki(), `${MEMBERS}&cmtitle=Category:Nothing`);
    expect(body).toEqual({ batchcomplete: true, query: { categorymembers: [] } });
  });

  it.each([
    ['cmtitle=Category:', 'invalidtitle'],
    ['cmtitle=Category:Lights&cmlimit=x', 'badinteger'],
    ['cmtitle=Category:Lights&cmcontinue=x', 'badcontinue'],
  ])('refuses %s: %s', async (parameters, code) => {
    expect((await ask(await startWiki(), `list=categorymembers&${parameters}`)).error).toBe(code);
  });
});

it('says whose a picture is, in HTML', async () => {
  const wiki = await startWiki();
  const filter = 'iiprop=url|size|mime|extmetadata&iiextmetadatafilter=Artist|LicenseShortName';
  const { body } = await ask(
    wiki,
    `prop=imageinfo&${filter}&titles=File:Winter_sea_at_the_Long_Ness.png|File:None.png`,
  );
  expect(body['query']).toMatchObject({
    pages: [
      {
        title: 'File:Winter sea at the Long Ness.png',
        imageinfo: [
          {
            url: `${wiki.origin}/images/winter-sea.png`,
            width: 960,
            mime: 'image/png',
            extmetadata: {
              Artist: { value: expect.stringContaining('<a ') },
              LicenseShortName: { value: 'CC BY-SA 4.0' },
            },
          },
        ],
      },
      { title: 'File:None.png', missing: true },
    ],
  });
});
