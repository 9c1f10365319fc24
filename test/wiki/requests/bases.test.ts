import { describe, expect, it } from 'vitest';
import { mayCarryBearer } from '../../../main/auth/api-origins.ts';
import { HttpError } from '../../../main/ports.ts';
import { createBases } from '../../../main/wiki/requests/bases.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { createWiki } from '../../../main/wiki/wiki.ts';
import { siteId } from '../../../shared/site-id.ts';
import { fakeBearers } from '../../fakes/bearers.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp, html, json } from '../../fakes/http.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { API, bare, EN, parsoid, redirect, restError, USER_AGENT } from '../answers.ts';

const OWN = API;
const PORTAL = 'https://api.wikimedia.org/core/v1/wikipedia/en';
const EARTH = { site: EN, title: 'Earth' };
const MINUTE = 60_000;

type Script = { readonly own?: Answer; readonly portal?: Answer };

/** A client whose two bases answer as told, and well where nothing is told; somebody is signed in with Wikipedia. */
function createBench(script: Script, apiBase = 'https://{lang}.wikipedia.org/w/rest.php/v1') {
  let current = script;
  const answer: Answer = (request) => {
    const told = request.url.startsWith(PORTAL) ? current.portal : current.own;
    if (told !== undefined) return told(request);
    return request.headers['accept'] === 'text/html' ? parsoid() : bare();
  };
  const { http, sent } = createFakeHttp(answer);
  const clock = createFakeClock();
  const log = createFakeLog();
  const bearers = fakeBearers({
    forUrl: async (url) =>
      mayCarryBearer(url, ['https://*.wikipedia.org']) ? { authorization: 'Bearer secret' } : undefined,
  });
  const random = createFakeRandom();
  const sites = createSites({ apiBase });
  const wiki = createWiki({ http, bearers, clock, random, userAgent: USER_AGENT, sites, log: log.log });
  return {
    wiki,
    sent,
    clock,
    log,
    tell: (next: Script) => {
      current = next;
    },
    hosts: () => sent.map(({ url }) => new URL(url).host),
    changes: () => log.entries.filter(({ event }) => event === 'wiki.base-changed').map(({ data }) => data['why']),
  };
}

const BOTH = ['en.wikipedia.org', 'api.wikimedia.org'];
const noMatch = () => restError(404, 'rest-no-match');
const captive = () => redirect(302, 'http://login.example/search/');
const garbled = () => new Response('<br />Warning{}', { headers: { 'content-type': 'application/json' } });
const missing = () => restError(404, 'rest-nonexistent-title');

