import { describe, expect, test } from 'vitest';
import { marrow } from '../fixtures/marrow.ts';
import { problems } from '../judge.ts';
import { content, parsoid, render } from '../support.ts';

const lead = (html: string) => `<section data-mw-section-id="0">${html}</section>`;
const positions = (page: string, ...needles: readonly string[]) => needles.map((needle) => page.indexOf(needle));
const inOrder = (numbers: readonly number[]) =>
  numbers.every((n, i) => n >= 0 && (i === 0 || n > (numbers[i - 1] ?? 0)));

describe('the order in which a page is read', () => {
  test('title, description, state, hatnote, first paragraph, infobox, figure, rest', async () => {
    const page = await render(marrow);
    const marks = [
      '<h1 id="lectern-title" dir="ltr">Marrow</h1>',
      '<p class="page-description">Tidal island &amp; lighthouse parish</p>',
      '<div class="page-state" id="lectern-state"></div></header>',
      '<section class="lead">',
      '<div class="hatnote"',
      '<p><b>Marrow</b> is a',
      '<aside class="infobox-card"><table class="infobox"',
      '<figure class="figure framed">',
      'The island’s name',
    ];
    expect(inOrder(positions(page, ...marks))).toBe(true);
    expect(problems(page)).toEqual([]);
  });

  test('an empty paragraph is no first paragraph', async () => {
    const page = await content(
      lead('<p><span></span><br/></p><table class="infobox"><tr><td>Box</td></tr></table><p>First.</p>'),
    );
    expect(page).toBe(
      '<section class="lead"><p>First.</p><aside class="infobox-card"><table class="infobox"><tr><td>Box</td></tr></table></aside></section>',
    );
  });

  test('without a paragraph the infobox stands before the next heading', async () => {
    const page = await content(
      `${lead('<table class="infobox"><tr><td>Box</td></tr></table>')}<section><h2>Next</h2></section>`,
    );
    expect(inOrder(positions(page, '<aside class="infobox-card">', 'Box', '</aside>', '<h2>Next'))).toBe(true);
  });

  test('an infobox too large to wait stands where it is, whole', async () => {
    const rows = '<tr><td>row of the box</td></tr>'.repeat(12_000);
    const page = await content(lead(`<table class="infobox">${rows}</table><p>First.</p>`));
    expect(inOrder(positions(page, '<aside class="infobox-card"><table', '</table></aside>', '<p>First.</p>'))).toBe(
      true,
    );
    expect(page.split('row of the box')).toHaveLength(12_001);
  });

  test('a figure that waits leaves the boxes around it whole', async () => {
    const page = await content('<div><div class="thumb tright">Figure</div></div><p>First.</p>');
    expect(page).toBe('<div></div><p>First.</p><div class="thumb tright">Figure</div>');
  });

  test('two infoboxes of the lead share one card; one further down stands in the text', async () => {
    const box = (name: string) => `<table class="infobox"><tr><td>${name}</td></tr></table>`;
    const page = await content(
      `${lead(`${box('A')}${box('B')}<p>First.</p>`)}<section><h2>Next</h2>${box('C')}</section>`,
    );
    expect(page.split('<aside class="infobox-card">')).toHaveLength(2);
    expect(page).toContain('<aside class="infobox-card in-text"><table class="infobox"><tr><td>C');
  });

  test('a description that comes after the hatnote still stands under the title', async () => {
    const page = await render(
      parsoid(
        lead(
          '<div class="hatnote">For others</div><div class="shortdescription" style="display:none">Late</div><p>Text</p>',
        ),
      ),
    );
    expect(inOrder(positions(page, '<p class="page-description">Late</p>', '</header>', 'For others', '<p>Text'))).toBe(
      true,
    );
  });

  test('an article cannot put markup into its description', async () => {
    const page = await render(parsoid(lead('<div class="shortdescription"><b>Bold &lt;script></b></div><p>Text</p>')));
    expect(page).toContain('<p class="page-description">Bold &lt;script&gt;</p>');
  });

  test('language and direction are the body’s own', async () => {
    const page = await render(parsoid('<p>نص</p>', 'lang="ar" dir="rtl"'));
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('<h1 id="lectern-title" dir="rtl">');
    expect(await render('<p>text</p>', { language: 'he', direction: 'rtl' })).toContain('<html lang="he" dir="rtl">');
  });

  test('a title is text', async () => {
    const page = await render(parsoid('<p>Text</p>'), { title: 'A<b>&"C' });
    expect(page).toContain('<title>A&lt;b&gt;&amp;"C</title>');
    expect(problems(page)).toEqual([]);
  });
});
