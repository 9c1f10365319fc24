import { describe, expect, test } from 'vitest';
import { content } from '../support.ts';

const link = async (html: string, changes = {}) =>
  (await content(`<p>${html}</p>`, changes)).replace(/^<p>|<\/p>$/g, '');

describe('where links lead', () => {
  test('to a page of this wiki, with its fragment', async () => {
    expect(
      await link(
        '<a rel="mw:WikiLink" href="./Tidal_island#In_winter" title="x" class="mw-redirect" id="mwAQ">isle</a>',
      ),
    ).toBe('<a href="/article/sample:en/Tidal_island#In_winter" data-link="page" title="Tidal island">isle</a>');
  });

  test('to titles with odd characters', async () => {
    expect(await link('<a href="./AC/DC">a</a>')).toContain('href="/article/sample:en/AC%2FDC"');
    expect(await link('<a href="./100%25_(film)">a</a>')).toContain('href="/article/sample:en/100%25_(film)"');
    expect(await link('<a href="./What%3F">a</a>')).toContain('title="What?"');
    expect(await link('<a href="./São_Paulo">a</a>')).toContain('title="São Paulo"');
  });

  test.each(['https://wiki.example/wiki/AC/DC', 'https://wiki.example/wiki/AC%2FDC'])(
    'from a page whose title holds a slash: %s',
    async (pageUrl) => {
      expect(await link('<a href="./Angus_Young">a</a>', { title: 'AC/DC', pageUrl })).toContain(
        '"/article/sample:en/Angus_Young"',
      );
    },
  );

  test('to a page that does not exist', async () => {
    expect(await link('<a rel="mw:WikiLink" href="./Railway?action=edit&amp;redlink=1" class="new">railway</a>')).toBe(
      '<a class="missing" href="/article/sample:en/Railway" data-link="page" title="Railway">railway</a>',
    );
  });

  test.each(['Railway', 'Tides_of_Marrow', 'Marrow', 'São_Paulo', 'Help:Contents', 'A%20b', 'iPod', 'A__b', ''])(
    'to a page that does not exist, however that is spelled: %s',
    async (name) => {
      const written = (query: string) => link(`<a href="./${name}?${query}">a</a>`);
      expect(await written('action=edit&amp;redlink=1')).toBe(await written('redlink=1&amp;action=edit'));
    },
  );

  test('to a place whose name ends as an address of such a page does', async () => {
    expect(await link('<a href="./Railway#Ends?action=edit&amp;redlink=1">a</a>')).toBe(
      '<a href="/article/sample:en/Railway#Ends%3Faction%3Dedit%26redlink%3D1" data-link="page" title="Railway">a</a>',
    );
  });

  test('within the page, under its own title or another', async () => {
    const fragment = '<a href="#Tides" data-link="fragment">a</a>';
    expect(await link('<a href="#Tides">a</a>')).toBe(fragment);
    expect(await link('<a href="./Marrow#Tides">a</a>')).toBe(fragment);
    expect(await link('<a href="./Isle_of_Marrow#cite_note-3">a</a>')).toBe(
      '<a href="#cite_note-3" data-link="fragment">a</a>',
    );
  });

  test('nowhere from the page to itself', async () => {
    expect(await link('<a class="mw-selflink selflink">Marrow</a>')).toBe('<b>Marrow</b>');
    expect(await link('<a href="./Marrow">Marrow</a>')).toBe('<b>Marrow</b>');
  });

  test('out to the web, re-serialized, without the page’s address or window', async () => {
    expect(
      await link('<a rel="mw:ExtLink" href="//Harbour.example/a b?x=1&amp;y=2" class="external text">tides</a>'),
    ).toBe(
      '<a class="external" href="https://harbour.example/a%20b?x=1&amp;y=2" data-link="external" rel="noreferrer noopener">tides</a>',
    );
    expect(await link('<a href="mailto:harbour@marrow.example">mail</a>')).toContain(
      'href="mailto:harbour@marrow.example" data-link="external"',
    );
    expect(await link('<a rel="mw:WikiLink/Interwiki" href="https://de.wiki.example/wiki/Insel">de</a>')).toContain(
      'data-link="external"',
    );
  });

  test('from a picture to its file’s own page on the web', async () => {
    const image = '<img src="//upload.wikimedia.org/a.jpg" width="200" height="100"/>';
    const modern = await link(
      `<span typeof="mw:File"><a href="./File:A.jpg" class="mw-file-description">${image}</a></span>`,
    );
    expect(modern).toContain('<a class="external" href="https://wiki.example/wiki/File:A.jpg" data-link="external"');
    expect(await link(`<span typeof="mw:Image"><a href="./Datei:A.jpg">${image}</a></span>`)).toContain(
      'data-link="external"',
    );
    expect(await link(`<span typeof="mw:File"><a href="./Tide">${image}</a></span>`)).toContain('data-link="page"');
    const named = image.replace('<img', '<img resource="./File:A.jpg"');
    expect(await link(`<span typeof="mw:Image"><a href="./File:A.jpg">${named}</a></span>`)).toContain(
      'data-link="external"',
    );
    // An editor may send a picture anywhere.
    expect(await link(`<span typeof="mw:Image"><a href="./Template:Tides">${named}</a></span>`)).toContain(
      'data-link="page"',
    );
    expect(await link(`<span typeof="mw:Image"><a href="./Tides:_The_book">${named}</a></span>`)).toContain(
      'data-link="page"',
    );
  });

  test('a link has one class attribute, whatever its looks', async () => {
    expect(await link('<a href="https://harbour.example/" style="background:#fff">x</a>')).toMatch(
      /^<a class="external [a-z -]+" href="https:\/\/harbour\.example\/" data-link="external" rel="noreferrer noopener">x<\/a>$/,
    );
    const missing = await link(
      '<a href="./Skerry?action=edit&amp;redlink=1" class="new" style="background:#fff">x</a>',
    );
    expect(missing.match(/class="/g)).toHaveLength(1);
    expect(missing).toMatch(/class="missing /);
  });

  test('to a place whose name holds an encoded character', async () => {
    expect(await link('<a href="./Marrow#cite_note-http%253A//x-1">1</a>')).toContain(
      'href="#cite_note-http%253A//x-1"',
    );
    expect(await link('<a href="#a%25b">x</a>')).toContain('href="#a%25b"');
  });

  test('nowhere when there is no address or no safe one', async () => {
    expect(await link('<a rel="mw:ExtLink" class="external text">x</a>')).toBe('x');
    expect(await link('<a href="javascript:alert(1)">x</a>')).toBe('x');
    expect(await link('<a href="javascript:alert(1)" id="here">x</a>')).toBe('<span id="here">x</span>');
    expect(await link(`<a href="https://wiki.example/${'a'.repeat(9000)}">x</a>`)).toBe('x');
  });

  test('never from inside another link', async () => {
    expect(await link('<a href="#a">one <a href="#b">two</a>')).toBe(
      '<a href="#a" data-link="fragment">one </a><a href="#b" data-link="fragment">two</a>',
    );
  });
});
