import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../fakes/http.ts';
import { json, never } from '../fakes/http.ts';
import { actionError, bare, createBench, EN, parsoid, pieces, restError } from './answers.ts';

const EARTH = { site: EN, title: 'Earth' };

/** Answers when it is told to. */
function held(answer: () => Response) {
  const gate = Promise.withResolvers<void>();
  const given: Answer = async () => {
    await gate.promise;
    return answer();
  };
  return { given, release: gate.resolve };
}

describe('the same question asked several times at once', () => {
  it('is sent once and answered to all', async () => {
    const { given, release } = held(() => bare());
    const { wiki, http } = createBench(given);
    const answers = [wiki.page(EARTH), wiki.page(EARTH, { priority: 'saving' }), wiki.page(EARTH)];
    await setImmediate();
    release();
    const results = await Promise.all(answers);
    expect(results).toEqual([results[0], results[0], results[0]]);
    expect(results[0]).toMatchObject({ ok: true, value: { title: 'Earth' } });
    expect(http.sent).toHaveLength(1);
  });

  it('is sent once for a document too, also when its body has begun to arrive', async () => {
    const rest = Promise.withResolvers<void>();
    let part = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        part += 1;
        if (part === 2) await rest.promise;
        controller.enqueue(new TextEncoder().encode(part === 1 ? '<html>' : 'Earth'));
        if (part === 2) controller.close();
      },
    });
    const { wiki, http } = createBench(() => parsoid(body));
    const first = await wiki.html(EARTH);
    await setImmediate();
    const late = await wiki.html(EARTH);
    rest.resolve();
    const read = (page: typeof first) => (page.ok ? new Response(page.value.body).text() : page.failure.code);
    expect(await Promise.all([read(first), read(late)])).toEqual(['<html>Earth', '<html>Earth']);
    expect(http.sent).toHaveLength(1);
  });

  it('is sent again when the answer has come', async () => {
    const { wiki, http } = createBench(() => bare());
    await wiki.page(EARTH);
    await wiki.page(EARTH);
    expect(http.sent).toHaveLength(2);
  });

  it('fails for all with the same failure', async () => {
    const { wiki, http } = createBench(() => restError(404, 'rest-nonexistent-title'));
    const results = await Promise.all([wiki.page(EARTH), wiki.page(EARTH)]);
    expect(results).toEqual([results[0], results[0]]);
    expect(http.sent).toHaveLength(1);
  });

  it('is not shared between readers', async () => {
    const { given, release } = held(() => bare());
    const { wiki, http, nextReader } = createBench(given, ['one', 'two']);
    const first = wiki.page(EARTH);
    await setImmediate();
    nextReader();
    const second = wiki.page(EARTH);
    await setImmediate();
    release();
    await Promise.all([first, second]);
    expect(http.sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer one', 'Bearer two']);
  });
});

describe('a question that was given up', () => {
  it('is not sent when it was still waiting', async () => {
    const { wiki, http } = createBench(never);
    for (const title of ['A', 'B', 'C']) void wiki.page({ site: EN, title });
    const controller = new AbortController();
    const given = wiki.page(EARTH, { signal: controller.signal });
    await setImmediate();
    controller.abort();
    expect(await given).toEqual({ ok: false, failure: { code: 'superseded' } });
    expect(http.sent).toHaveLength(3);
  });

  it('stays under way for whoever else asked, and is aborted with the last of them', async () => {
    const { wiki, http } = createBench(never);
    const [one, two] = [new AbortController(), new AbortController()];
    const answers = [one, two].map(({ signal }) => wiki.page(EARTH, { signal }));
    await setImmediate();
    one.abort();
    expect(await answers[0]).toMatchObject({ failure: { code: 'superseded' } });
    expect(http.aborted()).toBe(0);
    two.abort();
    expect(await answers[1]).toMatchObject({ failure: { code: 'superseded' } });
    expect(http.aborted()).toBe(1);
  });

  it('makes room for the next', async () => {
    const { wiki, http } = createBench(never);
    const controller = new AbortController();
    for (const title of ['A', 'B', 'C']) void wiki.page({ site: EN, title }, { signal: controller.signal });
    void wiki.page(EARTH);
    await setImmediate();
    controller.abort();
    await setImmediate();
    expect(http.sent.map(({ url }) => url.split('/').at(-2))).toEqual(['A', 'B', 'C', 'Earth']);
  });

  it('is aborted when the document is no longer read', async () => {
    const { wiki, http } = createBench(() => parsoid(pieces(['<html>'], 'hang')));
    const controller = new AbortController();
    const page = await wiki.html(EARTH, { signal: controller.signal });
    controller.abort();
    const read = page.ok ? new Response(page.value.body).text() : Promise.resolve('');
    await expect(read).rejects.toMatchObject({ code: 'aborted' });
    expect(http.aborted()).toBe(1);
  });
});

