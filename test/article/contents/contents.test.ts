import { describe, expect, test } from 'vitest';
import { type DocumentContents, readArticle } from '../../../main/article/reading-document.ts';
import { marrow } from '../fixtures/marrow.ts';
import { options, parsoid, streamOf } from '../support.ts';

async function read(source: string, pieces = 1) {
  const size = Math.ceil(source.length / pieces);
  const chunks = Array.from({ length: pieces }, (_, at) => source.slice(at * size, (at + 1) * size));
  const article = readArticle(streamOf(...chunks), options);
  await new Response(article.document).text();
  return { contents: article.contents(), text: article.plainText() };
}
const contentsOf = async (body: string): Promise<DocumentContents> => (await read(parsoid(body))).contents;

describe('what the pass understands of a document', () => {
  test('its own direction, and that of the page as long as it says no other', async () => {
    expect((await read('<html><body dir="rtl" lang="ar"><p>x</p></body></html>')).contents.direction).toBe('rtl');
    expect((await read('<html><body><p>x</p></body></html>')).contents.direction).toBe('ltr');
  });

  test('stays small, whatever a document says at length', async () => {
    const long = 'x'.repeat(200_000);
    const { contents } = await read(
      parsoid(
        `<p lang="${long}">a</p><a href="#cite_note-${long}">b</a><span typeof="mw:File">` +
          `<img resource="./File:${long}" alt="${long}" src="//upload.wikimedia.org/a.png" width="99" height="99"/></span>` +
          `<span typeof="mw:File"><img alt="" src="//upload.wikimedia.org/${long}.png" width="99" height="99"/></span>`,
      ),
    );
    expect(JSON.stringify(contents).length).toBeLessThan(4_000);
  });

  test('the outline, with levels and anchors', async () => {
    const { contents } = await read(marrow);
    expect(contents.outline).toEqual([
      { level: 2, anchor: 'Formation_&_history', text: 'Formation & history' },
      { level: 3, anchor: 'Early_ocean', text: 'Early ocean' },
      { level: 2, anchor: 'Tides', text: 'Tides' },
      { level: 2, anchor: 'References', text: 'References' },
    ]);
    expect(contents.complete).toBe(true);
  });

  test('a heading whose anchor stands inside it, as in older documents; one that says nothing is none', async () => {
    const { outline } = await contentsOf(
      '<h2><span class="mw-headline" id="A">A<sup class="mw-ref">[1]</sup></span></h2><h3 id="B"> <b></b></h3><h1 id="C">C</h1>',
    );
    expect(outline).toEqual([
      { level: 2, anchor: 'A', text: 'A' },
      { level: 2, anchor: 'C', text: 'C' },
    ]);
  });

  test('references, how often they are called, and those that are part of another', async () => {
    const mark = (to: string) => `<sup class="mw-ref reference"><a href="./Marrow#${to}">[1]</a></sup>`;
    const { references } = await contentsOf(
      `<p>Text${mark('cite_note-a')}${mark('cite_note-a')}${mark('cite_note-b')}</p><ol class="mw-references references">
      <li id="cite_note-a"><a href="./Marrow#cite_ref-a" rel="mw:referencedBy">↑</a> <span class="mw-reference-text">Hale, <i>The books</i>.</span>
      <ol class="mw-subreference-list"><li id="cite_note-b"><span class="mw-cite-backlink"><a href="./Marrow#cite_ref-b">↑</a></span><span class="mw-reference-text">p. 4</span></li></ol></li>
      <li id="cite_note-c"><span class="mw-reference-text">Nobody</span></li></ol>`,
    );
    expect(references).toEqual([
      { anchor: 'cite_note-a', parent: undefined, text: 'Hale, The books.', calls: 2 },
      { anchor: 'cite_note-b', parent: 'cite_note-a', text: 'p. 4', calls: 1 },
      { anchor: 'cite_note-c', parent: undefined, text: 'Nobody', calls: 0 },
    ]);
  });

  test('pictures and recordings with their captions, at the index that the document carries', async () => {
    const { contents } = await read(marrow);
    expect(contents.media.map(({ kind, filePage, width, caption }) => ({ kind, filePage, width, caption }))).toEqual([
      {
        kind: 'image',
        filePage: 'File:Marrow low water.jpg',
        width: 250,
        caption: 'Marrow at low water, from the north',
      },
      {
        kind: 'image',
        filePage: 'File:Causeway.svg',
        width: 250,
        caption: 'Plan of the causeway, with the setts of 1782 shaded',
      },
      { kind: 'image', filePage: undefined, width: 220, caption: 'The fifth band, at the height of a hand' },
      { kind: 'image', filePage: undefined, width: 120, caption: 'Spring' },
      { kind: 'image', filePage: undefined, width: 90, caption: 'Summer, with the Ellen at the ferry steps' },
      { kind: 'image', filePage: undefined, width: 120, caption: 'Autumn' },
      { kind: 'audio', filePage: undefined, width: 180, caption: '' },
    ]);
  });

  test('the first sentence, without reference marks', async () => {
    expect((await read(marrow)).contents.firstSentence).toBe(
      'Marrow is a tidal island joined to its mainland twice a day by a causeway of basalt sets, laid in 1782 and relaid after each of the great winters that followed.',
    );
  });

  test.each([
    [
      'The U.S. Light of St. Brann (c. 1782, see p. 4. and after) stands on Marrow. It is lit.',
      'The U.S. Light of St. Brann (c. 1782, see p. 4. and after) stands on Marrow.',
    ],
    ['صخرة مارو جزيرة صغيرة تقع قرب الساحل. وهي مشهورة.', 'صخرة مارو جزيرة صغيرة تقع قرب الساحل.'],
    ['Short. Then the sentence that says what it is.', 'Short. Then the sentence that says what it is.'],
  ])('%s', async (paragraph, sentence) => {
    expect((await contentsOf(`<section><p>${paragraph}</p></section>`)).firstSentence).toBe(sentence);
  });

  test('languages: the body’s own first, then those of passages', async () => {
    const { languages } = await contentsOf('<p><i lang="la">Maro</i> <i lang="fr">île</i> <i lang="la">x</i></p>');
    expect(languages).toEqual(['en', 'la', 'fr']);
  });

  test('the text for a search: what is read, a line for each block, without marks and notes', async () => {
    const { text } = await read(
      parsoid(
        '<p>One <b>two</b><sup class="mw-ref"><a href="#cite_note-1">[1]</a></sup>.</p><ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table><p style="display:none">no</p><ol class="references"><li id="cite_note-1"><span class="mw-reference-text">Note</span></li></ol>',
      ),
    );
    expect(text).toBe('One two.\na\nb\nc\nd');
  });

  test('is the same however the source is cut', async () => {
    expect(await read(marrow, 97)).toEqual(await read(marrow));
  });

  test('is known while the document arrives', async () => {
    const known: number[] = [];
    const article = readArticle(
      streamOf('<html><body><h2 id="a">A</h2>', '<h2 id="b">B</h2><p>', 'x</p></body></html>'),
      options,
      () => known.push(article.contents().outline.length),
    );
    expect(article.contents().complete).toBe(false);
    await new Response(article.document).text();
    expect(known[0]).toBe(1);
    expect(known.at(-1)).toBe(2);
  });
});
