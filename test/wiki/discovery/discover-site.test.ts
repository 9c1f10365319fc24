import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverSite, wikiAddress } from '../../../main/wiki/discovery/discover-site.ts';
import { readSiteInfo } from '../../../main/wiki/discovery/site-info.ts';
import { createPace } from '../../../main/wiki/pace/pace.ts';
import { httpInTurn } from '../../../main/wiki/requests/http-in-turn.ts';
import { pageTarget, pageUrl } from '../../../main/wiki/sites/page-address.ts';
import { decodeSite, encodeSite } from '../../../main/wiki/sites/site-data.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { decodeSiteId, siteId } from '../../../shared/site-id.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp, html, json, never, type SentRequest } from '../../fakes/http.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { bare, pieces, redirect, restError, USER_AGENT } from '../answers.ts';

const HOST = 'wiki.example.org';
const ORIGIN = `https://${HOST}`;
const PAGE = `${ORIGIN}/view/Front_page`;

const head = (href = `//${HOST}/w/api.php?action=rsd`) =>
  `<!doctype html><html><head><title>Front page</title><link rel="alternate" href="/feed">` +
  `<link rel="EditURI" type="application/rsd+xml" href="${href}"></head><body>`;

const general = {
  mainpage: 'Front page',
  sitename: 'Gardeners',
  generator: 'MediaWiki 1.43.1',
  server: `//${HOST}`,
  articlepath: '/view/$1',
  scriptpath: '/w',
  lang: 'de',
  case: 'case-sensitive',
  rtl: false,
};
const query = {
  general,
  namespaces: {
    '0': { id: 0, case: 'case-sensitive', name: '', subpages: false, content: true },
    '2': { id: 2, case: 'first-letter', name: 'Benutzer', subpages: true, canonical: 'User', content: false },
    '12': { id: 12, case: 'case-sensitive', name: 'Hilfe', subpages: true, canonical: 'Help', content: false },
  },
  namespacealiases: [{ id: 2, alias: 'Benutzerin' }],
  interwikimap: [{ prefix: 'Wikipedia', url: 'https://en.wikipedia.org/wiki/$1' }],
};
const siteInfo = (changes: object = {}, others: object = {}) =>
  json({ batchcomplete: true, query: { ...query, ...others, general: { ...general, ...changes } } });

type Script = { readonly page?: Answer; readonly api?: Answer; readonly rest?: Answer };

/** A wiki that answers each step as told, and well where nothing is told. */
function bench(script: Script = {}) {
  const answer = (request: SentRequest) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/api.php')) return (script.api ?? (() => siteInfo()))(request);
    if (pathname.includes('/rest.php/')) return (script.rest ?? (() => bare('Front page')))(request);
    return (script.page ?? (() => html(head())))(request);
  };
  const { http, sent } = createFakeHttp(answer);
  const clock = createFakeClock();
  const { limits, limiter } = createPace(clock, createFakeRandom());
  const inTurn = httpInTurn({ http, limiter, caller: 'signed-out', clock });
  const deps = { http: inTurn, limits, userAgent: USER_AGENT };
  const find = (address = PAGE, signal?: AbortSignal) => discoverSite(deps, address, signal);
  return { find, sent, clock, urls: () => sent.map(({ url }) => url) };
}

async function found(script: Script = {}, address = PAGE) {
  const answer = await bench(script).find(address);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value;
}

