import { describe, expect, it } from 'vitest';
import { type Answer, html, json } from '../../fakes/http.ts';
import { API, bare, createBench, EN, parsoid, pieces, redirect } from '../answers.ts';

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

  it.each(['', '\ud800', '../x', 'a#b'])('is unreadable under a title that no page can have (%j)', async (title) => {
    const { wiki, http } = createBench(() => bare(title));
    expect(await wiki.page(EARTH)).toEqual({ ok: false, failure: { code: 'unreadable', what: 'page/bare: title' } });
    http.answerWith(() => json({ id: 36, timestamp: '2026-07-01T10:00:00Z', page: { title } }));
    const what = 'revision/bare: page.title';
    expect(await wiki.page({ ...EARTH, revision: 36 })).toEqual({ ok: false, failure: { code: 'unreadable', what } });
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

describe('an impossible title', () => {
  it('is refused without asking the server', async () => {
    const { wiki, http } = createBench(() => bare());
    expect(await wiki.html({ site: EN, title: 'a'.repeat(300) })).toMatchObject({ failure: { code: 'title-invalid' } });
    expect(http.sent).toEqual([]);
  });
});

describe('a document that somebody has already', () => {
  const ETAG = 'W/"37/view/html"';
  const onlyNew: Answer = ({ headers }) =>
    headers['if-none-match'] === ETAG ? new Response(null, { status: 304 }) : parsoid();

  it('does not come again while it is current', async () => {
    const { wiki, http } = createBench(onlyNew);
    expect(await wiki.htmlUnless(EARTH, ETAG)).toEqual({ ok: true, value: undefined });
    expect(http.sent).toHaveLength(1);
  });

  it('comes when it has changed, or when nobody knows what it was', async () => {
    const { wiki } = createBench(onlyNew);
    for (const etag of ['"old"', undefined]) {
      expect(await wiki.htmlUnless(EARTH, etag)).toMatchObject({ ok: true, value: { revision: 37, etag: ETAG } });
    }
  });

  it('is not taken for the answer to who has nothing, asked at the same time', async () => {
    const { wiki } = createBench(onlyNew);
    const [unless, whole] = await Promise.all([wiki.htmlUnless(EARTH, ETAG), wiki.html(EARTH)]);
    expect(unless).toEqual({ ok: true, value: undefined });
    expect(whole).toMatchObject({ ok: true, value: { revision: 37 } });
  });

  it('is followed where its page has moved', async () => {
    const { wiki } = createBench(({ url }) =>
      url.includes('/Earth/') ? redirect(301, '/w/rest.php/v1/page/Mars/html') : new Response(null, { status: 304 }),
    );
    expect(await wiki.htmlUnless(EARTH, ETAG)).toEqual({ ok: true, value: undefined });
  });
});