describe('a question asked again', () => {
  it('by somebody else at the moment it is given up is sent again', async () => {
    const { wiki, http } = createBench(never);
    const controller = new AbortController();
    const given = wiki.page(EARTH, { signal: controller.signal });
    await setImmediate();
    http.answerWith(() => bare());
    controller.abort();
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(await given).toMatchObject({ failure: { code: 'superseded' } });
  });
});

describe('documents that nobody reads yet', () => {
  it('keep nobody from asking', async () => {
    const { wiki } = createBench(() => parsoid());
    for (const title of ['A', 'B', 'C', 'D', 'E'])
      expect(await wiki.html({ site: EN, title })).toMatchObject({ ok: true });
  });
});

describe('an answer that is kept', () => {
  const etag = { etag: 'W/"37"' };
  const said = { title: 'Earth', latest: { id: 37, timestamp: '2026-08-01T10:00:00Z' } };

  it('is asked about, and stands when it is still the same', async () => {
    const { wiki, http } = createBench(({ headers }) =>
      headers['if-none-match'] === 'W/"37"' ? new Response(null, { status: 304 }) : json(said, 200, etag),
    );
    const first = await wiki.page(EARTH);
    expect(await wiki.page(EARTH)).toEqual(first);
    expect(await wiki.page(EARTH)).toEqual(first);
    expect(http.sent.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, 'W/"37"', 'W/"37"']);
  });

  it('gives way to a newer one', async () => {
    const { wiki, http } = createBench(() => json(said, 200, etag));
    await wiki.page(EARTH);
    http.answerWith(() => json({ ...said, latest: { ...said.latest, id: 38 } }, 200, { etag: 'W/"38"' }));
    expect(await wiki.page(EARTH)).toMatchObject({ value: { revision: 38 } });
    await wiki.page(EARTH);
    expect(http.sent.at(-1)?.headers['if-none-match']).toBe('W/"38"');
  });

  it('is one reader’s own', async () => {
    const { wiki, http, nextReader } = createBench(() => json(said, 200, etag), ['one', 'two']);
    await wiki.page(EARTH);
    nextReader();
    await wiki.page(EARTH);
    expect(http.sent.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
  });

  it.each([
    ['forbids it', { ...etag, 'cache-control': 'no-store' }],
    ['has no name', {}],
  ])('is none that %s', async (_why, headers) => {
    const { wiki, http } = createBench(() => json(said, 200, headers));
    await wiki.page(EARTH);
    await wiki.page(EARTH);
    expect(http.sent.map((sent) => sent.headers['if-none-match'])).toEqual([undefined, undefined]);
  });

  it('is never a document', async () => {
    const { wiki, http } = createBench(() => parsoid());
    for (let turn = 0; turn < 2; turn += 1) {
      const page = await wiki.html(EARTH);
      if (page.ok) await new Response(page.value.body).text();
    }
    expect(http.sent.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
  });
});

describe('a failure that may pass', () => {
  it.each([
    ['an error of the server', () => restError(500, 'internal_api_error'), { code: 'server-error', status: 500 }],
    ['no answer', () => 'timed-out' as const, { code: 'timed-out' }],
  ])('is told to a person at once: %s', async (_what, answer, failure) => {
    const { wiki, http } = createBench(answer);
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure });
    expect(http.sent).toHaveLength(1);
  });

  it('is tried again in the background, after a while', async () => {
    const { wiki, http, clock } = createBench(() => restError(500, 'internal_api_error'));
    const answer = wiki.page(EARTH, { priority: 'saving' });
    await setImmediate();
    clock.advance(999);
    await setImmediate();
    expect(http.sent).toHaveLength(1);
    http.answerWith(() => bare());
    clock.advance(1_001);
    expect(await answer).toMatchObject({ ok: true });
  });

  it('is a failure in the background too after four attempts', async () => {
    const { wiki, http, clock } = createBench(() => 'timed-out');
    const answer = wiki.page(EARTH, { priority: 'prefetch' });
    for (let turn = 0; turn < 6; turn += 1) {
      await setImmediate();
      clock.advance(60_000);
    }
    expect(await answer).toEqual({ ok: false, failure: { code: 'timed-out' } });
    expect(http.sent).toHaveLength(4);
  });

  it('is not tried again when it will not pass', async () => {
    const { wiki, http } = createBench(() => restError(404, 'rest-nonexistent-title'));
    expect(await wiki.page(EARTH, { priority: 'saving' })).toMatchObject({ failure: { code: 'page-missing' } });
    expect(http.sent).toHaveLength(1);
  });

  it('is told to the person and waited for by the background when both ask the same', async () => {
    const { wiki, http, clock } = createBench(
      () => new Response('Slow down', { status: 429, headers: { 'retry-after': '30' } }),
    );
    const until = clock.now() + 30_000;
    const saving = wiki.page(EARTH, { priority: 'saving' });
    const reading = wiki.page(EARTH);
    expect(await reading).toEqual({ ok: false, failure: { code: 'limited', until } });
    http.answerWith(() => bare());
    clock.advance(29_999);
    await setImmediate();
    expect(http.sent).toHaveLength(1);
    clock.advance(1);
    expect(await saving).toMatchObject({ ok: true });
    expect(http.sent).toHaveLength(2);
  });

  it('is tried at once when a person asks for what the background waits for', async () => {
    const { wiki, http } = createBench(() => 'timed-out');
    const saving = wiki.page(EARTH, { priority: 'saving' });
    await setImmediate();
    http.answerWith(() => bare());
    expect(await wiki.page(EARTH)).toMatchObject({ ok: true });
    expect(await saving).toMatchObject({ ok: true });
    expect(http.sent).toHaveLength(2);
  });
});

