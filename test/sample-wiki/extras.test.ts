import { describe, expect, it } from 'vitest';
import type { SampleWiki } from '../../sample-wiki/sample-wiki.ts';
import { startWiki } from './support.ts';

async function ask(wiki: SampleWiki, path: string) {
  const response = await fetch(`${wiki.origin}/api/rest_v1${path}`, { redirect: 'manual' });
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, location: response.headers.get('location'), body };
}

describe('a summary', () => {
  it('is the first sentences of a page', async () => {
    const wiki = await startWiki();
    expect((await ask(wiki, '/page/summary/Tide')).body).toMatchObject({
      type: 'standard',
      title: 'Tide',
      extract: expect.stringMatching(/^The tide is the rise.*\.$/),
      revision: '44190',
      dir: 'ltr',
      thumbnail: { source: `${wiki.origin}/images/thumb/330px-moon.png`, width: 330 },
    });
    const arabic = encodeURIComponent('جزيرة_مارو');
    expect((await ask(wiki, `/page/summary/${arabic}`)).body).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });

  it('is elsewhere for another spelling and a redirect, relative to where it was asked for', async () => {
    const wiki = await startWiki();
    expect(await ask(wiki, '/page/summary/tide')).toMatchObject({ status: 301, location: 'Tide' });
    expect(await ask(wiki, '/page/summary/Marrow')).toMatchObject({ status: 302, location: 'Tidal_island_of_Marrow' });
  });

  it('of a random page leads to one there is', async () => {
    const wiki = await startWiki({ random: (count) => new Uint8Array(count).fill(7) });
    const { status, location } = await ask(wiki, '/page/random/summary');
    expect([status, location]).toEqual([303, expect.stringMatching(/^\.\.\/summary\/./)]);
    expect((await ask(wiki, `/page/${location?.slice(3)}`)).status).toBe(200);
  });

  it.each(['/page/summary/Nowhere', '/page/summary/a%5Bb', '/page/mobile-html/Tide', '/feed/onthisday/lunches/11/23'])(
    'is not there: %s',
    async (path) => {
      expect(await ask(await startWiki(), path)).toMatchObject({ status: 404, body: { title: 'Not found.' } });
    },
  );
});

describe('the feeds', () => {
  it('have something for every day, and less on the first of a month', async () => {
    const wiki = await startWiki();
    const { body } = await ask(wiki, '/feed/featured/2026/11/23');
    expect(Object.keys(Object(body)).sort()).toEqual(['dyk', 'image', 'mostread', 'news', 'onthisday', 'tfa']);
    const first = await ask(wiki, '/feed/featured/2026/12/01');
    expect(Object.keys(Object(first.body)).sort()).toEqual(['dyk', 'mostread', 'onthisday', 'tfa']);
  });

  it('tell what happened, one kind or all', async () => {
    const wiki = await startWiki();
    expect((await ask(wiki, '/feed/onthisday/births/11/23')).body).toEqual({
      births: [{ year: 1790, text: expect.any(String), pages: [expect.objectContaining({ title: 'Marrow Light' })] }],
    });
    expect(Object.keys(Object((await ask(wiki, '/feed/onthisday/all/11/23')).body))).toHaveLength(5);
  });
});
