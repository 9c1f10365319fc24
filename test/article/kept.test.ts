import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OMISSIONS } from '../../main/article/allow/drop-list.ts';
import { marrow } from './fixtures/marrow.ts';
import { kept } from './kept.ts';
import { options, parsoid, render } from './support.ts';

const keptOf = async (source: string) => kept(source, await render(source), options.title);

const ATTRIBUTES = [
  '',
  '',
  ' class="infobox"',
  ' class="hatnote"',
  ' class="thumb tright"',
  ' class="wikitable"',
  ' class="plainlist unheard-of"',
  ' style="color:red;float:left;background:#fff"',
  ' style="display:none"',
  ' role="note"',
  ' id="x"',
  ...OMISSIONS.flatMap(({ classes = [] }) => classes.slice(0, 1).map((name) => ` class="${name}"`)),
];
const NAMES =
  'div p section b i span ul blockquote h3 center font pre abbr cite figure big tt sub details address'.split(' ');
const words = fc.array(fc.constantFrom('tide', 'isle', '& light', '<', 'é', '潮', '.', ', ', '\n'), { maxLength: 4 });
const text = words.map((all) => all.join(' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
const link = fc
  .tuple(fc.constantFrom('Tide', 'Tidal_island', 'AC/DC', 'Help:Tides', 'S%C3%A3o', 'Low_Tide#When', 'Marrow'), text)
  .map(([to, inside]) => `<a rel="mw:WikiLink" href="./${to}">${inside}x</a>`);
const { tree } = fc.letrec<{ tree: string; element: string; table: string }>((tie) => ({
  tree: fc
    .array(fc.oneof({ maxDepth: 4 }, text, link, tie('element'), tie('table')), { maxLength: 5 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...ATTRIBUTES), tie('tree'))
    .map(([name, attributes, inside]) => {
      // What a parser would move elsewhere is no question of what is kept.
      const inner = name === 'p' || name === 'h3' ? inside.replace(/<\/?(?!a[ >]|\/a)[^>]*>/g, '') : inside;
      return `<${name}${attributes}>${inner}</${name}>`;
    }),
  table: fc
    .tuple(fc.constantFrom(...ATTRIBUTES), tie('tree'), tie('tree'))
    .map(([attributes, a, b]) => `<table${attributes}><tbody><tr><th>${a}</th><td>${b}</td></tr></tbody></table>`),
}));

describe('what is not on the drop list arrives', () => {
  test('of a page as Parsoid writes them', async () => {
    expect(await keptOf(marrow)).toEqual({ text: 1, links: 1, missing: [] });
  });

  test('of any sound page', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (source) => {
        expect(await keptOf(parsoid(source))).toEqual({ text: 1, links: 1, missing: [] });
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('the measure sees a lost word and a lost link', () => {
    const source = parsoid('<p>One two <a href="./Tide">three</a> <a href="./Isle">three</a></p>');
    const output = '<p>One three <a data-link="page" title="Tide">three</a></p>';
    expect(kept(source, output, 'Marrow')).toEqual({ text: 0.75, links: 0.5, missing: ['two', 'Isle'] });
  });

  test('links of what is on the list are kept behind Related, each once, under the name of the box', async () => {
    const page = await render(
      parsoid(
        `<p>Text</p><div class="navbox"><table><tr><th><div class="navbar"><a href="./Template:Isles">v</a></div><div class="navbox-title">Isles <i>of</i> the coast</div></th></tr>
        <tr><td><a href="./Skerry">Skerry</a> · <a href="./Skerry">Skerry</a> · <a href="./Holm"><b>Holm</b> &amp; co</a> <a href="https://x.example/">x</a></td></tr></table></div>
        <p>More</p><table class="sidebar"><tr><td>nothing</td></tr></table>`,
      ),
    );
    expect(page).toContain('<p>Text</p><p>More</p>');
    expect(page).toContain(
      '<details class="related" id="lectern-related" data-own><summary lang="en" dir="ltr">Related</summary><p class="related-title">Isles of the coast</p>' +
        '<ul><li><a href="/article/sample:en/Skerry" data-link="page" title="Skerry">Skerry</a></li>' +
        '<li><a href="/article/sample:en/Holm" data-link="page" title="Holm">Holm &amp; co</a></li></ul></details></main>',
    );
  });

  test('a page without such boxes has no Related', async () => {
    expect(await render(parsoid('<p>Text</p><div class="navbox">x</div>'))).not.toContain('lectern-related');
  });
});