describe('a wiki that is added by the address of one of its pages', () => {
  it('is found by its own links, in three requests that say who asks', async () => {
    const { find, sent, urls } = bench();
    expect(await find()).toMatchObject({
      ok: true,
      value: {
        name: 'Gardeners',
        bases: [`${ORIGIN}/w/rest.php/v1`],
        origin: ORIGIN,
        articlePath: '/view/$1',
        scriptPath: '/w',
        languages: ['de'],
        oauthIssuer: undefined,
      },
    });
    expect(urls()).toEqual([
      PAGE,
      expect.stringMatching(/^https:\/\/wiki\.example\.org\/w\/api\.php\?action=query&meta=siteinfo&siprop=general/),
      `${ORIGIN}/w/rest.php/v1/page/Front_page/bare`,
    ]);
    for (const { headers } of sent) {
      expect(headers).toMatchObject({ 'user-agent': USER_AGENT });
      expect(headers).not.toHaveProperty('authorization');
    }
  });

  it('says how it spells titles', async () => {
    const { titles } = await found();
    expect(titles).toEqual({
      capital: false,
      namespaces: [
        { id: 0, name: '', aliases: [], capital: false },
        { id: 2, name: 'Benutzer', aliases: ['User', 'Benutzerin'], capital: true },
        { id: 12, name: 'Hilfe', aliases: ['Help'], capital: false },
      ],
      interwiki: ['wikipedia'],
    });
  });

  it('can be read from then on, under an id of its own', async () => {
    const definition = await found();
    const id = decodeSiteId(`${definition.family}:de`);
    const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
    expect(sites.add(definition)).toBe(true);
    const site = id && sites.get(id);
    expect(site).toMatchObject({ name: 'Gardeners', language: 'de', apiBase: `${ORIGIN}/w/rest.php/v1` });
    expect(site?.mediaOrigins).toContain(ORIGIN);
    expect(sites.at(new URL(PAGE))).toBe(site);
    expect((await found()).family).toBe(definition.family);
    expect((await found({ api: () => siteInfo({ scriptpath: '/other' }) })).family).not.toBe(definition.family);
  });

  it('cannot take the place of one that is built in', async () => {
    const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
    expect(sites.add({ ...(await found()), family: 'wikipedia' })).toBe(false);
    expect(sites.at(new URL('https://en.wikipedia.org/'))?.origin).toBe('https://en.wikipedia.org');
  });

  it('cannot take the place of another one that was added', async () => {
    const definition = await found();
    const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1', added: [definition] });
    expect(sites.add({ ...definition, origin: 'https://other.example' })).toBe(false);
    expect(sites.get(siteId(definition.family, 'de'))?.origin).toBe(ORIGIN);
    expect(sites.add({ ...definition, name: 'New name' })).toBe(true);
  });

  it.each([
    ['a missing page', () => html(head(), 404)],
    ['a page for members', () => html(head(), 403)],
    ['a page that never ends', () => new Response(pieces([head()], 'hang'))],
    ['a redirect to its page', ({ url }: SentRequest) => (url === PAGE ? redirect(301, '/view/Other') : html(head()))],
    ['a link without a type in small letters', () => html(head().replace('EditURI', 'EDITURI'))],
    [
      'a link behind another program’s',
      () => html(`<link rel="EditURI" type="application/rsd+xml" href="/xmlrpc.php?rsd">${head()}`),
    ],
    [
      'a link to plain http, which the wiki does not know to be encrypted',
      () => html(head(`http://${HOST}/w/api.php`)),
    ],
  ])('is found through %s', async (_what, page) => {
    expect(await bench({ page }).find()).toMatchObject({ ok: true, value: { origin: ORIGIN } });
  });

  it('is known by the name it gives itself', async () => {
    const small = 'https://m.wiki.example.org/view/X';
    expect(await found({ page: () => html(head('/w/api.php')) }, small)).toMatchObject({ origin: ORIGIN });
  });

  it.each(['http://localhost', '//127.0.0.1:8080', 'https://'])(
    'is known by the name it was found under when its own leads nowhere: %s',
    async (server) => {
      expect(await found({ api: () => siteInfo({ server }) })).toMatchObject({ origin: ORIGIN });
    },
  );

  it('may be without a main page, if its API says so', async () => {
    expect(await bench({ rest: () => restError(404, 'rest-nonexistent-title') }).find()).toMatchObject({ ok: true });
    const older = () => json({ messageTranslations: { en: 'No.' }, httpCode: 404, httpReason: 'Not Found' }, 404);
    expect(await bench({ rest: older }).find()).toMatchObject({ ok: true });
  });

  it('that names another address as its own is as that one describes itself', async () => {
    const small = 'https://m.wiki.example.org/view/X';
    const api: Answer = ({ url }) => siteInfo({ sitename: url.startsWith(ORIGIN) ? 'Gardeners' : 'Somebody’s name' });
    expect(await found({ page: () => html(head('/w/api.php')), api }, small)).toMatchObject({
      origin: ORIGIN,
      name: 'Gardeners',
    });
  });

  it('that names an address where nobody is stays where it was found', async () => {
    const small = 'https://m.wiki.example.org/view/X';
    const api: Answer = ({ url }) => (url.startsWith(ORIGIN) ? 'offline' : siteInfo());
    expect(await found({ page: () => html(head('/w/api.php')), api }, small)).toMatchObject({
      origin: 'https://m.wiki.example.org',
    });
  });

  it('may have a main page that no page can be', async () => {
    const { find, urls } = bench({ api: () => siteInfo({ mainpage: '\ud800' }) });
    expect(await find()).toMatchObject({ ok: true });
    expect(urls().at(-1)).toBe(`${ORIGIN}/w/rest.php/v1/page/Main_Page/bare`);
  });

  it.each([
    ['\u202eGardeners\u0007', 'Gardeners'],
    ['\u2067 \u200f', HOST],
    ['g'.repeat(500), 'g'.repeat(200)],
    [`${'g'.repeat(199)}\u{1f33b}`, 'g'.repeat(199)],
  ])('has a name that can be shown: %j', async (sitename, name) => {
    expect(await found({ api: () => siteInfo({ sitename }) })).toMatchObject({ name });
  });

  it.each([
    ['/view/$1', '/view/$1'],
    [`${ORIGIN}/view/$1`, '/view/$1'],
    ['https://elsewhere.example/view/$1', '/w/index.php?title=$1'],
    ['//elsewhere.example/view/$1', '/w/index.php?title=$1'],
    ['/show?name=$1', '/w/index.php?title=$1'],
    ['/view/$1/$1', '/w/index.php?title=$1'],
    ['/view/{lang}/$1', '/w/index.php?title=$1'],
    ['', '/w/index.php?title=$1'],
  ])('has pages at addresses that lead back to them: %s', async (articlepath, articlePath) => {
    const definition = await found({ api: () => siteInfo({ articlepath }) });
    expect(definition).toMatchObject({ articlePath });
    const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1', added: [definition] });
    const site = sites.get(siteId(definition.family, 'de'));
    expect(site && pageTarget(site, new URL(pageUrl(site, 'Abc/Def')))).toMatchObject({ title: 'Abc/Def' });
  });

  it('has no path with a place for a language', async () => {
    expect(await bench({ api: () => siteInfo({ scriptpath: '/{lang}/w' }) }).find()).toMatchObject({ ok: false });
  });

  it('may be written in a language that no id can hold', async () => {
    expect(await found({ api: () => siteInfo({ lang: 'x-elvish' }) })).toMatchObject({
      languages: ['mul'],
      contentLanguage: 'x-elvish',
    });
  });
});

