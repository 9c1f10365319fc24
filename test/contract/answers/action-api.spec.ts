import { expect, it } from 'vitest';
import { contract } from '../contract.ts';

contract('the Action API', (wiki) => {
  const ask = async (parameters: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ action: 'query', format: 'json', formatversion: '2', ...parameters });
    const response = await fetch(`${wiki.actionApi}?${query}`);
    const body: unknown = await response.json();
    return { status: response.status, failed: response.headers.get('mediawiki-api-error'), body };
  };

  it.each([
    ['a category without its namespace', { list: 'categorymembers', cmtitle: 'Wandering balls' }, 'invalidcategory'],
    ['an action that does not exist', { action: 'wonder' }, 'badvalue'],
  ])('refuses with 200, and says so in a header: %s', async (_what, parameters, code) => {
    const answer = await ask(parameters);
    expect(answer).toMatchObject({ status: 200, failed: code, body: { error: { code, info: expect.any(String) } } });
  });

  it('says of each page what it is, and under which name it looked', async () => {
    const { body } = await ask({ prop: 'info', titles: 'earth|Nowhere at all|Foo[Bar|Special:Search|The Earth' });
    expect(body).toMatchObject({
      query: {
        normalized: [{ from: 'earth', to: 'Earth' }],
        pages: expect.arrayContaining([
          expect.objectContaining({
            title: 'Earth',
            ns: 0,
            lastrevid: expect.any(Number),
            touched: expect.any(String),
          }),
          expect.objectContaining({ title: 'Nowhere at all', missing: true }),
          expect.objectContaining({ title: 'Foo[Bar', invalid: true }),
          expect.objectContaining({ title: 'Special:Search', special: true }),
          expect.objectContaining({ title: 'The Earth', redirect: true }),
        ]),
      },
    });
  });

  it('leaves out redirects that lead in a circle', async () => {
    const { body } = await ask({ prop: 'info', titles: 'Hen|The Earth', redirects: '1' });
    const { pages } = (body as { readonly query: { readonly pages: readonly { readonly title: string }[] } }).query;
    expect(pages.map(({ title }) => title)).toEqual(['Earth']);
  });

  it('knows nothing of a category that nobody made', async () => {
    const { body } = await ask({ list: 'categorymembers', cmtitle: 'Category:Nothing at all' });
    expect(body).toMatchObject({ query: { categorymembers: [] } });
  });

  it('describes the wiki', async () => {
    const { body } = await ask({ meta: 'siteinfo', siprop: 'general|namespaces|namespacealiases|interwikimap' });
    expect(body).toMatchObject({
      query: {
        general: {
          sitename: expect.any(String),
          generator: expect.stringMatching(/^MediaWiki 1\./),
          articlepath: '/wiki/$1',
          scriptpath: '/w',
          lang: 'en',
          rtl: false,
          case: 'first-letter',
          legaltitlechars: expect.any(String),
        },
        namespaces: { 6: { id: 6, name: 'File', canonical: 'File' } },
        namespacealiases: expect.arrayContaining([{ id: 6, alias: 'Image' }]),
        interwikimap: expect.arrayContaining([expect.objectContaining({ prefix: 'de' })]),
      },
    });
  });

  it('is named by every page, a missing one too', async () => {
    for (const path of ['/wiki/Earth', '/wiki/Nowhere_at_all']) {
      const page = await (await fetch(wiki.origin + path)).text();
      expect(page).toMatch(/<link rel="EditURI" type="application\/rsd\+xml" href="[^"]*\/w\/api\.php\?action=rsd"/);
    }
  });
});
