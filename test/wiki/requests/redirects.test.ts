import { describe, expect, it } from 'vitest';
import { titleOfApiPath } from '../../../main/wiki/requests/api-path.ts';
import type { SentRequest } from '../../fakes/http.ts';
import { API, bare, createBench, EN, parsoid, redirect, restError } from '../answers.ts';

const to = (status: number, title: string, rest = '/html') => redirect(status, `/w/rest.php/v1/page/${title}${rest}`);

/** A wiki of these pages, by their keys. */
const pages = (all: Readonly<Record<string, () => Response>>) => (request: SentRequest) =>
  all[decodeURIComponent(request.url.split('/').at(-2) ?? '')]?.() ?? restError(404, 'rest-nonexistent-title');

const open = (title: string, all: Readonly<Record<string, () => Response>>) => {
  const bench = createBench(pages(all), ['secret']);
  return { ...bench, opened: bench.wiki.html({ site: EN, title }) };
};

describe('a spelling that is not the wiki’s own (301)', () => {
  it('is respelled without a word about a redirect', async () => {
    const { opened, http } = open('the earth', { the_earth: () => to(301, 'The_earth'), The_earth: () => parsoid() });
    expect(await opened).toMatchObject({ value: { title: 'The earth', redirectedFrom: undefined } });
    expect(http.sent.map(({ url }) => url)).toEqual([`${API}/page/the_earth/html`, `${API}/page/The_earth/html`]);
  });

  it('keeps the parameters that were asked with', async () => {
    const { wiki, http } = createBench(({ url }) =>
      url.includes('/earth/') ? to(301, 'Earth', '/history') : restError(500, 'x'),
    );
    await wiki.history({ site: EN, title: 'earth' }, { filter: 'minor' });
    expect(http.sent.at(-1)?.url).toBe(`${API}/page/Earth/history?filter=minor`);
  });
});

describe('a redirect page (307)', () => {
  it('leads on once, and is named', async () => {
    const { opened, http } = open('Terra', {
      Terra: () => to(307, 'Earth', '/html?redirect=no'),
      Earth: () => parsoid(),
    });
    expect(await opened).toMatchObject({ value: { title: 'Earth', redirectedFrom: 'Terra' } });
    expect(http.sent.at(-1)?.url).toBe(`${API}/page/Earth/html`);
  });

  it('is named as the wiki spells it, and leads to a page as the wiki spells that', async () => {
    const { opened } = open('terra', {
      terra: () => to(301, 'Terra'),
      Terra: () => to(307, 'earth'),
      earth: () => to(301, 'Earth'),
      Earth: () => parsoid(),
    });
    expect(await opened).toMatchObject({ value: { title: 'Earth', redirectedFrom: 'Terra' } });
  });

  it.each(['?redirect=no#Moon', '#Moon'])('to a place on a page leads to the page: %s', async (rest) => {
    const { opened } = open('Terra', { Terra: () => to(307, 'Earth', `/html${rest}`), Earth: () => parsoid() });
    expect(await opened).toMatchObject({ value: { title: 'Earth' } });
  });

  it('leads to titles of every kind', async () => {
    const title = 'A/B? 100% + “é”';
    const key = title.replaceAll(' ', '_');
    const { opened } = open('X', { X: () => to(307, encodeURIComponent(key)), [key]: () => parsoid() });
    expect(await opened).toMatchObject({ value: { title, redirectedFrom: 'X' } });
  });

  it('asked what it is answers for itself', async () => {
    const { wiki, http } = createBench(() => bare('Terra', { redirect_target: '/w/rest.php/v1/page/Earth/bare' }));
    expect(await wiki.page({ site: EN, title: 'Terra' })).toMatchObject({
      value: { title: 'Terra', redirectTarget: 'Earth' },
    });
    expect(http.sent).toHaveLength(1);
  });
});