describe('the other base', () => {
  it.each([
    ['unreachable', 'whose name is not known', () => 'offline' as const],
    ['tls', 'that cannot be trusted', () => 'tls' as const],
    ['gone', 'that is gone', () => html('<h1>Gone</h1>', 410)],
    ['path-unknown', 'that knows no such path', () => html('<h1>Not found</h1>', 404)],
    ['path-unknown', 'whose gateway knows no such path', () => json({ httpCode: 404, httpReason: 'Not Found' }, 404)],
    ['not-the-api', 'that sends a page instead', () => html('<h1>MediaWiki has moved</h1>')],
    ['not-the-api', 'whose JSON is one by name only', () => garbled()],
    ['moved', 'that sends people to the manual', () => redirect(301, 'https://www.mediawiki.org/wiki/API')],
  ])('answers for one %s: %s', async (why, _which, own) => {
    const { wiki, clock, hosts, sent, changes } = createBench({ own });
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true, value: { title: 'Earth' } });
    expect(hosts()).toEqual(BOTH);
    expect(sent[1]?.url).toBe(`${PORTAL}/page/Earth/bare`);
    expect(wiki.diagnostics().bases).toEqual([{ site: EN, base: PORTAL, since: clock.now(), why }]);
    expect(changes()).toEqual([why]);

    const again = await wiki.html(EARTH);
    expect(again).toMatchObject({ ok: true });
    expect(hosts()).toEqual([...BOTH, 'api.wikimedia.org']);
  });

  it('is no remedy for a page that came without saying which revision it is', async () => {
    const { wiki, hosts } = createBench({ own: () => html('<title>MediaWiki</title>'), portal: () => parsoid() });
    expect(await wiki.html(EARTH)).toMatchObject({ ok: true, value: { revision: 37 } });
    expect(hosts()).toEqual(BOTH);
  });

  it.each([
    ['a missing page', missing, 'page-missing'],
    ['a bad title', () => restError(404, 'rest-invalid-title'), 'title-invalid'],
    ['a limit', () => new Response('wait', { status: 429, headers: { 'retry-after': '30' } }), 'limited'],
    ['a limit told with 503', () => new Response('wait', { status: 503, headers: { 'retry-after': '5' } }), 'limited'],
    ['an error of the server', () => html('<h1>Error</h1>', 500), 'server-error'],
    ['a closed page', () => restError(403, 'rest-read-denied'), 'forbidden'],
    ['silence', () => 'timed-out' as const, 'timed-out'],
    [
      'another wiki’s address',
      () => redirect(301, 'https://evil.example/w/rest.php/v1/page/Earth'),
      'redirect-refused',
    ],
  ])('is not asked after %s: the wiki has spoken', async (_what, own, code) => {
    const { wiki, hosts, changes } = createBench({ own });
    expect(await wiki.page(EARTH)).toMatchObject({ ok: false, failure: { code } });
    expect(hosts()).toEqual(['en.wikipedia.org']);
    expect(wiki.diagnostics().bases).toMatchObject([{ base: OWN, why: 'preferred' }]);
    expect(changes()).toEqual([]);
  });

  it('may say that a page is missing, and is believed', async () => {
    const { wiki } = createBench({ own: () => 'offline', portal: missing });
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'page-missing', title: 'Earth' } });
    expect(wiki.diagnostics().bases).toMatchObject([{ base: PORTAL, why: 'unreachable' }]);
  });

  it.each<[string, Answer, Answer, object]>([
    ['offline', () => 'offline' as const, () => 'tls' as const, { code: 'offline' }],
    ['behind a portal', () => html('<form>Log in</form>'), () => 'offline' as const, { code: 'captive-portal' }],
    ['gone', () => html('', 410), () => html('', 410), { code: 'gone' }],
    ['unreachable, and the other has no such path', () => 'offline', noMatch, { code: 'offline' }],
    ['unreachable, and the other in trouble', () => 'offline', () => html('', 502), { code: 'offline' }],
    ['unreachable, and the other a captive portal', () => 'offline', captive, { code: 'offline' }],
    [
      'sent to the manual',
      () => redirect(301, 'https://www.mediawiki.org/wiki/API'),
      () => html('', 404),
      { code: 'redirect-refused', host: 'www.mediawiki.org' },
    ],
  ])('that fails as well changes nothing, and the first failure is told: %s', async (_what, own, portal, failure) => {
    const { wiki, hosts, changes } = createBench({ own, portal });
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure });
    expect(hosts()).toEqual(BOTH);
    expect(changes()).toEqual([]);
    await wiki.page({ site: EN, title: 'Moon' });
    expect(hosts().slice(2)).toEqual(BOTH);
  });

  it('that wants us to wait is waited for, but not moved to', async () => {
    const limited = () => new Response('wait', { status: 429, headers: { 'retry-after': '30' } });
    const { wiki, clock, changes } = createBench({ own: () => 'offline', portal: limited });
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until: clock.now() + 30_000 } });
    expect(changes()).toEqual([]);
  });

  it('is not asked for anybody who went away', async () => {
    const controller = new AbortController();
    const own: Answer = () => {
      controller.abort();
      return 'offline';
    };
    const { wiki, hosts } = createBench({ own });
    expect(await wiki.page(EARTH, { signal: controller.signal })).toMatchObject({ failure: { code: 'superseded' } });
    // A later request has come and gone: what the first might still have sent would have been sent by now.
    await wiki.page({ site: EN, title: 'Moon' });
    expect(hosts()).toEqual(['en.wikipedia.org', ...BOTH]);
  });

  it.each(['zh-yue', 'be-tarask', 'roa-rup'])('does not know %s', async (language) => {
    const { wiki, sent } = createBench({ own: () => 'offline' });
    expect(await wiki.page({ site: siteId('wikipedia', language), title: 'X' })).toMatchObject({ ok: false });
    expect(sent.map(({ url }) => new URL(url).host)).toEqual([`${language}.wikipedia.org`]);
  });

  it('is one language’s own affair', async () => {
    const { wiki, sent } = createBench({ own: ({ url }) => (url.startsWith(OWN) ? 'offline' : bare('Erde')) });
    await wiki.page(EARTH);
    await wiki.page({ site: siteId('wikipedia', 'de'), title: 'Erde' });
    expect(sent.at(-1)?.url).toBe('https://de.wikipedia.org/w/rest.php/v1/page/Erde/bare');
  });

  it('never sees the Bearer of an account that is not its own', async () => {
    const { wiki, sent, log } = createBench({ own: () => html('', 410) });
    await wiki.page(EARTH);
    await wiki.html(EARTH);
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer secret', undefined, undefined]);
    expect(log.text()).not.toContain('secret');
  });
});

