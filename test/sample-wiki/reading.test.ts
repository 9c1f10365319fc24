import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bearer, get, getJson, signIn, startWiki } from './support.ts';

const pages = (body: Readonly<Record<string, unknown>>) =>
  body['pages'] as readonly { readonly [field: string]: unknown; readonly title: string }[];

describe('a page', () => {
  it('has a bare form in the documented shape', async () => {
    const wiki = await startWiki();
    const { status, headers, body } = await getJson(wiki, '/v1/page/Tidal_island_of_Marrow/bare');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(body).toEqual({
      id: expect.any(Number),
      key: 'Tidal_island_of_Marrow',
      title: 'Tidal island of Marrow',
      latest: { id: 48_213, timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
      content_model: 'wikitext',
      license: { url: expect.stringContaining('by-sa/4.0'), title: expect.any(String) },
      html_url: `${wiki.origin}/w/rest.php/v1/page/Tidal_island_of_Marrow/html`,
    });
  });

  it('has a Parsoid document with its headers', async () => {
    const wiki = await startWiki();
    const { status, headers, text } = await get(wiki, `/v1/page/${encodeURIComponent('جزيرة_مارو')}/html`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8; profile=".*HTML\/2\.8\.0"$/);
    expect([headers.get('content-language'), headers.get('content-revision-id')]).toEqual(['ar', '39500']);
    expect(headers.get('etag')).toMatch(/^W\/"39500\//);
    expect(text).toContain(`<base href="${wiki.origin.replace('http:', '')}/wiki/"/>`);
    expect(text).toMatch(/<body lang="ar" class="[^"]*" dir="rtl"/);
  });

  it('comes with its document inside, and as source', async () => {
    const wiki = await startWiki();
    expect((await getJson(wiki, '/v1/page/Basalt/with_html')).body['html']).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>$/);
    expect((await getJson(wiki, '/v1/page/Basalt')).body['source']).toContain('six-sided cells');
    expect((await getJson(wiki, '/v1/page/Marrow')).body['source']).toBe('#REDIRECT [[Tidal island of Marrow]]');
  });

  it.each(['AC/DC', '100% (film)', 'São Paulo'])('is found under the odd title %s', async (title) => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, `/v1/page/${encodeURIComponent(title.replaceAll(' ', '_'))}/bare`);
    expect(body['title']).toBe(title);
  });

  it('lists its languages and its pictures', async () => {
    const wiki = await startWiki();
    const languages = await get(wiki, '/v1/page/Basalt/links/language');
    expect(JSON.parse(languages.text)[0]).toEqual({ code: 'de', name: 'Deutsch', title: 'Basalt', key: 'Basalt' });
    const { body } = await getJson(wiki, '/v1/page/Basalt/links/media');
    expect(body['files']).toMatchObject([{ title: 'Basalt columns at Crow Stack.png', preferred: { width: 960 } }]);
  });
});

