import { describe, expect, test } from 'vitest';
import { marrow } from './fixtures/marrow.ts';
import { content, render } from './support.ts';

describe('what stays of a page', () => {
  test('reference marks and their list find each other', async () => {
    const page = await render(marrow);
    expect(page).toContain(
      '<sup class="reference" id="cite_ref-1"><a href="#cite_note-1" data-link="fragment">[1]</a></sup>',
    );
    expect(page).toContain('<ol class="references"><li id="cite_note-1"><a href="#cite_ref-1"');
  });

  test('a call of a note in a group of its own keeps its words, and tells what they stand for', async () => {
    const call =
      '<sup class="mw-ref" id="cite_ref-9"><a href="./Marrow#cite_note-9" style="counter-reset: mw-Ref 9;" ' +
      'data-mw-group="lower-alpha"><span class="mw-reflink-text">[lower-alpha 9]</span></a></sup>';
    expect(await content(call)).toContain(
      '<a class="lower-alpha" href="#cite_note-9" data-link="fragment" data-mark="9">[lower-alpha 9]</a>',
    );
    expect(await content(call.replace('lower-alpha', 'nb'))).not.toContain('data-mark');
  });

  test('headings keep their anchors, old ones too, and lose their edit links', async () => {
    const page = await render(marrow);
    expect(page).toContain(
      '<h2 id="Formation_&amp;_history"><span id="Formation_.26_history"></span>Formation &amp; history</h2>',
    );
    expect(page).toContain('<h2 id="Tides"><span id="Tides_old">Tides</span></h2>');
  });

  test('an anchor that looks like a node number stays on a heading', async () => {
    expect(await content('<h2 id="mwamba">Mwamba</h2><p id="mwAb">x</p>')).toBe('<h2 id="mwamba">Mwamba</h2><p>x</p>');
  });

  test('a number is no anchor of a list item', async () => {
    expect(await content('<ul><li id="mwAb">x</li><li id="cite_note-1">y</li></ul>')).toBe(
      '<ul><li>x</li><li id="cite_note-1">y</li></ul>',
    );
  });

  test('a heading stays, whatever its words are', async () => {
    expect(await content('<h2 id="coordinates">coordinates</h2>')).toBe('<h2 id="coordinates">coordinates</h2>');
  });

  test('spaces and line breaks stay where a style says that they count', async () => {
    expect(await content('<div style="white-space:pre">a   b\n\n  c</div><p>a   b</p>')).toContain(
      '>a   b\n\n  c</div><p>a b</p>',
    );
  });

  test('what was centred is centred', async () => {
    expect(await content('<center class="hatnote">x</center>')).toBe('<div class="hatnote align-center">x</div>');
  });

  test('formulas are MathML, without the picture and without the hiding', async () => {
    const page = await render(marrow);
    expect(page).toContain('<math alttext="h(t)"><semantics><mrow><mi>h</mi><mo stretchy="false">(</mo>');
    expect(page).toContain('<math display="block">');
    expect(page).toContain('<mspace width="0.2em"></mspace></mrow>');
    expect(page).not.toContain('fallback');
    expect(page).not.toContain('wikimedia.org/api');
  });

  test('a formula that has only a picture keeps it', async () => {
    const html = '<p><span class="mwe-math-element"><img src="https://upload.wikimedia.org/f.svg" alt="x"/></span></p>';
    expect(await content(html)).toContain('<span class="math"><img class="formula drawing" src="/media/');
  });

  test('wide tables scroll in a box named after their section; cells keep spans, scopes and alignment', async () => {
    const page = await render(marrow);
    expect(page).toContain(
      '<div class="table-scroll" tabindex="0" role="region" aria-label="Tides"><table class="wikitable">',
    );
    expect(page).toContain('<caption>Heights at the causeway</caption>');
    expect(page).toContain('<th colspan="2" scope="col">');
    expect(page).toContain('<td rowspan="2">1953');
    expect(page).toContain('<td class="align-right">4.92 m</td>');
  });

  test('a table in a table has no box of its own', async () => {
    const page = await content('<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>');
    expect(page.split('table-scroll')).toHaveLength(2);
  });

  test('an end tag in a cell closes nothing outside it', async () => {
    const page = await content('<div><table><tr><td>a</div>b</td></tr></table>c</div>d');
    expect(page).toMatch(
      /^<div><div class="table-scroll"[^>]*><table><tr><td>ab<\/td><\/tr><\/table><\/div>c<\/div>d$/,
    );
  });

  test('spans out of bounds are forgotten', async () => {
    const page = await content('<table><tr><td colspan="9999" rowspan="-1" onclick="x">x</td></tr></table>');
    expect(page).toContain('<tr><td>x</td></tr>');
  });

  test('pictures come through the app, with their space kept and a sharper one for sharp screens', async () => {
    const page = await content(
      '<p><img resource="./File:A.jpg" src="//upload.wikimedia.org/a.jpg" srcset="//upload.wikimedia.org/b.jpg 1.5x, //upload.wikimedia.org/c.jpg 2x" width="250" height="183" alt="The &quot;isle&quot;"/></p>',
    );
    const path = (file: string) => `/media/sample:en/https%3A%2F%2Fupload.wikimedia.org%2F${file}`;
    expect(page).toBe(
      `<p><img src="${path('a.jpg')}" srcset="${path('a.jpg')} 250w, ${path('c.jpg')} 500w" sizes="auto" width="250" height="183" loading="lazy" decoding="async" alt="The &quot;isle&quot;" data-media="0"></p>`,
    );
  });

  test('a picture that cannot be had leaves its words', async () => {
    expect(await content('<p><img src="https://elsewhere.example/a.jpg" alt="The causeway"></p>')).toBe(
      '<p><span class="picture-missing">The causeway</span></p>',
    );
    expect(
      await content(
        '<figure typeof="mw:File"><a href="./File:A.jpg"><img src="https://elsewhere.example/a.jpg"></a></figure>',
      ),
    ).toBe('');
  });

  test('recordings get controls and play nothing by themselves', async () => {
    const page = await render(marrow);
    expect(page).toMatch(
      /<audio controls preload="none" data-media="\d+"><source src="\/media\/[^"]+" type="audio\/ogg; codecs=&quot;vorbis&quot;"><\/audio>/,
    );
  });

  test('lists keep their numbering', async () => {
    const html =
      '<ol start="3" reversed="" type="a"><li value="7">x</li></ol><ol data-mw-group="lower-alpha" class="mw-references"><li>y</li></ol>';
    expect(await content(html)).toBe(
      '<ol start="3" reversed="" type="a"><li value="7">x</li></ol><ol class="references lower-alpha"><li>y</li></ol>',
    );
  });

  test('language, direction and ruby stay where they are', async () => {
    const html =
      '<p><bdi lang="he" dir="rtl">שלום</bdi> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <i lang="x\'y">z</i></p>';
    expect(await content(html)).toBe(
      '<p><bdi lang="he" dir="rtl">שלום</bdi> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <i>z</i></p>',
    );
  });

  test('preformatted text keeps its white space, other text one space of each run', async () => {
    expect(await content('<pre>a\n  b\n\n\tc</pre>')).toBe('<pre>a\n  b\n\n\tc</pre>');
    expect(await content('<p>a  \n b <b> c</b>\n\n</p>\n\n\n<p>d</p>')).toBe('<p>a b <b>c</b>\n</p><p>d</p>');
  });

  test('white space next to what vanished still parts words', async () => {
    expect(await content('<p>a<span style="display:none">x</span> <b></b>b<small> </small>c</p>')).toBe('<p>a b c</p>');
  });
});