describe('the way back', () => {
  it('is tried after a quarter of an hour, by one request', async () => {
    const { wiki, clock, hosts, tell } = createBench({ own: () => 'offline' });
    await wiki.page(EARTH);
    clock.advance(15 * MINUTE - 1);
    await wiki.page(EARTH);
    expect(hosts()).toEqual([...BOTH, 'api.wikimedia.org']);

    tell({});
    clock.advance(1);
    await wiki.page(EARTH);
    expect(hosts().at(-1)).toBe('en.wikipedia.org');
    expect(wiki.diagnostics().bases).toEqual([{ site: EN, base: OWN, since: clock.now(), why: 'preferred' }]);
    await wiki.page(EARTH);
    expect(hosts().at(-1)).toBe('en.wikipedia.org');
  });

  it('that is still barred costs one request in a quarter of an hour', async () => {
    const { wiki, clock, hosts } = createBench({ own: () => 'offline' });
    await wiki.page(EARTH);
    const since = clock.now();
    clock.advance(15 * MINUTE);
    await Promise.all(['A', 'B', 'C'].map((title) => wiki.page({ site: EN, title })));
    expect(hosts().filter((host) => host === 'en.wikipedia.org')).toHaveLength(2);
    expect(wiki.diagnostics().bases).toEqual([{ site: EN, base: PORTAL, since, why: 'unreachable' }]);
  });

  it.each<[string, Answer]>([
    ['an error of somebody’s', () => html('<h1>Bad gateway</h1>', 502)],
    ['an error of its own', () => restError(500, 'internal_api_error')],
    ['a captive portal', captive],
    ['no such path', noMatch],
  ])('does not end at %s: the other base answers and is kept', async (_what, own) => {
    const { wiki, clock, hosts, tell, changes } = createBench({ own: () => 'offline' });
    await wiki.page(EARTH);
    tell({ own });
    clock.advance(15 * MINUTE);
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(hosts().slice(2)).toEqual(BOTH);
    expect(wiki.diagnostics().bases).toMatchObject([{ base: PORTAL, why: 'unreachable' }]);
    expect(changes()).toEqual(['unreachable']);
  });

  it.each([-24 * 60 * MINUTE, 24 * 60 * MINUTE])('is as long when the clock is set by %d ms', async (jump) => {
    const { wiki, clock, hosts, tell } = createBench({ own: () => 'offline' });
    await wiki.page(EARTH);
    tell({});
    clock.jump(jump);
    clock.advance(15 * MINUTE - 1);
    await wiki.page(EARTH);
    expect(hosts().at(-1)).toBe('api.wikimedia.org');
    clock.advance(1);
    await wiki.page(EARTH);
    expect(hosts().at(-1)).toBe('en.wikipedia.org');
  });

  it('is not taken for an answer that was asked for before the change', async () => {
    const late = Promise.withResolvers<Response>();
    const { wiki, hosts } = createBench({ own: ({ url }) => (url.includes('Moon') ? late.promise : 'offline') });
    const moon = wiki.page({ site: EN, title: 'Moon' });
    await wiki.page(EARTH);
    late.resolve(bare('Moon'));
    expect(await moon).toMatchObject({ ok: true, value: { title: 'Moon' } });
    expect(wiki.diagnostics().bases).toMatchObject([{ base: PORTAL, why: 'unreachable' }]);
    await wiki.page(EARTH);
    expect(hosts().at(-1)).toBe('api.wikimedia.org');
  });

  it('is taken at once when the other base fails', async () => {
    const { wiki, hosts, tell } = createBench({ own: () => 'offline' });
    await wiki.page(EARTH);
    tell({ portal: () => html('', 410) });
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(hosts().slice(2)).toEqual(['api.wikimedia.org', 'en.wikipedia.org']);
    expect(wiki.diagnostics().bases).toMatchObject([{ base: OWN, why: 'preferred' }]);
  });
});

