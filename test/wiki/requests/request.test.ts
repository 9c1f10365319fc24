import { describe, expect, it } from 'vitest';
import { siteId } from '../../../shared/site-id.ts';
import { html, json, never } from '../../fakes/http.ts';
import { actionError, bare, createBench, EN, redirect, restError, USER_AGENT } from '../answers.ts';

const EARTH = { site: EN, title: 'Earth' };
const gateway = () =>
  json({ httpCode: 401, httpReason: 'Jwt is expired' }, 401, {
    'www-authenticate': 'Bearer realm="https://en.wikipedia.org", error="invalid_token"',
  });
const mediawiki = () => restError(403, 'mwoauth-invalid-authorization');

describe('a request', () => {
  it('says who is asking', async () => {
    const { wiki, http } = createBench(() => bare());
    await wiki.page(EARTH);
    expect(http.sent[0]?.headers).toEqual({ 'user-agent': USER_AGENT, accept: 'application/json' });
  });

  it('carries the Bearer of who is signed in', async () => {
    const { wiki, http } = createBench(() => bare(), ['one']);
    await wiki.page(EARTH);
    expect(http.sent[0]?.headers['authorization']).toBe('Bearer one');
  });

  it('that was given up is told apart from one that failed', async () => {
    const { wiki } = createBench(never);
    const controller = new AbortController();
    const answer = wiki.searchTitles(EN, 'ear', { signal: controller.signal });
    controller.abort();
    expect(await answer).toEqual({ ok: false, failure: { code: 'superseded' } });
  });
});

describe('a refused Bearer', () => {
  it.each([
    ['by the gateway', gateway, 'invalid'],
    ['by MediaWiki', mediawiki, 'invalid'],
    ['by the Action API', () => actionError('mwoauth-invalid-authorization'), 'invalid'],
    ['for its client', () => restError(403, 'mwoauth-invalid-authorization-not-approved'), 'client-refused'],
  ])('%s is said to the session and the page comes with the next one', async (_by, refusal, why) => {
    const { wiki, http, refusals } = createBench(
      ({ headers }) => (headers['authorization'] === 'Bearer two' ? bare() : refusal()),
      ['one', 'two'],
    );
    const answer = await wiki.page(EARTH);
    expect(answer).toMatchObject({ ok: true, value: { title: 'Earth' } });
    expect(refusals).toEqual([`Bearer one ${why}`]);
    expect(http.sent).toHaveLength(2);
  });

  it('is left out when the session has no other', async () => {
    const { wiki, http } = createBench(({ headers }) => (headers['authorization'] ? mediawiki() : bare()), ['one']);
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(http.sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer one', undefined]);
  });

  it('is mended once, not for ever', async () => {
    const { wiki, http } = createBench(gateway, ['one', 'two', 'three']);
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'forbidden' } });
    expect(http.sent).toHaveLength(2);
  });

  it('is not suspected when the page is closed to everybody', async () => {
    const { wiki, refusals } = createBench(() => restError(403, 'rest-read-denied'), ['one', 'two']);
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'forbidden' } });
    expect(refusals).toEqual([]);
  });

  it.each(['invalid-user', 'wrong-wiki', 'some-new-reason'])(
    'that is good, but not at this wiki (%s), is left out there, and the session hears nothing of it',
    async (reason) => {
      const { wiki, http, refusals, clock } = createBench(
        ({ headers, url }) =>
          headers['authorization'] && url.includes('en.wikipedia')
            ? restError(403, `mwoauth-invalid-authorization-${reason}`)
            : bare(),
        ['one'],
      );
      let seen = 0;
      const carried = () => {
        const fresh = http.sent.slice(seen);
        seen = http.sent.length;
        return fresh.map(({ headers }) => headers['authorization']);
      };
      expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
      expect(carried()).toEqual(['Bearer one', undefined]);
      expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
      expect(carried()).toEqual([undefined]);
      expect(await wiki.page({ site: siteId('wikipedia', 'de'), title: 'Erde' })).toMatchObject({ ok: true });
      expect(carried()).toEqual(['Bearer one']);
      // Somebody may have been there meanwhile, and have an account now.
      clock.advance(60 * 60_000);
      expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
      expect(carried()).toEqual(['Bearer one', undefined]);
      expect(refusals).toEqual([]);
    },
  );

  it('never reaches the log', async () => {
    const { wiki, log } = createBench(gateway, ['secret-one', 'secret-two']);
    await wiki.page(EARTH);
    expect(log.entries.map(({ event }) => event)).toContain('wiki.bearer-refused');
    expect(log.text()).not.toContain('secret');
  });
});

