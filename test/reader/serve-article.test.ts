import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Answer, html } from '../fakes/http.ts';
import { API, bare, EN, parsoid, pieces, restError } from '../wiki/answers.ts';
import { createReaderBench, type ReaderBench } from './bench.ts';

const EARTH = { site: EN, title: 'Earth' };
const TEXT = '<p>Earth.</p>';
const answer: Answer = ({ url }) => (url.endsWith('/html') ? parsoid(TEXT) : bare());
const documentsAskedFor = ({ http }: ReaderBench) => http.sent.filter(({ url }) => url.endsWith('/html')).length;

async function open({ reader }: ReaderBench, title = 'Earth'): Promise<string> {
  const opened = await reader.open({ ...EARTH, title });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value.documentPath;
}

/** What the transform was told, and what it was given. */
async function told(response: Response): Promise<[Record<string, unknown>, string]> {
  const [head = '', ...rest] = (await response.text()).split('\n');
  return [JSON.parse(head), rest.join('\n')];
}

describe('the document of an opened page', () => {
  it('is the one that is already on its way', async () => {
    const bench = createReaderBench(answer);
    const response = await bench.get(await open(bench));
    const [options, text] = await told(response);
    expect(response.status).toBe(200);
    expect(text).toBe(TEXT);
    expect(documentsAskedFor(bench)).toBe(1);
    expect(options).toEqual({
      title: 'Earth',
      language: 'en',
      direction: 'ltr',
      pageUrl: 'https://en.wikipedia.org/wiki/Earth',
      stylesheetPath: '/article.css',
      link: '/article/wikipedia:en/AC%2FDC#Live',
      picture: '/media/wikipedia:en/https%3A%2F%2Fupload.wikimedia.org%2Fa%2520b.png',
      own: 'Mars',
    });
  });

  it('is asked for anew, by revision, when the frame is reloaded', async () => {
    const bench = createReaderBench(answer);
    const path = await open(bench);
    await (await bench.get(path)).text();
    const [, text] = await told(await bench.get(path));
    expect(text).toBe(TEXT);
    expect(bench.http.sent.at(-1)?.url).toBe(`${API}/revision/37/html`);
  });

  it('goes to nobody with another ticket, another page or another site', async () => {
    const bench = createReaderBench(answer);
    const path = await open(bench);
    await open(bench, 'Mars');
    for (const other of [
      path.replace(/open=./, 'open=~'),
      path.replace('Earth', 'Mars'),
      path.replace('wikipedia:en', 'wikipedia:de'),
    ]) {
      const before = documentsAskedFor(bench);
      await (await bench.get(other)).text();
      expect(documentsAskedFor(bench)).toBe(before + 1);
    }
    const before = documentsAskedFor(bench);
    await (await bench.get(path)).text();
    expect(documentsAskedFor(bench)).toBe(before);
  });

  it('is not used up by a question about its head', async () => {
    const bench = createReaderBench(answer);
    const path = await open(bench);
    expect((await bench.get(path, { method: 'HEAD' })).status).toBe(200);
    await (await bench.get(path)).text();
    expect(documentsAskedFor(bench)).toBe(1);
  });

  it('that nobody takes is let go after thirty seconds', async () => {
    const cancelled = Promise.withResolvers<string>();
    const body = () => new ReadableStream<Uint8Array>({ cancel: () => cancelled.resolve('cancelled') });
    const bench = createReaderBench(({ url }) => (url.endsWith('/html') ? parsoid(body()) : bare()));
    const path = await open(bench);
    bench.clock.advance(30_000);
    expect(await cancelled.promise).toBe('cancelled');
    bench.http.answerWith(() => parsoid(TEXT));
    await (await bench.get(path)).text();
    expect(documentsAskedFor(bench)).toBe(2);
  });

  it('that is left on its way is not told of any more', async () => {
    const body = () => pieces(['</head><h2>One</h2>', '<h2>Two</h2>'], 'hang');
    const bench = createReaderBench(({ url }) => (url.endsWith('/html') ? parsoid(body()) : bare()));
    const headings: number[] = [];
    bench.reader.onContents(({ outline }) => headings.push(outline.length));
    const response = await bench.get(await open(bench));
    const reader = response.body?.getReader();
    for (let count = 0; count < 2; count++) await reader?.read();
    expect(headings).toEqual([1]);
    await reader?.cancel();
    bench.clock.advance(1_000);
    expect(headings).toEqual([1]);
  });

  it('waits with three others at most: the oldest gives way', async () => {
    const bench = createReaderBench(answer);
    const paths: string[] = [];
    for (let count = 0; count < 5; count++) paths.push(await open(bench));
    await (await bench.get(paths[0] ?? '')).text();
    expect(documentsAskedFor(bench)).toBe(6);
    await (await bench.get(paths[1] ?? '')).text();
    expect(documentsAskedFor(bench)).toBe(6);
  });

  it('lets its pictures wait for the window that opened it, and for no other', async () => {
    const picture = '<img src="/media/wikipedia:en/x" alt="">';
    const bench = createReaderBench(({ url }) => (url.endsWith('/html') ? parsoid(picture) : bare()));
    const [, followed] = await told(await bench.get(await open(bench)));
    expect(followed).toBe('<img src="/media/blank.svg" data-src="/media/wikipedia:en/x" alt="">');
    const [, alone] = await told(await bench.get('/article/wikipedia:en/Earth'));
    expect(alone).toBe(picture);
  });

  it('goes on paper as it was kept, without asking anybody, and with what it owes', async () => {
    const bench = createReaderBench(answer);
    await (await bench.get(await open(bench))).text();
    await expect.poll(async () => bench.library.read(EARTH)).toMatchObject({ value: { revision: 37 } });
    const before = documentsAskedFor(bench);
    const prepared = await bench.reader.prepareForPaper({ ...EARTH, revision: 37 }, false);
    if (!prepared.ok) throw new Error(prepared.failure.code);
    const text = await (await bench.get(prepared.value)).text();
    expect(text).toContain('<p>https://en.wikipedia.org/wiki/Earth · Revision 37</p>');
    expect(documentsAskedFor(bench)).toBe(before);
  });

  it('that is not kept is asked for, by its revision, to go on paper; a failure is the reader’s own', async () => {
    const bench = createReaderBench(answer);
    const prepared = await bench.reader.prepareForPaper({ ...EARTH, revision: 37 }, false);
    if (!prepared.ok) throw new Error(prepared.failure.code);
    expect(bench.http.sent.at(-1)?.url).toBe(`${API}/revision/37/html`);
    expect(await (await bench.get(prepared.value)).text()).toContain('Revision 37');
    bench.http.answerWith(() => restError(404, 'rest-nonexistent-revision'));
    expect(await bench.reader.prepareForPaper({ ...EARTH, revision: 38 }, false)).toMatchObject({ ok: false });
  });

  it('that came in somebody’s file goes on paper only where the wiki cannot be asked', async () => {
    const bench = createReaderBench(answer);
    await (await bench.get(await open(bench))).text();
    await expect.poll(async () => bench.library.read(EARTH)).toMatchObject({ value: { revision: 37 } });
    const kept = await bench.library.read(EARTH);
    if (!kept.ok || kept.value === undefined) throw new Error('not kept');
    const html = zstdCompressSync('{}\n<p>Whatever somebody wrote.</p>');
    await bench.library.keep({ ...kept.value, html, engine: 0, aliases: [], text: '', headings: [] });
    const onPaper = async () => {
      const prepared = await bench.reader.prepareForPaper({ ...EARTH, revision: 37 }, false);
      if (!prepared.ok) throw new Error(prepared.failure.code);
      return (await bench.get(prepared.value)).text();
    };
    expect(await onPaper()).toContain(TEXT);
    bench.http.answerWith(() => 'offline');
    expect(await onPaper()).toContain('Whatever somebody wrote.');
  });

  it('that breaks off says so to whoever writes the document', async () => {
    const bench = createReaderBench(({ url }) => (url.endsWith('/html') ? parsoid(pieces(['<p>'], 'error')) : bare()));
    const response = await bench.get(await open(bench));
    await expect(response.text()).rejects.toMatchObject({ code: 'protocol' });
  });
});