describe('the API portal, where it is preferred', () => {
  const preferred = (script: Script) => createBench(script, 'https://api.wikimedia.org/core/v1/wikipedia/{lang}');

  it('is asked first, and the wiki itself when it has been retired', async () => {
    const { wiki, hosts } = preferred({ portal: () => redirect(301, 'https://www.mediawiki.org/wiki/API') });
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(hosts()).toEqual([...BOTH].reverse());
    expect(wiki.diagnostics().bases).toMatchObject([{ base: OWN, why: 'moved' }]);
  });

  it.each(['/w/rest.php/v1/page/Earth/html', `${OWN}/page/Earth/html`, `${PORTAL}/page/Earth/html`])(
    'passes the wiki’s redirects on, and they are followed on the base in use: %s',
    async (location) => {
      const { wiki, sent } = preferred({
        portal: ({ url }) => (url.endsWith('/earth/html') ? redirect(301, location) : parsoid()),
      });
      expect(await wiki.html({ site: EN, title: 'earth' })).toMatchObject({ ok: true, value: { title: 'Earth' } });
      expect(sent.map(({ url }) => url)).toEqual([`${PORTAL}/page/earth/html`, `${PORTAL}/page/Earth/html`]);
    },
  );

  it('does not lead to another wiki on the same host', async () => {
    const location = 'https://api.wikimedia.org/core/v1/wikipedia/de/page/Erde/html';
    const { wiki } = preferred({ portal: () => redirect(301, location) });
    const failure = { code: 'redirect-refused', host: 'api.wikimedia.org' };
    expect(await wiki.html(EARTH)).toEqual({ ok: false, failure });
  });
});

describe('an endpoint that its server means to take away', () => {
  const ending = { deprecation: '@1783000000', sunset: 'Fri, 01 Jan 2027 00:00:00 GMT' };
  const endingSoon = () => {
    const answer = bare();
    for (const [name, value] of Object.entries(ending)) answer.headers.set(name, value);
    return answer;
  };

  it('is logged once, without saying what somebody read', async () => {
    const { wiki, log } = createBench({ own: endingSoon });
    for (const title of ['Earth', 'Moon', 'Earth']) await wiki.page({ site: EN, title });
    const path = '/w/rest.php/v1/page/*/bare';
    const entries = log.entries.filter(({ event }) => event === 'wiki.deprecated');
    expect(entries.map(({ data }) => data)).toEqual([{ host: 'en.wikipedia.org', path, ...ending }]);
    expect(wiki.diagnostics().deprecations).toHaveLength(1);
    expect(log.text()).not.toMatch(/Earth|Moon/);
  });

  it('is told apart from another, and from one of another host', async () => {
    const { wiki } = createBench({ own: () => restError(404, 'rest-nonexistent-title', { sunset: ending.sunset }) });
    await wiki.page(EARTH);
    await wiki.html(EARTH);
    await wiki.page({ site: siteId('wikipedia', 'de'), title: 'Erde' });
    expect(wiki.diagnostics().deprecations.map(({ host, path, deprecation }) => [host, path, deprecation])).toEqual([
      ['en.wikipedia.org', '/w/rest.php/v1/page/*/bare', ''],
      ['en.wikipedia.org', '/w/rest.php/v1/page/*/html', ''],
      ['de.wikipedia.org', '/w/rest.php/v1/page/*/bare', ''],
    ]);
  });
});

it('a wiki that is added anew is read under the bases it has now', async () => {
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
  const english = sites.get(EN);
  if (english === undefined) throw new Error('Not known');
  let site = english;
  const bases = createBases({ sites: { ...sites, ofApi: () => site }, clock: createFakeClock(), log: () => {} });
  const asked: string[] = [];
  const read = () =>
    bases.send({ url: new URL(`${site.apiBase}/page/Earth/bare`), accept: 'application/json' }, async ({ url }) => {
      asked.push(url.host);
      if (url.host === 'en.wikipedia.org') throw new HttpError('offline');
      return { kind: 'answer', response: bare() };
    });
  await read();
  const moved = ['https://one.example/rest.php/v1', 'https://two.example/rest.php/v1'];
  site = { ...english, apiBase: 'https://one.example/rest.php/v1', bases: moved };
  await read();
  expect(asked).toEqual([...BOTH, 'one.example']);
  expect(bases.inUse()).toMatchObject([{ base: moved[0], why: 'preferred' }]);
});
