import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPlainLinks } from '../../../main/article/allow/plain-links.ts';
import { articlePath } from '../../../main/reader/paths.ts';
import { pageLink, pageUrl } from '../../../main/wiki/sites/page-address.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { siteId } from '../../../shared/site-id.ts';
import { options } from '../support.ts';

const BASE = 'https://en.wikipedia.org/wiki/';

describe('links to plainly named pages', () => {
  test('lead where the long way leads', () => {
    const site = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' }).get(siteId('wikipedia', 'en'));
    if (site === undefined) throw new Error('no site');
    const plain = createPlainLinks(
      {
        ...options,
        pageUrl: pageUrl(site, 'Marrow'),
        articlePath: (title, fragment) => articlePath(site.id, title, fragment),
        isOwnPage: (url) => pageLink(site, url)?.title,
      },
      BASE,
    );
    const name = fc.stringMatching(
      /^(?:(?:File|Help|Image|Talk|Special|Media|Wikt|En|Nobody|Main_Page):)?[A-Z0-9éß][A-Za-z0-9().'!,_:/–àéßŁǆ-]{0,12}$/,
    );
    fc.assert(
      fc.property(name, (segment) => {
        const short = plain(`./${segment}`);
        if (short === undefined) return;
        const url = new URL(`./${segment}`, BASE);
        const title = pageLink(site, url)?.title;
        expect(short).toEqual(
          title === undefined
            ? { kind: 'elsewhere', url: url.href }
            : { kind: 'page', title, href: articlePath(site.id, title), url: url.href },
        );
      }),
      { numRuns: 1_000 },
    );
    expect(plain('./St._Brann,_Marrow#In_winter')).toEqual({
      kind: 'page',
      title: 'St. Brann, Marrow',
      href: articlePath(site.id, 'St. Brann, Marrow', 'In_winter'),
      url: `${BASE}St._Brann,_Marrow#In_winter`,
    });
    expect(plain('./Tidal_island')).toEqual({
      kind: 'page',
      title: 'Tidal island',
      href: '/article/wikipedia:en/Tidal_island',
      url: `${BASE}Tidal_island`,
    });
  });

  test.each([
    './Help:x',
    './Help:',
    './Help:A:B',
    './iPod',
    './A%20b',
    './A?b',
    './A__b',
    './A_',
    'A',
    '//A',
    './Marrow',
    './A/B',
    './É',
  ])('%s is none', (href) => {
    expect(createPlainLinks(options, 'https://wiki.example/wiki/')(href)).toBeUndefined();
  });

  test('a prefix is one where the wiki says so', () => {
    const plain = createPlainLinks(
      { ...options, isOwnPage: (url) => (url.pathname.includes('Wikt:') ? undefined : options.isOwnPage(url)) },
      'https://wiki.example/wiki/',
    );
    expect(plain('./Help:Contents')).toEqual({
      kind: 'page',
      title: 'Help:Contents',
      href: options.articlePath('Help:Contents', undefined),
      url: 'https://wiki.example/wiki/Help:Contents',
    });
    expect(plain('./Wikt:Tide/Low')).toEqual({ kind: 'elsewhere', url: 'https://wiki.example/wiki/Wikt:Tide/Low' });
    expect(plain('./Wikt:Tide/../../x')).toBeUndefined();
    expect(plain('./Help:Tide/Low')).toBeUndefined();
  });

  test('there are none where links do not lead to pages of this wiki', () => {
    expect(
      createPlainLinks({ ...options, isOwnPage: () => undefined }, 'https://wiki.example/wiki/')('./Tide'),
    ).toBeUndefined();
  });
});
