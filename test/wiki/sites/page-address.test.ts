import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCategory, pageAddress, pageLink, pageTarget, pageUrl } from '../../../main/wiki/sites/page-address.ts';
import type { Site } from '../../../main/wiki/sites/site.ts';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { isBareNamespace, ruledTitle } from '../../../main/wiki/sites/title-rules.ts';
import { siteId } from '../../../shared/site-id.ts';
import { isValidTitle } from '../../../shared/titles.ts';
import { SITES } from '../answers.ts';

function site(id: `${string}:${string}`, sites = SITES): Site {
  const [family = '', language = ''] = id.split(':');
  const found = sites.get(siteId(family, language));
  if (!found) throw new Error('no such site');
  return found;
}

const ENGLISH = site('wikipedia:en');
const CHINESE = site('wikipedia:zh');
const WIKTIONARY = site('wiktionary:en');
const LOOPBACK = site('wikipedia:en', createSites({ apiBase: 'http://127.0.0.1:8480/w/rest.php/v1/' }));

/** Wikis that keep their pages elsewhere than most. */
const ELSEWHERE: readonly Site[] = [
  { ...ENGLISH, articlePath: '/$1' },
  { ...ENGLISH, articlePath: '/$1', scriptPath: '' },
  { ...ENGLISH, articlePath: '/index.php/$1', scriptPath: '' },
  { ...ENGLISH, articlePath: '/wiki/index.php?title=$1', scriptPath: '/wiki' },
  { ...ENGLISH, articlePath: '/wiki/$1', scriptPath: '/wiki' },
  { ...ENGLISH, articlePath: '/pages/$1.html' },
];

it('tells a category by the namespace of its wiki, whatever it is called there', () => {
  const german = {
    ...ENGLISH,
    titles: { ...ENGLISH.titles, namespaces: [{ id: 14, name: 'Kategorie', aliases: ['Category'], capital: true }] },
  };
  expect(
    ['Category:Lights', 'category:lights', 'Lights', 'Talk:Lights'].map((title) => isCategory(ENGLISH, title)),
  ).toEqual([true, true, false, false]);
  expect(['Kategorie:Licht', 'Category:Licht'].every((title) => isCategory(german, title))).toBe(true);
});