describe('what goes', () => {
  test.each([
    ['notes to editors', '<table class="box-x metadata ambox"><tr><td>x</td></tr></table>'],
    ['navigation boxes', '<div class="navbox" role="navigation"><div>x</div><table><tr><td>x</td></tr></table></div>'],
    ['edit links', '<span class="mw-editsection">[x]</span>'],
    [
      'what is hidden',
      '<span style="color:red;display: none">x</span><span hidden>x</span><i style="visibility:hidden">x</i>',
    ],
    ['machine-readable citations', '<span class="Z3988" title="x">x</span>'],
    ['coordinates of the title line', '<span id="coordinates">x</span>'],
    ['indicators', '<span typeof="mw:Extension/indicator">x</span>'],
    [
      'style sheets of templates',
      '<style data-mw-deduplicate="x">.x{}</style><link rel="mw-deduplicated-inline-style" href="mw-data:x">',
    ],
    ['comments, data and declarations', '<!-- x --><![CDATA[x]]><?x?><!x>'],
    ['drawings in markup', '<svg viewBox="0 0 1 1"><path d="x"/><g><text>x</text></g></svg>'],
    ['empty boxes', '<p></p><div><b> <i></i></b></div><p><br></p>'],
  ])('%s', async (_, html) => {
    expect((await content(`${html}<p>kept</p>`)).trim()).toBe('<p>kept</p>');
  });

  test('a forgotten end tag swallows its section at most', async () => {
    const page = await content(
      '<section><p>one</p><div class="navbox"><div>x</div></section><section><p>two</p></section>',
    );
    expect(page).toContain('<p>two</p>');
  });

  test('sizes of the source and colours that no theme could read', async () => {
    const page = await content(
      '<table bgcolor="#fff"><tr style="background:#fff;color:#000"><td width="900" style="text-align: center">x</td></tr></table>',
    );
    expect(page).toContain('<td class="align-center">x</td></tr></table>');
    expect(page).not.toMatch(/#fff|#000|900/);
  });
});