describe('redirects that do not arrive', () => {
  it.each([
    ['a double redirect', { A: () => to(307, 'B'), B: () => to(307, 'C'), C: () => parsoid() }, 2],
    ['a double redirect to where it began', { A: () => to(307, 'B'), B: () => to(307, 'A') }, 2],
    ['a redirect to itself', { A: () => to(307, 'A') }, 1],
    ['a redirect to itself in another spelling', { A: () => to(307, '_A_') }, 1],
    ['a circle of spellings', { A: () => to(301, 'B'), B: () => to(301, 'C'), C: () => to(301, 'A') }, 3],
    ['a redirect into a circle', { A: () => to(307, 'B'), B: () => to(301, 'C'), C: () => to(301, 'B') }, 3],
  ])('end with the title that was asked for: %s', async (_what, all: Record<string, () => Response>, requests) => {
    const { opened, http } = open('A', all);
    expect(await opened).toEqual({ ok: false, failure: { code: 'redirect-loop', title: 'A' } });
    expect(http.sent).toHaveLength(requests);
  });
});

describe('a redirect elsewhere', () => {
  it.each([
    ['another host', 'https://evil.example/w/rest.php/v1/page/Earth/html', 'evil.example'],
    ['another host, without a scheme', '//evil.example/page/Earth/html', 'evil.example'],
    ['plain http', 'http://en.wikipedia.org/w/rest.php/v1/page/Earth/html', 'en.wikipedia.org'],
    ['another port', 'https://en.wikipedia.org:8443/w/rest.php/v1/page/Earth/html', 'en.wikipedia.org:8443'],
    ['another language', 'https://de.wikipedia.org/w/rest.php/v1/page/Erde/html', 'de.wikipedia.org'],
    [
      'a host that only begins alike',
      'https://en.wikipedia.org.evil.example/page/Earth',
      'en.wikipedia.org.evil.example',
    ],
    ['this computer', 'http://127.0.0.1/page/Earth/html', '127.0.0.1'],
  ])('is refused, and nothing goes there, least of all a Bearer: %s', async (_what, location, host) => {
    const { opened, http } = open('A', { A: () => redirect(301, location) });
    expect(await opened).toEqual({ ok: false, failure: { code: 'redirect-refused', host } });
    expect(http.sent.map(({ url }) => url)).toEqual([`${API}/page/A/html`]);
  });

  it('after a good one is refused as well', async () => {
    const { opened, http } = open('A', {
      A: () => to(307, 'B'),
      B: () => redirect(301, 'https://evil.example/w/rest.php/v1/page/C/html'),
    });
    expect(await opened).toMatchObject({ failure: { code: 'redirect-refused', host: 'evil.example' } });
    expect(new Set(http.sent.map(({ url }) => new URL(url).host))).toEqual(new Set(['en.wikipedia.org']));
  });

  it.each([
    ['another path of this wiki', '/w/index.php?title=Earth'],
    ['a title that cannot be', '/w/rest.php/v1/page/Foo%5BBar/html'],
    ['no UTF-8', '/w/rest.php/v1/page/%E0%A4%A/html'],
    ['no address', 'https://'],
  ])('is unreadable when it names no page: %s', async (_what, location) => {
    const { opened } = open('A', { A: () => redirect(301, location) });
    expect(await opened).toEqual({ ok: false, failure: { code: 'unreadable', what: 'redirect' } });
  });

  it('is unreadable when it does not say where', async () => {
    const { opened } = open('A', { A: () => new Response('', { status: 301 }) });
    expect(await opened).toEqual({ ok: false, failure: { code: 'unreadable', what: 'redirect' } });
  });
});

describe('the title in a path of the API', () => {
  it.each([
    ['/w/rest.php/v1/page/AC%2FDC/html', 'AC/DC'],
    ['/core/v1/wikipedia/en/page/Earth', 'Earth'],
    ['/w/rest.php/v1/page/The_Earth/history/counts/edits', 'The Earth'],
    ['/w/rest.php/v1/revision/37/html', undefined],
  ])('of %s', (path, title) => {
    expect(titleOfApiPath(path)).toBe(title);
  });
});