describe('a server that limits', () => {
  const limited = (retryAfter: string | undefined, status = 429) =>
    new Response('Too many requests', {
      status,
      headers: { 'content-type': 'text/plain', ...(retryAfter !== undefined && { 'retry-after': retryAfter }) },
    });

  it('is not asked again before the moment it named, and is asked then', async () => {
    const { wiki, http, clock } = createBench(() => limited('30'));
    const until = clock.now() + 30_000;
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until } });

    http.answerWith(() => bare());
    clock.advance(29_999);
    expect(await wiki.searchTitles(EN, 'moon')).toEqual({ ok: false, failure: { code: 'limited', until } });
    expect(http.sent).toHaveLength(1);
    clock.advance(1);
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
  });

  it.each([-25, -1, 1, 25])('is left alone for as long when the clock is set by %d h', async (hours) => {
    const { wiki, http, clock } = createBench(() => limited('30'));
    await wiki.page(EARTH);
    http.answerWith(() => bare());
    clock.jump(hours * 3_600_000);
    const failure = { code: 'limited', until: clock.now() + 30_000 };
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure });
    clock.advance(30_000);
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(http.sent).toHaveLength(2);
  });

  it('has a date of its own read by its own clock', async () => {
    const date = (ms: number) => new Date(Date.UTC(2031, 0, 1) + ms).toUTCString();
    const { wiki, clock } = createBench(
      () => new Response('', { status: 429, headers: { date: date(0), 'retry-after': date(45_000) } }),
    );
    const until = clock.now() + 45_000;
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until } });
  });

  it('may name a date', async () => {
    const { wiki, clock } = createBench(() => limited(new Date(Date.UTC(2026, 8, 1, 12, 2)).toUTCString()));
    const until = clock.now() + 120_000;
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until } });
  });

  it('may do so with 503, when it says for how long', async () => {
    const { wiki, clock } = createBench(() => limited('5', 503));
    const until = clock.now() + 5_000;
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until } });
  });

  it.each([[undefined], ['soon'], ['-5']])('is left alone for a minute when it names no moment (%s)', async (value) => {
    const { wiki, clock } = createBench(() => limited(value));
    const until = clock.now() + 60_000;
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until } });
  });

  it('does not silence a wiki for good with a misprint', async () => {
    const { wiki, clock } = createBench(() => limited('99999999999999999999'));
    const until = clock.now() + 24 * 60 * 60_000;
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'limited', until } });
  });

  it('does not silence another wiki', async () => {
    const { wiki, http } = createBench(() => limited('30'));
    await wiki.page(EARTH);
    http.answerWith(() => bare('Erde'));
    const german = { site: siteId('wikipedia', 'de'), title: 'Erde' };
    expect(await wiki.page(german)).toMatchObject({ ok: true });
  });
});

describe('a failure', () => {
  it.each([
    [
      'missing page',
      (): Response | 'offline' | 'tls' | 'timed-out' => restError(404, 'rest-nonexistent-title'),
      { code: 'page-missing', title: 'Earth' },
    ],
    [
      'missing revision',
      () => restError(404, 'rest-nonexistent-revision'),
      { code: 'revision-missing', title: 'Earth' },
    ],
    ['bad title', () => restError(404, 'rest-invalid-title'), { code: 'title-invalid', title: 'Earth' }],
    ['closed page', () => restError(403, 'rest-permission-denied-title'), { code: 'forbidden' }],
    ['refused program', () => html('<h1>Error 403</h1>', 403), { code: 'forbidden' }],
    ['fault of the server', () => restError(500, 'internal_api_error'), { code: 'server-error', status: 500 }],
    ['fault in HTML', () => html('<h1>Our servers are down</h1>', 503), { code: 'server-error', status: 503 }],
    ['what was taken away', () => restError(410, 'gone'), { code: 'gone' }],
    ['network that wants a login', () => html('<h1>Log in</h1>', 511), { code: 'captive-portal' }],
    ['page of a portal', () => html('<form>Log in to the network</form>'), { code: 'captive-portal' }],
    ['way to a portal', () => redirect(302, 'http://portal.example/login'), { code: 'captive-portal' }],
    ['way to a portal’s search', () => redirect(302, 'http://portal.example/search/'), { code: 'captive-portal' }],
    [
      'key beside a field of another shape',
      () => json({ errorKey: 'rest-nonexistent-title', name: { en: 'x' }, error: 404, errors: 'many' }, 404),
      { code: 'page-missing', title: 'Earth' },
    ],
    ['no connection', () => 'offline' as const, { code: 'offline' }],
    ['no trust in the connection', () => 'tls' as const, { code: 'offline' }],
    ['time', () => 'timed-out' as const, { code: 'timed-out' }],
    [
      'parameter',
      () => json({ error: 'parameter-validation-failed', name: 'limit', value: 'x', failureCode: 'badinteger' }, 400),
      { code: 'unreadable', what: 'parameter limit refused' },
    ],
    [
      '404 that is not about a page',
      () => json({ httpCode: 404, httpReason: 'Not Found' }, 404),
      { code: 'unreadable', what: 'status 404 (no error key)' },
    ],
    ['404 in HTML', () => html('<h1>404</h1>', 404), { code: 'unreadable', what: 'status 404 (no error key)' }],
  ])('is told by its kind: %s', async (_what, answer, failure) => {
    const { wiki } = createBench(answer);
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure });
  });

  it.each([
    ['another page of the wiki', () => html('<meta name="generator" content="MediaWiki">'), 'page/bare: not JSON'],
    ['a list', () => json([1, 2]), 'page/bare: another shape'],
    ['another shape', () => bare('Earth', { latest: { id: 'x' } }), 'page/bare: latest.id'],
    ['half an answer', () => new Response('{"id":36,"ti'), 'page/bare: not JSON'],
  ])('is an answer that cannot be read: %s', async (_what, answer, what) => {
    const { wiki } = createBench(answer);
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'unreadable', what } });
  });
});