/** Titles that a careless client breaks on come up often. */
const title = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          ...'aZß_ /?%#&+:.=~\'"\\@iآ地👩‍🚀',
          'index.php',
          'w',
          '%2F',
          '%20',
          'Help:',
          'talk:',
          'Image:',
          'de:',
        ),
        { minLength: 1, maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .filter(isValidTitle);
const fragment = fc.option(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { nil: undefined });

function roundTrips(of: Site, variant: fc.Arbitrary<string | undefined>): void {
  fc.assert(
    fc.property(title, fragment, variant, (name, place, way) => {
      const { title: spelled, namespace } = ruledTitle(of.titles, name, of.language);
      fc.pre((namespace?.id ?? 0) >= 0 && isValidTitle(spelled) && !isBareNamespace({ title: spelled, namespace }));
      const page = { title: spelled, fragment: place, variant: way };
      const address = pageAddress(of, { ...page, title: name });
      expect(pageTarget(of, new URL(address))).toEqual({ kind: 'page', ...page, missing: false });
    }),
    { numRuns: 300 },
  );
}

describe('the address of a page on the web', () => {
  it('is the one people know', () => {
    expect(pageUrl(ENGLISH, 'AC/DC')).toBe('https://en.wikipedia.org/wiki/AC/DC');
    expect(pageUrl(ENGLISH, 'Help:Who is who?')).toBe('https://en.wikipedia.org/wiki/Help:Who_is_who%3F');
    expect(pageUrl(LOOPBACK, '100% (film)')).toBe('http://127.0.0.1:8480/wiki/100%25_(film)');
    expect(pageAddress(CHINESE, { title: '地球', fragment: '歷史', variant: 'zh-hant' })).toBe(
      `https://zh.wikipedia.org/wiki/${encodeURIComponent('地球')}?variant=zh-hant#${encodeURIComponent('歷史')}`,
    );
  });

  it.each([
    ['on a wiki that wants a capital', ENGLISH],
    ['on a wiki that tells letters apart', WIKTIONARY],
    ['on a wiki of this computer', LOOPBACK],
    ...ELSEWHERE.map((of): [string, Site] => [`at ${of.articlePath}, beside ${of.scriptPath || '/'}`, of]),
  ] satisfies [string, Site][])('names the page, and the place, that it was made for: %s', (_where, of) => {
    roundTrips(of, fc.constant(undefined));
  });

  it('names the way of writing too', () => {
    roundTrips(CHINESE, fc.constantFrom(undefined, ...CHINESE.variants));
  });

  it('steps aside for a program of that name', () => {
    const [atRoot = ENGLISH] = ELSEWHERE;
    expect(pageUrl(atRoot, 'Earth')).toBe('https://en.wikipedia.org/Earth');
    expect(pageUrl(atRoot, 'w/index.php')).toBe('https://en.wikipedia.org/w/index.php?title=w/index.php');
    for (const path of ['/w/api.php', '/w/skins/a.css', '/w/index.php']) {
      expect(pageTarget(atRoot, new URL(path, atRoot.origin))).toBeUndefined();
    }
  });
});

describe('an address of a wiki', () => {
  const page = (name: string, changes = {}) => ({
    kind: 'page',
    title: name,
    fragment: undefined,
    variant: undefined,
    missing: false,
    ...changes,
  });
  const target = (of: Site, address: string) => pageTarget(of, new URL(address, `${of.origin}/wiki/Base`));

  it.each([
    ['a title in a query', '/w/index.php?title=AC/DC&action=view', page('AC/DC')],
    [
      'a title in a query, as forms send it',
      '/w/index.php?title=S%C3%A3o+Paulo#A_b',
      page('São Paulo', { fragment: 'A_b' }),
    ],
    ['a title behind the program', '/w/index.php/Earth', page('Earth')],
    ['small screens', 'https://en.m.wikipedia.org/wiki/Earth', page('Earth')],
    ['what counts readers', '/wiki/Earth?utm_source=x&wprov=y', page('Earth')],
    ['a fragment that is not encoded', '/wiki/Earth#100%', page('Earth', { fragment: '100%' })],
    ['a namespace in any spelling', '/wiki/help_talk:who_is', page('Help talk:Who is')],
    ['a namespace by its old name', '/wiki/image:earth.png', page('File:Earth.png')],
    ['an unknown prefix', '/wiki/Star_Trek:_the_film', page('Star Trek: the film')],
    ['a page by its number', '/?curid=9228', { kind: 'page-id', id: 9228, fragment: undefined }],
    ['a page by its number, beside a title', '/w/index.php?title=X&curid=9228', { kind: 'page-id', id: 9228 }],
    ['an old revision', '/w/index.php?title=Earth&oldid=37#Moon', { kind: 'revision', id: 37, fragment: 'Moon' }],
    ['an old revision without a title', '/w/index.php?oldid=37', { kind: 'revision', id: 37 }],
    ['an old revision of an article', '/wiki/Earth?oldid=37', { kind: 'revision', id: 37 }],
  ])('is understood by %s', (_what, address, expected) => {
    expect(target(ENGLISH, address)).toMatchObject(expected);
  });

  it.each([
    ['/zh-hant/%E5%9C%B0%E7%90%83#a', 'wikipedia:zh', page('地球', { variant: 'zh-hant', fragment: 'a' })],
    ['/wiki/%E5%9C%B0%E7%90%83?variant=zh-cn', 'wikipedia:zh', page('地球', { variant: 'zh-cn' })],
    ['/wiki/%E5%9C%B0%E7%90%83?variant=xx', 'wikipedia:zh', page('地球')],
    ['/sr-ec/Zemlja', 'wikipedia:sr', page('Zemlja', { variant: 'sr-ec' })],
    ['/wiki/earth', 'wiktionary:en', page('earth')],
    ['/wiki/user:earth', 'wiktionary:en', page('User:Earth')],
    ['/wiki/istanbul', 'wikipedia:tr', page('İstanbul')],
    ['/wiki/%C3%9F', 'wikipedia:de', page('ß')],
    ['/wiki/%E1%83%93', 'wikipedia:ka', page('დ')],
  ] as const)('is understood by its site’s rules: %s on %s', (address, id, expected) => {
    expect(target(site(id), address)).toEqual(expected);
  });

  it.each([
    ['a difference', '/w/index.php?title=Earth&diff=38&oldid=37'],
    ['a way of writing that the language has not', '/zh-hant/Earth'],
    ['a program', '/w/api.php?title=Earth'],
    ['the program alone', '/w/index.php'],
    ['something done to a page', '/w/index.php?title=Earth&action=history'],
    ['the redirect itself', '/wiki/Earth?redirect=no'],
    ['the front door', '/'],
    ['a namespace alone', '/wiki/Talk:'],
    ['a title with a fragment inside', '/w/index.php?title=A%23B'],
  ])('is no page to read: %s', (_what, address) => {
    expect(target(ENGLISH, address)).toBeUndefined();
  });

  it('is no page of this wiki when its prefix is another’s', () => {
    const linked = { ...ENGLISH, titles: { ...ENGLISH.titles, interwiki: ['de'] } };
    expect(target(linked, '/wiki/DE:Erde')).toBeUndefined();
    expect(target(linked, '/wiki/Dee:Erde')).toMatchObject({ title: 'Dee:Erde' });
  });
});

describe('an address inside an article', () => {
  const link = (address: string) => pageLink(ENGLISH, new URL(address, pageUrl(ENGLISH, 'Earth')));

  it('is a page of this wiki, with or without a fragment', () => {
    expect(link('./Mars#History')).toEqual({ title: 'Mars', missing: false });
    expect(link('//en.wikipedia.org/wiki/S%C3%A3o_Paulo')).toEqual({ title: 'São Paulo', missing: false });
    expect(link('/w/index.php?title=Mars')).toEqual({ title: 'Mars', missing: false });
  });

  it('is a page that nobody has written yet', () => {
    expect(link('./Nowhere?action=edit&redlink=1')).toEqual({ title: 'Nowhere', missing: true });
    expect(link('/w/index.php?title=Nowhere&action=edit&redlink=1')).toEqual({ title: 'Nowhere', missing: true });
  });

  it.each([
    ['another wiki', 'https://de.wikipedia.org/wiki/Erde'],
    ['another scheme', 'http://en.wikipedia.org/wiki/Earth'],
    ['another path', 'https://en.wikipedia.org/static/Earth'],
    ['a history', './Earth?action=history'],
    ['an old revision', './Earth?oldid=37'],
    ['the software itself', './Special:Random'],
    ['the software itself, in small letters', './special:random'],
    ['a raw file', './Media:Earth.ogg'],
    ['no title', 'https://en.wikipedia.org/wiki/'],
    ['a broken encoding', 'https://en.wikipedia.org/wiki/%E0%A4%A'],
    ['credentials', 'https://a:b@en.wikipedia.org/wiki/Earth'],
  ])('is no page of this wiki: %s', (_what, address) => {
    expect(link(address)).toBeUndefined();
  });
});