describe('an address that leads to no wiki', () => {
  const private_ = { code: 'private', host: HOST };
  const restMissing = { code: 'rest-missing', host: HOST, generator: 'MediaWiki 1.43.1' };
  const notMediaWiki = { code: 'not-mediawiki', host: HOST };
  const wait = () => new Response('', { status: 429, headers: { 'retry-after': '60' } });

  it.each<[string, Script, object]>([
    ['nobody is there', { page: () => 'offline' }, { code: 'unreachable', host: HOST, why: 'offline' }],
    ['nobody can be trusted', { page: () => 'tls' }, { code: 'unreachable', host: HOST, why: 'tls' }],
    ['nobody answers', { api: () => 'timed-out' }, { code: 'unreachable', host: HOST, why: 'timed-out' }],
    ['the page breaks off', { page: () => 'protocol' }, { code: 'unreachable', host: HOST, why: 'offline' }],
    ['the server is in trouble', { page: () => html('', 502) }, { code: 'server-error', host: HOST, status: 502 }],
    ['redirects never end', { page: () => redirect(302, '/view/Again') }, { code: 'redirect-loop', host: HOST }],
    ['the page is anybody’s', { page: () => html('<title>Hello</title>') }, notMediaWiki],
    ['the page is another program’s', { page: () => html(head('/xmlrpc.php?rsd')) }, notMediaWiki],
    ['there is no page', { page: () => new Response(null, { status: 204 }) }, notMediaWiki],
    ['its program is none', { api: () => html('<h1>404</h1>', 404) }, notMediaWiki],
    ['its program is another', { api: () => json({ query: { general: { generator: 'Other 1' } } }) }, notMediaWiki],
    ['its program does not know the question', { api: () => json({ error: { code: 'badvalue' } }) }, notMediaWiki],
    [
      'it is older than the answers that are understood',
      { api: () => json({ query: { general: { generator: 'MediaWiki 1.19.0' } } }) },
      { ...restMissing, generator: 'MediaWiki 1.19.0' },
    ],
    ['its API is not there', { rest: () => html('<h1>404</h1>', 404) }, restMissing],
    ['its API is not that API', { rest: () => restError(404, 'rest-no-match') }, restMissing],
    ['its API answers with pages', { rest: () => html('<h1>Front page</h1>') }, restMissing],
    ['only members see pages', { page: () => html('<h1>Log in</h1>', 401) }, private_],
    ['only members may ask', { api: () => json({ error: { code: 'readapidenied' } }) }, private_],
    [
      'only members may ask, in the newer words',
      { api: () => json({ errors: [{ code: 'readapidenied' }] }) },
      private_,
    ],
    ['only members may read', { rest: () => restError(403, 'rest-read-denied') }, private_],
    [
      'it leads to plain http',
      { page: () => redirect(301, 'http://other.example/') },
      { code: 'address-not-secure', host: 'other.example' },
    ],
    [
      'it leads into this computer',
      { page: () => redirect(301, 'https://127.0.0.1/') },
      { code: 'address-not-secure', host: '127.0.0.1' },
    ],
    ...(
      [
        'https://127.0.0.2',
        'https://0.0.0.0',
        'https://localhost.',
        'https://wiki.localhost',
        'https://[::ffff:127.0.0.1]',
        'https://[::]',
        'https://192.168.1.1',
        'https://10.0.0.1',
        'https://[fd00::1]',
        'https://[::ffff:192.168.1.1]',
        'https://169.254.169.254',
        'https://router',
        'https://nas.local',
      ] as const
    ).map((near): [string, Script, object] => [
      `it leads too near: ${near}`,
      { page: () => redirect(301, `${near}/`) },
      { code: 'address-not-secure', host: new URL(near).host },
    ]),
    [
      'its link leads into this computer',
      { page: () => html(head('https://localhost/w/api.php')) },
      { code: 'address-not-secure', host: 'localhost' },
    ],
  ])('is explained when %s', async (_what, script, failure) => {
    expect(await bench(script).find()).toEqual({ ok: false, failure });
  });

  it('is explained when the server wants to be left alone, and it is left alone', async () => {
    const { find, clock, sent } = bench({ page: wait });
    const failure = { code: 'limited', host: HOST, until: clock.now() + 60_000 };
    expect(await find()).toEqual({ ok: false, failure });
    expect(await find()).toEqual({ ok: false, failure });
    expect(sent).toHaveLength(1);
  });

  it('is not explained to somebody who went away', async () => {
    const controller = new AbortController();
    const answer = bench({ page: never }).find(PAGE, controller.signal);
    controller.abort();
    expect(await answer).toEqual({ ok: false, failure: { code: 'superseded' } });
  });
});

