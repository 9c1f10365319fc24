import { describe, expect, it } from 'vitest';
import { API, bare, createBench, EN, redirect } from '../answers.ts';

const EARTH = { site: EN, title: 'Earth' };

describe('a page with its document', () => {
  it('is one answer, after the wiki’s redirect', async () => {
    const { wiki, http } = createBench(({ url }) =>
      url.includes('/Terra/')
        ? redirect(307, '/w/rest.php/v1/page/Earth/with_html?redirect=no')
        : bare('Earth', { html: '<p>Earth.' }),
    );
    expect(await wiki.withHtml({ site: EN, title: 'Terra' })).toMatchObject({
      value: { title: 'Earth', revision: 37, redirectedFrom: 'Terra', html: '<p>Earth.' },
    });
    expect(http.sent.at(-1)?.url).toBe(`${API}/page/Earth/with_html`);
  });

  it('without a document names it', async () => {
    const { wiki } = createBench(() => bare());
    const failure = { code: 'unreadable', what: 'page/with_html: html' };
    expect(await wiki.withHtml(EARTH)).toEqual({ ok: false, failure });
  });
});

describe('the source of a page', () => {
  it('is what its authors wrote', async () => {
    const { wiki, http } = createBench(() => bare('Earth', { source: "'''Earth''' is round." }));
    expect(await wiki.source(EARTH)).toMatchObject({
      value: { title: 'Earth', contentModel: 'wikitext', source: "'''Earth''' is round." },
    });
    expect(http.sent[0]?.url).toBe(`${API}/page/Earth`);
  });

  it('of a redirect is its own', async () => {
    const { wiki } = createBench(() =>
      bare('Terra', { source: '#REDIRECT [[Earth]]', redirect_target: '/w/rest.php/v1/page/Earth?redirect=no' }),
    );
    expect(await wiki.source({ site: EN, title: 'Terra' })).toMatchObject({
      value: { title: 'Terra', redirectTarget: 'Earth' },
    });
  });

  it('follows the wiki’s spelling', async () => {
    const { wiki } = createBench(({ url }) =>
      url.endsWith('/earth') ? redirect(301, '/w/rest.php/v1/page/Earth') : bare('Earth', { source: 'x' }),
    );
    expect(await wiki.source({ site: EN, title: 'earth' })).toMatchObject({ value: { title: 'Earth' } });
  });
});