describe('a host in trouble', () => {
  it('is one whose document broke off', async () => {
    const { wiki, http, clock } = createBench(() => parsoid(pieces(['<html>'], 'error')));
    const page = await wiki.html(EARTH);
    if (page.ok) await expect(new Response(page.value.body).text()).rejects.toMatchObject({ code: 'protocol' });
    http.answerWith(() => bare());
    const saving = wiki.page(EARTH, { priority: 'saving' });
    await setImmediate();
    expect(http.sent).toHaveLength(1);
    clock.advance(2_000);
    expect(await saving).toMatchObject({ ok: true });
  });

  it('is out of it when it has answered a person', async () => {
    const { wiki, http } = createBench(() => restError(500, 'internal_api_error'));
    await wiki.page(EARTH);
    const saving = wiki.page({ site: EN, title: 'Moon' }, { priority: 'saving' });
    await setImmediate();
    expect(http.sent).toHaveLength(1);
    http.answerWith(() => bare());
    await wiki.page(EARTH);
    expect(await saving).toMatchObject({ ok: true });
  });
});

describe('a request that is sent twice for its Bearer', () => {
  it('counts twice', async () => {
    let calls = 0;
    const tokens = Array.from({ length: 51 }, (_, index) => String(index));
    const { wiki, http } = createBench(() => {
      calls += 1;
      return calls % 2 === 1 ? restError(403, 'mwoauth-invalid-authorization') : bare();
    }, tokens);
    for (let page = 0; page < 50; page += 1) {
      await wiki.page({ site: EN, title: `Page ${page}` }, { priority: 'prefetch' });
    }
    expect(http.sent).toHaveLength(100);
    void wiki.page(EARTH, { priority: 'prefetch' });
    await setImmediate();
    expect(http.sent).toHaveLength(100);
  });
});

describe('a limit', () => {
  it('holds from its first line on, before its text has come', async () => {
    const slow = () => new Response(pieces(['Slow'], 'hang'), { status: 429, headers: { 'retry-after': '30' } });
    const { wiki, http, clock } = createBench(slow);
    const until = clock.now() + 30_000;
    const failure = { code: 'limited', until };
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure });
    expect(await wiki.page({ site: EN, title: 'Moon' })).toEqual({ ok: false, failure });
    expect(http.sent).toHaveLength(1);
    expect(http.aborted()).toBe(1);
  });

  it.each([
    ['0', '429', () => new Response('', { status: 429, headers: { 'retry-after': '0' } })],
    [
      'a date that has passed',
      '429',
      () => new Response('', { status: 429, headers: { 'retry-after': new Date(0).toUTCString() } }),
    ],
    ['0', 'the Action API', () => actionError('ratelimited', { 'retry-after': '0' })],
  ])('of %s (%s) is no leave for the background to ask in a circle', async (_value, _who, answer) => {
    const { wiki, http, clock } = createBench(answer);
    const members = wiki.categoryMembers(EN, { title: 'Category:Islands' }, { priority: 'saving' });
    const times: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      await setImmediate();
      while (times.length < http.sent.length) times.push(clock.monotonic());
      clock.advance(500);
    }
    expect(await members).toMatchObject({ failure: { code: 'limited' } });
    expect(times).toHaveLength(4);
    expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 1000)).toBe(true);
  });

  it('holds for a request whose Bearer is being mended meanwhile', async () => {
    const refused = Promise.withResolvers<Response>();
    const { wiki, http } = createBench(
      ({ url }) =>
        url.includes('Moon') ? new Response('', { status: 429, headers: { 'retry-after': '30' } }) : refused.promise,
      ['one', 'two'],
    );
    const earth = wiki.page(EARTH);
    await wiki.page({ site: EN, title: 'Moon' });
    refused.resolve(restError(403, 'mwoauth-invalid-authorization'));
    expect(await earth).toMatchObject({ failure: { code: 'limited' } });
    expect(http.sent).toHaveLength(2);
  });
});