describe('what a person types', () => {
  it.each([
    ['wiki.example.org', 'https://wiki.example.org/'],
    ['  wiki.example.org/view/Earth#Moon ', 'https://wiki.example.org/view/Earth'],
    ['HTTPS://Wiki.Example.Org', 'https://wiki.example.org/'],
    ['wiki.example.org:8443/w', 'https://wiki.example.org:8443/w'],
    ['https://intranet/wiki', 'https://intranet/wiki'],
    ['localhost:8480/wiki/Earth', 'http://localhost:8480/wiki/Earth'],
    ['http://127.0.0.1:8480', 'http://127.0.0.1:8480/'],
  ])('is an address: %s', (typed, address) => {
    const answer = wikiAddress(typed);
    expect(answer.ok && answer.value.href).toBe(address);
  });

  it.each([
    ['', 'address-invalid'],
    ['earth', 'address-invalid'],
    ['two words.org', 'address-invalid'],
    ['ftp://wiki.example.org', 'address-invalid'],
    ['file:///etc/passwd', 'address-invalid'],
    ['javascript:alert(1)', 'address-invalid'],
    ['mailto:a@wiki.example.org', 'address-invalid'],
    ['https://user:pass@wiki.example.org', 'address-invalid'],
    ['http://wiki.example.org', 'address-not-secure'],
  ])('is refused: %s', async (typed, code) => {
    const { find, sent } = bench();
    expect(await find(typed)).toMatchObject({ ok: false, failure: { code } });
    expect(sent).toEqual([]);
  });
});

