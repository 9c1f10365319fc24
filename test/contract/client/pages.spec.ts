import { expect, it } from 'vitest';
import { ODD_TITLES } from '../content/pages.ts';
import { contract } from '../contract.ts';
import { client, got, SITE } from './client.ts';

contract('the client reads a page', (target) => {
  const wiki = client(target);
  const read = async (title: string) => {
    const page = got(await wiki.html({ site: SITE, title }));
    return { ...page, text: await new Response(page.body).text() };
  };

  it.each(['Earth', ...ODD_TITLES])('whole, and what is said of it: %s', async (title) => {
    const page = await read(title);
    expect(page).toMatchObject({ title, redirectedFrom: undefined, language: 'en', etag: expect.stringMatching(/"/) });
    expect(page.text).toMatch(/^<!DOCTYPE html>.*<\/html>\s*$/s);
    expect(got(await wiki.page({ site: SITE, title }))).toMatchObject({
      title,
      revision: page.revision,
      editedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      licence: {
        title: 'Creative Commons Attribution-Share Alike 4.0',
        url: expect.stringContaining('creativecommons.org/licenses/by-sa/4.0/'),
      },
      redirectTarget: undefined,
    });
  });

  it('with its sections, links and pictures as Parsoid writes them', async () => {
    const { text } = await read('Earth');
    expect(text).toMatch(/<section data-mw-section-id="1"[^>]*>\s*<h2[^>]*id="Shape"[^>]*>Shape<\/h2>/);
    expect(text).toMatch(/<h2[^>]*id="Größe_und_Gewicht"/);
    expect(text).toMatch(/<a rel="mw:WikiLink" href="\.\/Moon" title="Moon"[^>]*>its moon<\/a>/);
    expect(text).toMatch(/<a [^>]*href="\.\/Grains_of_sand\?action=edit&amp;redlink=1"/);
    expect(text).toMatch(/<figure [^>]*typeof="mw:File\/Thumb"/);
    expect(text).toMatch(/<img [^>]*resource="\.\/File:The_Moon,_a_day_before_full\.png"/);
    expect(text).toContain('dot &amp; little more: &lt; 1 pixel');
  });

  it('by the number of an earlier revision', async () => {
    const listed = await fetch(`${target.apiBase}/page/Earth/history`);
    const { revisions } = (await listed.json()) as { readonly revisions: readonly { readonly id: number }[] };
    const revision = revisions[3]?.id ?? 0;
    const ref = { site: SITE, title: 'Earth', revision };
    expect(got(await wiki.page(ref))).toMatchObject({ title: 'Earth', revision });
    const earlier = got(await wiki.html(ref));
    expect(earlier).toMatchObject({ revision, language: 'en' });
    expect(await new Response(earlier.body).text()).toContain('</html>');
  });

  it.each([
    ['earth', 'Earth'],
    ['aC/DC current', 'AC/DC current'],
    ['über die_Brücke', 'Über die Brücke'],
  ])('under the wiki’s own spelling: %s', async (asked, title) => {
    expect(await read(asked)).toMatchObject({ title, redirectedFrom: undefined });
    expect(got(await wiki.page({ site: SITE, title: asked }))).toMatchObject({ title });
  });

  it.each(['The Earth', 'the Earth', 'Figure of the Earth'])('through a redirect: %s', async (asked) => {
    const from = asked.replace(/^t/, 'T');
    expect(await read(asked)).toMatchObject({ title: 'Earth', redirectedFrom: from });
    expect(got(await wiki.page({ site: SITE, title: asked }))).toMatchObject({
      title: from,
      redirectTarget: 'Earth',
    });
  });

  it.each(['Old name of the Earth', 'Hen'])('not through one redirect after another: %s', async (title) => {
    expect(await wiki.html({ site: SITE, title })).toEqual({ ok: false, failure: { code: 'redirect-loop', title } });
  });

  it('not where a redirect leads to nothing', async () => {
    expect(await wiki.html({ site: SITE, title: 'Way to nowhere' })).toMatchObject({
      ok: false,
      failure: { code: 'page-missing', title: 'Nowhere at all' },
    });
  });

  it('not when there is none', async () => {
    const missing = { ok: false, failure: { code: 'page-missing', title: 'Nowhere at all' } };
    expect(await wiki.html({ site: SITE, title: 'Nowhere at all' })).toEqual(missing);
    expect(await wiki.page({ site: SITE, title: 'Nowhere at all' })).toEqual(missing);
    expect(await wiki.page({ site: SITE, title: 'Earth', revision: 99_999_999 })).toMatchObject({
      failure: { code: 'revision-missing', title: 'Earth' },
    });
  });

  it.each(['Special:Search', 'de:Erde'])('not under a title that is no page’s: %s', async (title) => {
    expect(await wiki.page({ site: SITE, title })).toEqual({ ok: false, failure: { code: 'title-invalid', title } });
    expect(await wiki.html({ site: SITE, title })).toEqual({ ok: false, failure: { code: 'forbidden' } });
  });
});