describe('a document that cannot be had', () => {
  it.each([
    ['offline', 503, () => 'offline' as const],
    ['revision-missing', 404, () => restError(404, 'rest-nonexistent-revision')],
    ['limited', 429, () => new Response('', { status: 429 })],
    ['captive-portal', 502, () => html('<form>Log in to the network</form>')],
    ['gone', 410, () => restError(410, 'gone')],
    ['unreadable', 502, () => html('<meta name="generator" content="MediaWiki">')],
    ['server-error', 502, () => html('<h1>500</h1>', 500)],
  ])('is a document that names the failure: %s', async (code, status, failing) => {
    const { get } = createReaderBench(failing);
    const response = await get('/article/wikipedia:en/Tom_%26_Co?revision=5');
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'none'");
    const text = await response.text();
    expect(text).toContain(`data-failure="${code}"`);
    expect(text).toContain('<html data-theme="sepia">');
    expect(text).toContain('<style>p{}</style>');
    expect(text).toContain('<title>Tom &amp; Co</title>');
  });

  it('for a bug of ours is one as well, and the log does not say what was read', async () => {
    const { get, log } = createReaderBench(() => {
      throw new TypeError('Earth is flat');
    });
    const response = await get('/article/wikipedia:en/Earth');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('data-failure="internal"');
    expect(log.entries).toEqual([
      { level: 'error', event: 'origin.failed', data: { route: 'article', error: 'TypeError' } },
    ]);
  });
});
