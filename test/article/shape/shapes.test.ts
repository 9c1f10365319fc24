import { describe, expect, test } from 'vitest';
import { problems } from '../judge.ts';
import { content, render } from '../support.ts';

const lead = (html: string) => content(`<section data-mw-section-id="0">${html}</section>`);

describe('odd ends', () => {
  test('a dropped box that was never ended ends with its section, and so does the section', async () => {
    expect(
      await content('<section><h2 id="a">A</h2><div class="noprint">x</section><section><h2 id="b">B</h2></section>'),
    ).toBe('<section class="lead"><h2 id="a">A</h2></section><section><h2 id="b">B</h2></section>');
  });

  test('a page that begins with thousands of places to break a word begins with its head all the same', async () => {
    const page = await render('<wbr>'.repeat(8_000));
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('</header>');
    expect(problems(page)).toEqual([]);
  });
});

describe('what other wikis and older documents write', () => {
  test('a hatnote that is an indented line stands before the first paragraph, and the infobox after it', async () => {
    const page = await lead(
      '<dl><dd><i>This article is about the isle.</i></dd></dl><table class="infobox"><tr><td>x</td></tr></table><p>First.</p>',
    );
    expect(page).toMatch(
      /^<section class="lead"><dl><dd><i>This article is about the isle\.<\/i><\/dd><\/dl><p>First\.<\/p><aside/,
    );
  });

  test.each(['noprint portalbox', 'portal-bar metadata', 'navbox noprint'])(
    'the links of a box of class "%s" are kept behind Related',
    async (classes) => {
      expect(await render(`<p>x</p><div class="${classes}"><a href="./Tide">Tide</a></div>`)).toContain(
        '<details class="related"',
      );
    },
  );

  test.each([
    ['French', '<div class="infobox_v3 large"><div class="entete">Titre</div><table><tr><td>x</td></tr></table></div>'],
    ['German', '<table class="wikitable infobox float-right"><tr><td>x</td></tr></table>'],
    ['Spanish', '<table class="infobox geography"><tr><td>x</td></tr></table>'],
    ['Italian', '<table class="sinottico"><tr><td>x</td></tr></table>'],
    ['Danish', '<table class="infoboks"><tr><td>x</td></tr></table>'],
  ])('a %s infobox is a card after the first paragraph, its tables in no box of their own', async (_, box) => {
    const page = await lead(`${box}<p>First.</p>`);
    expect(page).toMatch(/^<section class="lead"><p>First\.<\/p><aside class="infobox-card">/);
    expect(page).not.toContain('table-scroll');
  });

  test('pictures of older documents are pictures', async () => {
    const img = '<img src="//upload.wikimedia.org/a.jpg" width="200" height="150">';
    expect(
      await content(`<p>a <figure-inline typeof="mw:Image"><a href="./File:A.jpg">${img}</a></figure-inline></p>`),
    ).toContain('<p>a <a class="external" href="https://wiki.example/wiki/File:A.jpg"');
    expect(
      await content(
        `<figure class="mw-halign-left" typeof="mw:Image/Thumb"><a href="./File:A.jpg">${img}</a><figcaption>Cap</figcaption></figure>`,
      ),
    ).toMatch(/^<figure class="figure framed left">.*<figcaption>Cap<\/figcaption><\/figure>$/);
  });

  test('the picture of a figure that waits for the first paragraph leads to its file as well', async () => {
    const page = await lead(
      '<figure typeof="mw:File/Thumb"><a href="./File:A.jpg" class="mw-file-description"><img src="//upload.wikimedia.org/a.jpg" width="200" height="150"></a></figure><p>First.</p>',
    );
    expect(page).toContain(
      '<p>First.</p><figure class="figure framed"><a class="external" href="https://wiki.example/wiki/File:A.jpg"',
    );
  });

  test('a file that is missing leaves its name', async () => {
    expect(
      await content(
        '<p><span typeof="mw:Error mw:File"><a href="./Special:FilePath/None.jpg"><span class="mw-broken-media">File:None.jpg</span></a></span></p>',
      ),
    ).toBe('<p><span class="mw-broken-media">File:None.jpg</span></p>');
  });

  test('links to files, to other wikis and without words lead somewhere; without an address they are text', async () => {
    const page = await content(
      '<p><a rel="mw:MediaLink" href="//upload.wikimedia.org/X.ogg">listen</a> <a rel="mw:WikiLink/Interwiki" href="https://de.wikipedia.org/wiki/Insel" class="extiw">de</a> <a rel="mw:ExtLink" href="https://a.example/" class="external autonumber"></a> <a rel="mw:ExtLink" href="https://b.example/" class="external autonumber"></a> <a rel="mw:ExtLink" class="external text">nowhere</a></p>',
    );
    expect(page.match(/href="[^"]*"/g)).toEqual([
      'href="https://upload.wikimedia.org/X.ogg"',
      'href="https://de.wikipedia.org/wiki/Insel"',
      'href="https://a.example/"',
      'href="https://b.example/"',
    ]);
    expect(page.replace(/<[^>]*>/g, '')).toBe('listen de [1] [2] nowhere');
  });

  test('what helps a screen reader stays, what would pose as the app’s own does not', async () => {
    expect(
      await content(
        '<table role="presentation" aria-label="Layout"><tr><th scope="col" abbr="y">x</th></tr></table><div role="main">z</div><div role="dialog">z</div>',
      ),
    ).toMatch(
      /<table aria-label="Layout" role="presentation"><tr><th scope="col" abbr="y">x<\/th><\/tr><\/table><\/div><div>z<\/div><div>z<\/div>$/,
    );
  });
});
