import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { siteId } from '../../shared/site-id.ts';
import { json, never } from '../fakes/http.ts';
import { API, bare, EN, parsoid, pieces, redirect, restError } from '../wiki/answers.ts';
import { siteInfoAnswer } from '../wiki/localized.ts';
import { createReaderBench } from './bench.ts';

const EARTH = { site: EN, title: 'Earth' };

/** A wiki with these paths under its API, and nothing else. */
function wikiWith(paths: Readonly<Record<string, () => Response | 'offline'>>) {
  return createReaderBench(
    ({ url }) => paths[url.slice(API.length + 1)]?.() ?? restError(404, 'rest-nonexistent-title'),
  );
}

const PLAIN = { 'page/Earth/html': () => parsoid(), 'page/Earth/bare': () => bare() };

describe('opening a page', () => {
  it('answers with all that is known when its document begins to arrive', async () => {
    const { reader, clock, library } = wikiWith({
      ...PLAIN,
      'page/Earth/html': () => parsoid(pieces(['<html>'], 'hang')),
    });
    const opened = await reader.open(EARTH);
    expect(opened).toEqual({
      ok: true,
      value: {
        site: EN,
        title: 'Earth',
        revision: 37,
        editedAt: '2026-08-01T10:00:00Z',
        language: 'en',
        direction: 'ltr',
        licence: { title: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
        sourceUrl: 'https://en.wikipedia.org/wiki/Earth',
        fetchedAt: clock.now(),
        freshness: 'live',
        documentPath: expect.stringMatching(/^\/article\/wikipedia:en\/Earth\?revision=37&open=[\w-]{22}$/),
        visit: library.visits[0]?.id,
      },
    });
    expect(library.visits).toHaveLength(1);
  });

  it('asks for the document and its particulars at once', async () => {
    const { reader, http } = createReaderBench(never);
    void reader.open(EARTH);
    await setImmediate();
    const asked = http.sent.map(({ url }) => url).filter((url) => url.startsWith(API));
    expect(asked.map((url) => url.slice(API.length))).toEqual(['/page/Earth/html', '/page/Earth/bare']);
  });

  it('does not wait for particulars that are late', async () => {
    const { reader, clock } = createReaderBench(({ url }) => (url.endsWith('/html') ? parsoid() : never()));
    const opened = reader.open(EARTH);
    await clock.untilWaiting();
    while (clock.waiting() > 0) {
      clock.advance(1000);
      await setImmediate();
    }
    expect(await opened).toMatchObject({ ok: true, value: { title: 'Earth', editedAt: undefined } });
  });

  it('opens under the title that was asked for when the wiki names an impossible one', async () => {
    const { reader } = wikiWith({ ...PLAIN, 'page/Earth/bare': () => bare('\ud800') });
    expect(await reader.open(EARTH)).toMatchObject({ ok: true, value: { title: 'Earth', editedAt: undefined } });
  });

  it('tells a category from a page', async () => {
    const { reader } = wikiWith({
      ...PLAIN,
      'page/Category%3ALights/html': () => parsoid(),
      'page/Category%3ALights/bare': () => bare('Category:Lights'),
    });
    const category = await reader.open({ site: EN, title: 'Category:Lights' });
    expect(category).toMatchObject({ ok: true, value: { title: 'Category:Lights', category: true } });
    const page = await reader.open(EARTH);
    expect(page.ok && page.value.category).toBeUndefined();
  });

  it('tells the redirect that led here, and the particulars of where it led', async () => {
    const { reader } = wikiWith({
      'page/The_Earth/html': () => redirect(307, '/w/rest.php/v1/page/Earth/html?redirect=no'),
      'page/The_Earth/bare': () =>
        bare('The Earth', {
          latest: { id: 12, timestamp: '2001-01-01T00:00:00Z' },
          redirect_target: '/w/rest.php/v1/page/Earth/bare?redirect=no',
        }),
      ...PLAIN,
    });
    expect(await reader.open({ site: EN, title: 'The Earth' })).toMatchObject({
      value: { title: 'Earth', redirectedFrom: 'The Earth', editedAt: '2026-08-01T10:00:00Z' },
    });
  });

  it('knows which way the language is written', async () => {
    const { reader } = wikiWith({ ...PLAIN, 'page/Earth/html': () => parsoid('', { 'content-language': 'ar' }) });
    expect(await reader.open(EARTH)).toMatchObject({ value: { language: 'ar', direction: 'rtl' } });
  });

  it('opens a revision', async () => {
    const { reader } = wikiWith({
      'revision/12/html': () => parsoid('', { 'content-revision-id': '12' }),
      'revision/12/bare': () => json({ id: 12, timestamp: '2001-01-01T00:00:00Z', page: { title: 'Earth' } }),
    });
    expect(await reader.open({ ...EARTH, revision: 12 })).toMatchObject({
      value: { revision: 12, editedAt: '2001-01-01T00:00:00Z', documentPath: expect.stringContaining('revision=12') },
    });
  });
});

describe('a page of which only the document comes', () => {
  it('opens under the licence of every Wikipedia, without a date', async () => {
    const { reader } = wikiWith({ ...PLAIN, 'page/Earth/bare': () => restError(500, 'internal') });
    expect(await reader.open(EARTH)).toMatchObject({
      ok: true,
      value: { editedAt: undefined, licence: { url: 'https://creativecommons.org/licenses/by-sa/4.0/' } },
    });
  });

  it.each([{ title: '', url: '' }, { title: 'Free', url: 'javascript:alert(1)' }, null])(
    'is never without a licence that can be followed: %j',
    async (license) => {
      const { reader } = wikiWith({ ...PLAIN, 'page/Earth/bare': () => bare('Earth', { license }) });
      expect(await reader.open(EARTH)).toMatchObject({
        value: { licence: { url: 'https://creativecommons.org/licenses/by-sa/4.0/' } },
      });
    },
  );

  it('is not given a licence where neither the page nor its wiki states one', async () => {
    const NEWS = siteId('wikinews', 'ru');
    const { reader } = createReaderBench(({ url }) => {
      if (url.endsWith('/html')) return parsoid();
      return url.endsWith('/bare') ? bare('Earth', { license: { title: null, url: null } }) : never();
    });
    const opened = await reader.open({ site: NEWS, title: 'Earth' });
    expect(opened).toMatchObject({ ok: true, value: { editedAt: '2026-08-01T10:00:00Z' } });
    expect(opened.ok && opened.value.licence).toBeUndefined();
  });

  it('is not given the date of another revision', async () => {
    const latest = { id: 38, timestamp: '2026-08-02T00:00:00Z' };
    const { reader } = wikiWith({ ...PLAIN, 'page/Earth/bare': () => bare('Earth', { latest }) });
    expect(await reader.open(EARTH)).toMatchObject({ value: { revision: 37, editedAt: undefined } });
  });
});

describe('a page that cannot be opened', () => {
  it('is missing', async () => {
    const { reader } = wikiWith({});
    expect(await reader.open(EARTH)).toEqual({ ok: false, failure: { code: 'page-missing', title: 'Earth' } });
  });

  it.each(['Foo[Bar', 'a'.repeat(300), 'Foo\u0000', '', 'Earth#History'])(
    'has an impossible title, which is seen without a request: %j',
    async (title) => {
      const { reader, http } = wikiWith({});
      expect(await reader.open({ site: EN, title })).toEqual({ ok: false, failure: { code: 'title-invalid', title } });
      expect(http.sent).toEqual([]);
    },
  );

  it('has a title that only the wiki knows to be impossible', async () => {
    const { reader } = wikiWith({
      'page/Mars%3AFoo/html': () => restError(403, 'rest-permission-denied-title'),
      'page/Mars%3AFoo/bare': () => restError(404, 'rest-invalid-title'),
    });
    const failure = { code: 'title-invalid', title: 'Mars:Foo' };
    expect(await reader.open({ site: EN, title: 'Mars:Foo' })).toEqual({ ok: false, failure });
  });

  it.each(['Special:Search', 'special:search', 'Media:Earth.png'])(
    'is none, which is seen without a request, and can be had on the web: %s',
    async (title) => {
      const { reader, http } = wikiWith({});
      const url = `https://en.wikipedia.org/wiki/${title}`;
      expect(await reader.open({ site: EN, title })).toEqual({ ok: false, failure: { code: 'web-only', title, url } });
      expect(http.sent).toEqual([]);
    },
  );

  it('is none in the words of the wiki’s own language, which the wiki may still be about to say', async () => {
    const DE = siteId('wikipedia', 'de');
    const info = Promise.withResolvers<void>();
    const { reader } = createReaderBench(async ({ url }) => {
      if (url.includes('/api.php')) {
        await info.promise;
        return json(siteInfoAnswer('wikipedia:de'));
      }
      setImmediate().then(() => info.resolve());
      return url.endsWith('/html')
        ? restError(403, 'rest-permission-denied-title')
        : restError(404, 'rest-invalid-title');
    });
    const url = 'https://de.wikipedia.org/wiki/Spezial:Suche';
    const failure = { code: 'web-only', title: 'Spezial:Suche', url };
    expect(await reader.open({ site: DE, title: 'Spezial:Suche' })).toEqual({ ok: false, failure });
    expect(await reader.open({ site: DE, title: 'Spezial:Suche' })).toEqual({ ok: false, failure });
  });

  it('is a file’s bytes in the wiki’s own words, for which some wikis answer with the page about the file', async () => {
    const RU = siteId('wikipedia', 'ru');
    const info = Promise.withResolvers<void>();
    const { reader } = createReaderBench(async ({ url }) => {
      if (url.includes('/api.php')) {
        await info.promise;
        return json(siteInfoAnswer('wikipedia:ru'));
      }
      setImmediate().then(() => info.resolve());
      return url.endsWith('/html') ? parsoid(pieces(['<html>'], 'hang')) : bare('Файл:Земля.png');
    });
    expect(await reader.open({ site: RU, title: 'Медиа:Земля.png' })).toMatchObject({ failure: { code: 'web-only' } });
  });

  it('is offline', async () => {
    const { reader } = createReaderBench(() => 'offline');
    expect(await reader.open(EARTH)).toEqual({ ok: false, failure: { code: 'offline' } });
  });
});
