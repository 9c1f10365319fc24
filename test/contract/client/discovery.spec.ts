import { expect, it } from 'vitest';
import type { Http } from '../../../main/ports.ts';
import { discoverSite } from '../../../main/wiki/discovery/discover-site.ts';
import { createHostLimits } from '../../../main/wiki/pace/host-limits.ts';
import { ok } from '../../../shared/result.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createNodeHttp } from '../../fakes/node-http.ts';
import { contract } from '../contract.ts';
import { got } from './client.ts';

contract('a wiki is added by the address of one of its pages', (target) => {
  const http = createNodeHttp();
  const deps = {
    http: async (...request: Parameters<Http>) => ok(await http(...request)),
    limits: createHostLimits(createFakeClock()),
    userAgent: 'Lectern/1.0 (https://lectern.example) Test/1',
  };

  it.each(['/wiki/Earth', '/wiki/Nowhere_at_all', '/wiki/AC/DC_current'])('%s', async (path) => {
    const site = got(await discoverSite(deps, target.origin + path));
    expect(site).toMatchObject({
      name: expect.stringMatching(/wiki/i),
      bases: [target.apiBase],
      origin: target.origin,
      articlePath: '/wiki/$1',
      scriptPath: '/w',
      contentLanguage: 'en',
      titles: { capital: true },
      licence: {
        title: 'Creative Commons Attribution-Share Alike 4.0',
        url: expect.stringContaining('creativecommons.org/licenses/by-sa/4.0/'),
      },
    });
    const names = site.titles.namespaces.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names).toEqual(expect.arrayContaining(['', 'Talk', 'User', 'File', 'Category', 'Special']));
    expect(site.titles.interwiki).toContain('de');
  });

  it('but not by that of a picture', async () => {
    expect(await discoverSite(deps, `${target.origin}/images/nothing.png`)).toEqual({
      ok: false,
      failure: { code: 'not-mediawiki', host: new URL(target.origin).host },
    });
  });
});
