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
    const name = fc.stringMatching(/^[A-Z0-9][A-Za-z0-9().'!,_–-]{0,12}$/);
    fc.assert(
      fc.property(name, (segment) => {
        const short = plain(`./${segment}`);
        if (short === undefined) return;
        const title = pageLink(site, new URL(`./${segment}`, BASE))?.title;
        expect(short).toEqual({ title, href: articlePath(site.id, title ?? '') });
      }),
      { numRuns: 1_000 },
    );
    expect(plain('./St._Brann,_Marrow#In_winter')).toEqual({
      title: 'St. Brann, Marrow',
      href: articlePath(site.id, 'St. Brann, Marrow', 'In_winter'),
    });
    expect(plain('./Tidal_island')).toEqual({ title: 'Tidal island', href: '/article/wikipedia:en/Tidal_island' });
  });

  test.each(['./Help:X', './iPod', './A%20b', './A?b', './A__b', './A_', 'A', '//A', './Marrow', './A/B', './É'])(
    '%s is none',
    (href) => {
      expect(createPlainLinks(options, 'https://wiki.example/wiki/')(href)).toBeUndefined();
    },
  );

  test('there are none where links do not lead to pages of this wiki', () => {
    expect(
      createPlainLinks({ ...options, isOwnPage: () => undefined }, 'https://wiki.example/wiki/')('./Tide'),
    ).toBeUndefined();
  });
});