describe('a wiki that is kept', () => {
  it('comes back as it was, through text', async () => {
    const definition = await found();
    expect(decodeSite(JSON.parse(JSON.stringify(encodeSite(definition))))).toEqual(definition);
  });

  it.each([
    ['a newer version', { version: 2 }],
    ['plain http', { bases: ['http://wiki.example.org/w/rest.php/v1'] }],
    ['a base with a password', { bases: ['https://a:b@wiki.example.org/w/rest.php/v1'] }],
    ['another scheme', { origin: 'file:///etc' }],
    ['no base', { bases: [] }],
    ['a family that names a path', { family: '../etc' }],
    ['a language that names a path', { languages: ['../etc'] }],
    ['an article path without a title', { articlePath: '/wiki/' }],
    ['something unknown', { extra: 1 }],
  ])('is not taken back with %s', async (_what, changes) => {
    expect(decodeSite({ ...(encodeSite(await found()) as object), ...changes })).toBeUndefined();
  });

  it('comes back as it was, whatever it says of itself', () => {
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 }), fc.constant('x'.repeat(999)));
    const path = fc.oneof(
      words,
      words.map((word) => `/${word}/$1`),
    );
    const said = fc.record({
      sitename: words,
      mainpage: words,
      articlepath: path,
      scriptpath: fc.oneof(
        words.map((word) => `/${word}`),
        fc.constant(''),
      ),
      lang: words,
      rights: fc.record({ url: fc.oneof(words, fc.webUrl()), text: words }),
    });
    fc.assert(
      fc.property(said, ({ rights, ...changes }) => {
        const answer = { query: { ...query, general: { ...general, ...changes }, rightsinfo: rights } };
        const read = readSiteInfo(answer, new URL(`${ORIGIN}/w/api.php`), () => true);
        if (read.kind !== 'site') return;
        expect(decodeSite(JSON.parse(JSON.stringify(encodeSite(read.site))))).toEqual(read.site);
      }),
    );
  });

  it.each([undefined, null, 'x', [], {}])('is not %j', (value) => {
    expect(decodeSite(value)).toBeUndefined();
  });
});