describe('answers that surprise', () => {
  it.each([
    ['tidal_island_of_Marrow/html', 'Tidal_island_of_Marrow/html'],
    ['Tidal%20island%20of%20Marrow/bare', 'Tidal_island_of_Marrow/bare'],
    ['s%C3%A3o_Paulo/bare?x=1', 'S%C3%A3o_Paulo/bare?x=1'],
    ['aC%2FDC/html', 'AC%2FDC/html'],
  ])('%s leads by a relative 301 to the normalized key', async (asked, location) => {
    const wiki = await startWiki();
    const answer = await get(wiki, `/v1/page/${asked}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/w/rest.php/v1/page/${location}`]);
  });

  it('redirects a wiki redirect by 307 on html and with_html, one hop', async () => {
    const wiki = await startWiki();
    for (const tail of ['html', 'with_html']) {
      const answer = await get(wiki, `/v1/page/Marrow_Island/${tail}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([
        307,
        `/w/rest.php/v1/page/Marrow/${tail}?redirect=no`,
      ]);
    }
    const end = await get(wiki, '/v1/page/Marrow/html?redirect=no');
    expect([end.status, end.text]).toEqual([
      200,
      expect.stringContaining('<link rel="mw:PageProp/redirect" href="./Tidal_island_of_Marrow"'),
    ]);
  });

  it('answers a wiki redirect on bare with 200 and where it leads', async () => {
    const wiki = await startWiki();
    const { status, body } = await getJson(wiki, '/v1/page/Tides_in_a_circle/bare');
    expect([status, body['redirect_target']]).toEqual([200, '/w/rest.php/v1/page/Circle_of_tides/bare?redirect=no']);
  });

  it.each([
    ['/v1/page/No_such_page/bare', 404, 'rest-nonexistent-title'],
    ['/v1/page/No_such_page/html', 404, 'rest-nonexistent-title'],
    ['/v1/page/Foo%5BBar/bare', 404, 'rest-invalid-title'],
    ['/v1/page/Foo%5BBar/html', 403, 'rest-permission-denied-title'],
    ['/v1/page/Special%3AVersion/html', 403, 'rest-permission-denied-title'],
    ['/v1/page/de%3ABasalt/html', 403, 'rest-permission-denied-title'],
    [`/v1/page/${'x'.repeat(300)}/bare`, 404, 'rest-invalid-title'],
    ['/v1/page/%FF/bare', 404, 'rest-invalid-title'],
    ['/v1/page/AC/DC/bare', 404, 'rest-no-match'],
    ['/v1/page/Basalt/nothing', 404, 'rest-no-match'],
    ['/v1/revision/1/bare', 404, 'rest-nonexistent-revision'],
    ['/v1/file/File%3ANone.png', 404, 'rest-nonexistent-title'],
    ['/v2', 404, 'rest-no-match'],
  ])('%s is a %i with the key %s', async (path, status, errorKey) => {
    const wiki = await startWiki();
    const answer = await getJson(wiki, path);
    expect([answer.status, answer.body]).toMatchObject([
      status,
      { errorKey, httpCode: status, httpReason: expect.any(String), messageTranslations: { en: expect.any(String) } },
    ]);
  });

  it.each([
    ['/v1/search/title?q=tide&limit=many', 'limit', 'badinteger'],
    ['/v1/search/title?q=tide&limit=0', 'limit', 'outofrange'],
    ['/v1/search/page', 'q', 'missingparam'],
    ['/v1/page/Basalt/history?older_than=x', 'older_than', 'badinteger'],
    ['/v1/revision/x/bare', 'id', 'badinteger'],
  ])('%s fails the validation of %s: %s', async (path, name, failureCode) => {
    const { status, body } = await getJson(await startWiki(), path);
    expect([status, body]).toMatchObject([400, { error: 'parameter-validation-failed', name, failureCode }]);
  });

  it.each(['', '/bare', '/html', '/with_html', '/history', '/links/language', '/links/media'])(
    'page%s answers 304 to its own ETag, strong or weak',
    async (tail) => {
      const wiki = await startWiki();
      const etag = (await get(wiki, `/v1/page/Tide${tail}`)).headers.get('etag') ?? '';
      const strong = etag.replace(/^W\//, '');
      for (const known of [strong, `W/${strong}`, `"other", ${strong}`]) {
        const again = await get(wiki, `/v1/page/Tide${tail}`, { 'if-none-match': known });
        expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', null]);
      }
      expect((await get(wiki, `/v1/page/Tide${tail}`, { 'if-none-match': '"other"' })).status).toBe(200);
    },
  );

  it('says how long an answer may be kept, by who asks', async () => {
    const wiki = await startWiki();
    const { access } = await signIn(wiki);
    const control = async (headers: Readonly<Record<string, string>>) =>
      (await get(wiki, '/v1/page/Tide/bare', headers)).headers.get('cache-control');
    expect(await control({})).toBe('max-age=5');
    expect(await control(bearer(access))).toBe('private,must-revalidate');
  });

  it('takes no other method', async () => {
    const wiki = await startWiki();
    const answer = await fetch(`${wiki.apiBase}/page/Tide/bare`, { method: 'POST', body: 'x' });
    expect([answer.status, await answer.json()]).toMatchObject([405, { errorKey: 'rest-wrong-method' }]);
  });
});

describe('history and revisions', () => {
  it('gives twenty a page down to the first, which has no delta', async () => {
    const wiki = await startWiki();
    let address: unknown = '/v1/page/Tidal_island_of_Marrow/history';
    const seen: { id: number; delta: number | null }[] = [];
    const sizes: number[] = [];
    while (typeof address === 'string') {
      const { body } = await getJson(wiki, address.replace(wiki.restBase, ''));
      const revisions = body['revisions'] as typeof seen;
      seen.push(...revisions);
      sizes.push(revisions.length);
      address = body['older'];
    }
    expect(sizes).toEqual([20, 20, 7]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(47);
    expect([seen[0]?.id, seen.at(-1)?.delta, seen.filter(({ delta }) => delta === null).length]).toEqual([
      48_213,
      null,
      1,
    ]);
  });

  it('gives the newer page back', async () => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, '/v1/page/Tidal_island_of_Marrow/history?older_than=48194');
    const newer = await getJson(wiki, String(body['newer']).replace(wiki.restBase, ''));
    expect((newer.body['revisions'] as { id: number }[]).map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => 48_213 - index),
    );
  });

  it('has earlier revisions, with the page they belong to', async () => {
    const wiki = await startWiki();
    expect((await getJson(wiki, '/v1/revision/48200/bare')).body).toMatchObject({
      id: 48_200,
      page: { title: 'Tidal island of Marrow' },
    });
    const html = await get(wiki, '/v1/revision/48200/html');
    expect([html.status, html.headers.get('content-revision-id')]).toEqual([200, '48200']);
  });

  it('gives no two articles the same revision', async () => {
    const { ARTICLES } = await import('../../sample-wiki/articles/all.ts');
    const ids = ARTICLES.flatMap(({ revision, revisions }) =>
      Array.from({ length: revisions }, (_, age) => revision - age),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('search', () => {
  it('completes titles, with description and a protocol-relative thumbnail', async () => {
    const wiki = await startWiki();
    const { body, headers } = await getJson(wiki, '/v1/search/title?q=tid&limit=10');
    const found = pages(body);
    expect(found.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Tide', 'Tidal island of Marrow', 'Tidal locking']),
    );
    expect(found[0]).toEqual({
      id: expect.any(Number),
      key: 'Tide',
      title: 'Tide',
      excerpt: 'Tide',
      matched_title: null,
      anchor: null,
      description: 'Rise and fall of sea level under the gravity of the Moon and Sun',
      thumbnail: {
        mimetype: 'image/png',
        width: 60,
        height: 60,
        duration: null,
        url: `${wiki.origin.replace('http:', '')}/images/thumb/60px-moon.png`,
      },
    });
    expect(headers.get('etag')).toBeNull();
  });

  it('finds a generated page by its exact title only: there is no end of them to list', async () => {
    const wiki = await startWiki();
    const titles = async (typed: string) =>
      pages((await getJson(wiki, `/v1/search/title?q=${encodeURIComponent(typed)}`)).body).map(({ title }) => title);
    expect(await titles('Generated page/80')).toEqual(['Generated page/80']);
    expect(await titles('generated_page/80')).toEqual(['Generated page/80']);
    expect(await titles('Generated page/')).toEqual([]);
  });

  it('finds a page by the redirect that leads to it, once, and says which', async () => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, '/v1/search/title?q=marrow');
    expect(pages(body).filter(({ title }) => title === 'Tidal island of Marrow')).toMatchObject([
      { matched_title: 'Marrow' },
    ]);
  });

  it('compares letters without case and marks, and gives null for what a page has not', async () => {
    const wiki = await startWiki();
    const [found] = pages((await getJson(wiki, '/v1/search/title?q=sao%20p')).body);
    expect(found).toMatchObject({ title: 'São Paulo', thumbnail: null });
    expect(pages((await getJson(wiki, '/v1/search/title?q=generated')).body)).toEqual([]);
  });

  it('searches the words, marks what matched and escapes the rest', async () => {
    const wiki = await startWiki();
    const { body } = await getJson(wiki, '/v1/search/page?q=heather%20bundles');
    const [first] = pages(body);
    expect(first?.title).toBe('Causeway');
    expect(first?.['excerpt']).toContain('<span class="searchmatch">heather</span>');
    const hostile = pages((await getJson(wiki, '/v1/search/page?q=dull')).body);
    expect(hostile[0]?.['excerpt']).not.toMatch(/<(?!\/?span)/);
  });

  it('keeps to the limit', async () => {
    const wiki = await startWiki();
    expect(pages((await getJson(wiki, '/v1/search/page?q=the&limit=3')).body)).toHaveLength(3);
  });
});

describe('large documents', () => {
  it.each([100, 2500])('generates a page of about %i kB, the same each time', async (kilobytes) => {
    const wiki = await startWiki();
    const first = await get(wiki, `/v1/page/Generated_page%2F${kilobytes}/html`);
    const second = await get(wiki, `/v1/page/Generated_page%2F${kilobytes}/html`);
    expect(Math.abs(first.text.length / 1000 / kilobytes - 1)).toBeLessThan(0.15);
    expect(first.text === second.text).toBe(true);
    expect(first.text.endsWith('</body></html>')).toBe(true);
    const calls = first.text.match(/<sup class="mw-ref/g)?.length ?? 0;
    expect(first.text.match(/<li about="#cite_note-/g)).toHaveLength(calls);
  });

  it('serves the documents of a folder under their own titles, languages and revisions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sample-wiki-'));
    const document =
      '<!DOCTYPE html>\n<html about="https://x.example/wiki/Special:Redirect/revision/77"><head></head><body lang="pt" dir="ltr">Texto</body></html>';
    writeFileSync(join(folder, 'United_States.html'), document);
    try {
      const wiki = await startWiki({ articlesFolder: folder });
      expect((await getJson(wiki, '/v1/page/United_States/bare')).body).toMatchObject({
        title: 'United States',
        latest: { id: 77 },
      });
      const html = await get(wiki, '/v1/page/United_States/html');
      expect([html.text, html.headers.get('content-language')]).toEqual([document, 'pt']);
      expect(pages((await getJson(wiki, '/v1/search/title?q=united')).body)).toMatchObject([
        { title: 'United States' },
      ]);
      writeFileSync(join(folder, 'ar-Reading.html'), document);
      const again = await startWiki({ articlesFolder: folder });
      expect((await getJson(again, '/v1/page/Ar-Reading/bare')).body).toMatchObject({ title: 'Ar-Reading' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it('packs JSON and HTML when asked, and only then', async () => {
  const wiki = await startWiki();
  const raw = (path: string, encoding: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      httpGet(`${wiki.restBase}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
        );
      }).on('error', reject);
    });
  for (const path of ['/v1/page/Tide/bare', '/v1/page/Tide/html']) {
    const [packed, bare] = [await raw(path, 'gzip, br'), await raw(path, 'identity')];
    expect([packed.encoding, bare.encoding]).toEqual(['gzip', undefined]);
    expect(gunzipSync(packed.body).equals(bare.body)).toBe(true);
  }
});
