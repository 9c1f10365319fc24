import { describe, expect, it } from 'vitest';
import { html, json } from '../fakes/http.ts';
import { API, bare, createBench, EN, parsoid, pieces, redirect, restError } from './answers.ts';

const EARTH = { site: EN, title: 'Earth' };

describe('the document of a page', () => {
  it('is asked for by its title, `/` and `?` encoded', async () => {
    const { wiki, http } = createBench(() => parsoid());
    await wiki.html({ site: EN, title: 'AC/DC live?' });
    expect(http.sent[0]?.url).toBe(`${API}/page/AC%2FDC_live%3F/html`);
    expect(http.sent[0]?.headers['accept']).toBe('text/html');
  });

  it('answers with its head while the body still comes', async () => {
    const { wiki } = createBench(() => parsoid(pieces(['<html>'], 'hang')));
    const answer = await wiki.html(EARTH);
    expect(answer).toMatchObject({
      ok: true,
      value: { title: 'Earth', redirectedFrom: undefined, revision: 37, language: 'en', etag: 'W/"37/view/html"' },
    });
    if (answer.ok) await answer.value.body.cancel();
  });

  it('is the document of a revision when one is named', async () => {
    const { wiki, http } = createBench(() => parsoid());
    await wiki.html({ ...EARTH, revision: 36 });
    expect(http.sent[0]?.url).toBe(`${API}/revision/36/html`);
  });

  it('cut short does not look whole', async () => {
    const { wiki } = createBench(() => parsoid(pieces(['<html><p>Ear']), { 'content-length': '50' }));
    const answer = await wiki.html(EARTH);
    if (!answer.ok) throw new Error('no head');
    await expect(new Response(answer.value.body).text()).rejects.toMatchObject({ code: 'protocol' });
  });

  it('compressed is not held to the length of what was sent', async () => {
    const headers = { 'content-length': '50', 'content-encoding': 'gzip' };
    const { wiki } = createBench(() => parsoid(pieces(['<html>whole']), headers));
    const answer = await wiki.html(EARTH);
    expect(answer.ok && (await new Response(answer.value.body).text())).toBe('<html>whole');
  });

  it.each([
    [
      'another page of the wiki',
      () => html('<meta name="generator" content="MediaWiki 1.47">'),
      'html: content-revision-id',
    ],
    ['JSON', () => json({ html: '' }), 'html: content-type'],
  ])('is not %s', async (_what, answer, what) => {
    const { wiki } = createBench(answer);
    expect(await wiki.html(EARTH)).toEqual({ ok: false, failure: { code: 'unreadable', what } });
  });
});

it('a portal’s page in place of a document is told apart', async () => {
  const { wiki } = createBench(() => html('<form>Log in</form>'));
  expect(await wiki.html(EARTH)).toEqual({ ok: false, failure: { code: 'captive-portal' } });
});

