import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../main/article/reading-document.ts';
import { createPrivateReading } from '../../main/reader/past/private-reading.ts';
import { createPreviews } from '../../main/reader/preview-page.ts';
import { type Answer, json, never } from '../fakes/http.ts';
import { createBench, EN, parsoid, pieces, restError, SITES } from '../wiki/answers.ts';
import { createReaderBench } from './bench.ts';

const EARTH = { site: EN, title: 'Earth' };
const SUMMARY = {
  type: 'standard',
  title: 'Earth',
  extract: 'Earth is the third planet from the Sun. ',
  description: 'Third planet from the Sun',
  lang: 'en',
  dir: 'ltr',
  thumbnail: { source: 'https://upload.wikimedia.org/earth.jpg', width: 320, height: 320 },
};

describe('a preview', () => {
  it('is plain text with a picture of our own origin', async () => {
    const { reader } = createReaderBench(() => json(SUMMARY));
    expect(await reader.preview(EARTH)).toEqual({
      ok: true,
      value: {
        site: EN,
        title: 'Earth',
        description: 'Third planet from the Sun',
        extract: 'Earth is the third planet from the Sun.',
        language: 'en',
        direction: 'ltr',
        thumbnailPath: `/media/${EN}/${encodeURIComponent('https://upload.wikimedia.org/earth.jpg')}?otherwise=nothing`,
      },
    });
  });

  it('is nothing where the wiki has only a name for the page', async () => {
    const { reader } = createReaderBench(() => json({ title: 'Earth', extract: '' }));
    expect(await reader.preview(EARTH)).toEqual({ ok: true, value: null });
  });

  it('has no picture of a foreign host', async () => {
    const thumbnail = { source: 'https://evil.example/x.jpg' };
    const { reader } = createReaderBench(() => json({ ...SUMMARY, thumbnail }));
    expect(await reader.preview(EARTH)).toMatchObject({ value: { thumbnailPath: undefined } });
  });

  it('is remembered for some minutes, however the title is spelled', async () => {
    const { reader, http, clock } = createReaderBench(() => json({ ...SUMMARY, title: 'Blue planet' }));
    const first = await reader.preview({ site: EN, title: 'Blue planet' });
    expect(await reader.preview({ site: EN, title: 'Blue_planet' })).toEqual(first);
    expect(http.sent).toHaveLength(1);
    clock.advance(11 * 60_000);
    await reader.preview({ site: EN, title: 'Blue planet' });
    expect(http.sent).toHaveLength(2);
  });

  it('that failed is asked for again', async () => {
    let online = false;
    const { reader } = createReaderBench(() => (online ? json(SUMMARY) : 'offline'));
    expect(await reader.preview(EARTH)).toMatchObject({ failure: { code: 'offline' } });
    online = true;
    expect(await reader.preview(EARTH)).toMatchObject({ value: { title: 'Earth' } });
  });

  it('is given up when nobody waits for it any more', async () => {
    const { reader, http } = createReaderBench(never);
    const asked = reader.preview(EARTH);
    await setImmediate();
    reader.endPreview();
    expect(await asked).toMatchObject({ failure: { code: 'superseded' } });
    expect(http.sent).toHaveLength(1);
  });

  it('is given up for the next', async () => {
    const { reader } = createReaderBench(({ url }) => (url.includes('Mars') ? json(SUMMARY) : never()));
    const first = reader.preview(EARTH);
    await setImmediate();
    expect(await reader.preview({ site: EN, title: 'Mars' })).toMatchObject({ ok: true });
    expect(await first).toMatchObject({ failure: { code: 'superseded' } });
  });
});

describe('a preview from a wiki without summaries', () => {
  const words =
    '<section data-mw-section-id="0"><p>Earth is the third <b>planet</b> from the Sun, and the only one known to hold life. It has a moon.</p></section>';

  function wikiWithout(html: () => Response) {
    const ask: Answer = ({ url }) => {
      if (url.includes('/summary/')) return restError(404, 'rest-no-match');
      return url.endsWith('/html') ? html() : never();
    };
    const { wiki, http, clock } = createBench(ask);
    return { http, ...createPreviews({ wiki, clock, privacy: createPrivateReading(), sites: SITES, readArticle }) };
  }

  it('is the page’s own first sentence, and does not wait for the rest', async () => {
    const document = pieces(['<html><body lang="en" dir="ltr">', words], 'hang');
    const { preview, http } = wikiWithout(() => parsoid(document));
    expect(await preview(EARTH)).toEqual({
      ok: true,
      value: {
        site: EN,
        title: 'Earth',
        extract: 'Earth is the third planet from the Sun, and the only one known to hold life.',
        language: 'en',
        direction: 'ltr',
      },
    });
    expect(http.sent).toHaveLength(2);
  });

  it.each([
    ['no sentence', () => parsoid('<html><body><table><tr><td>1</td></tr></table></body></html>')],
    ['no such page', () => restError(404, 'rest-nonexistent-title')],
  ])('is nothing where there is %s', async (_, html) => {
    expect(await wikiWithout(html).preview(EARTH)).toEqual({ ok: true, value: null });
  });

  it('is asked for again when the page could not be had just now', async () => {
    let answers = false;
    const { preview } = wikiWithout(() =>
      answers ? parsoid(`<html><body>${words}</body></html>`) : new Response('', { status: 500 }),
    );
    expect(await preview(EARTH)).toMatchObject({ failure: { code: 'server-error' } });
    answers = true;
    expect(await preview(EARTH)).toMatchObject({ value: { title: 'Earth' } });
  });
});