describe('what is said of a page', () => {
  it('is its revision, its date and its licence', async () => {
    const { wiki } = createBench(() => bare());
    expect(await wiki.page(EARTH)).toEqual({
      ok: true,
      value: {
        title: 'Earth',
        revision: 37,
        editedAt: '2026-08-01T10:00:00Z',
        licence: { title: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
        redirectTarget: undefined,
      },
    });
  });

  it('says of a redirect where it leads', async () => {
    const { wiki } = createBench(() =>
      bare('The Earth', { redirect_target: '/w/rest.php/v1/page/Earth_(planet)/bare?redirect=no', license: null }),
    );
    expect(await wiki.page(EARTH)).toMatchObject({ value: { redirectTarget: 'Earth (planet)', licence: undefined } });
  });

  it('is said of a revision too', async () => {
    const { wiki, http } = createBench(() =>
      json({ id: 36, timestamp: '2026-07-01T10:00:00Z', page: { id: 1, key: 'Earth', title: 'Earth' }, minor: false }),
    );
    expect(await wiki.page({ ...EARTH, revision: 36 })).toMatchObject({
      value: { title: 'Earth', revision: 36, editedAt: '2026-07-01T10:00:00Z' },
    });
    expect(http.sent[0]?.url).toBe(`${API}/revision/36/bare`);
  });
});

describe('a redirect', () => {
  const script = (steps: Readonly<Record<string, () => Response>>) =>
    createBench(({ url }) => steps[url]?.() ?? restError(404, 'x'));

  it('to the wiki’s own spelling is followed', async () => {
    const { wiki } = script({
      [`${API}/page/earth/html`]: () => redirect(301, '/w/rest.php/v1/page/Earth/html'),
      [`${API}/page/Earth/html`]: () => parsoid(),
    });
    expect(await wiki.html({ site: EN, title: 'earth' })).toMatchObject({
      value: { title: 'Earth', redirectedFrom: undefined },
    });
  });

  it('of the wiki is followed and remembered', async () => {
    const { wiki, http } = script({
      [`${API}/page/the_Earth/html`]: () => redirect(301, 'The_Earth/html'.replace(/^/, '/w/rest.php/v1/page/')),
      [`${API}/page/The_Earth/html`]: () => redirect(307, `${API}/page/Earth/html?redirect=no`),
      [`${API}/page/Earth/html`]: () => parsoid(),
    });
    expect(await wiki.html({ site: EN, title: 'the Earth' })).toMatchObject({
      value: { title: 'Earth', redirectedFrom: 'The Earth' },
    });
    expect(http.sent).toHaveLength(3);
  });

  it('keeps a title with a slash whole', async () => {
    const { wiki } = script({
      [`${API}/page/ac%2Fdc/html`]: () => redirect(301, '/w/rest.php/v1/page/AC%2FDC/html'),
      [`${API}/page/AC%2FDC/html`]: () => parsoid(),
    });
    expect(await wiki.html({ site: EN, title: 'ac/dc' })).toMatchObject({ value: { title: 'AC/DC' } });
  });

  it.each([
    ['to another redirect', { A: redirectTo(307, 'B'), B: redirectTo(307, 'C'), C: () => parsoid() }],
    ['to itself', { A: redirectTo(307, 'A') }],
    ['in a circle of spellings', { A: redirectTo(301, 'B'), B: redirectTo(301, 'A') }],
  ])('ends with a message when it leads %s', async (_where, pages: Record<string, () => Response>) => {
    const { wiki } = createBench(({ url }) => pages[url.split('/').at(-2) ?? '']?.() ?? restError(404, 'x'));
    expect(await wiki.html({ site: EN, title: 'A' })).toEqual({
      ok: false,
      failure: { code: 'redirect-loop', title: 'A' },
    });
  });

  it('that never repeats itself ends all the same', async () => {
    let page = 0;
    const { wiki, http } = createBench(() => redirectTo(301, `A${++page}`)());
    expect(await wiki.html({ site: EN, title: 'A' })).toMatchObject({ failure: { code: 'redirect-loop' } });
    expect(http.sent.length).toBeLessThanOrEqual(5);
  });

  it.each([
    'https://evil.example/w/rest.php/v1/page/Earth/html',
    '//evil.example/page/Earth/html',
    'http://en.wikipedia.org/w/rest.php/v1/page/Earth/html',
    'https://de.wikipedia.org/w/rest.php/v1/page/Erde/html',
  ])('to another origin is refused, and nothing is sent there: %s', async (location) => {
    const { wiki, http } = createBench(() => redirect(301, location), ['secret']);
    const { host } = new URL(location, API);
    expect(await wiki.html(EARTH)).toEqual({ ok: false, failure: { code: 'redirect-refused', host } });
    expect(http.sent.map(({ url }) => new URL(url).origin)).toEqual(['https://en.wikipedia.org']);
  });

  it.each(['/w/index.php', '/w/rest.php/v1/page/Foo%5BBar/html', '/w/rest.php/v1/page/%E0%A4%A/html'])(
    'to no page is unreadable: %s',
    async (location) => {
      const { wiki } = createBench(() => redirect(301, location));
      expect(await wiki.html(EARTH)).toEqual({ ok: false, failure: { code: 'unreadable', what: 'redirect' } });
    },
  );
});

describe('an impossible title', () => {
  it('is refused without asking the server', async () => {
    const { wiki, http } = createBench(() => bare());
    expect(await wiki.html({ site: EN, title: 'a'.repeat(300) })).toMatchObject({ failure: { code: 'title-invalid' } });
    expect(http.sent).toEqual([]);
  });
});

function redirectTo(status: number, title: string): () => Response {
  return () => redirect(status, `/w/rest.php/v1/page/${title}/html`);
}
