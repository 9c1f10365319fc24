import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingDocument } from '../../main/article/reading-document.ts';
import { shapes, vectors } from './fixtures/hostile.ts';
import { marrow } from './fixtures/marrow.ts';
import { problems } from './judge.ts';
import { options, render, streamOf } from './support.ts';

const NAMES =
  `p div section h1 h2 table caption tbody tr td th ul ol li dl dt dd a b i span sup figure figcaption img br hr pre code math mi
  mrow mtext mspace annotation svg style script title textarea template select option form iframe noscript plaintext center
  font ruby rt audio source details summary blockquote body html head unknown-thing`.split(/\s+/);
const ATTRIBUTES = [
  'href="./Tide"',
  'href="#x"',
  "href='javascript:x'",
  'href=//a.example',
  'class="infobox"',
  'class="hatnote"',
  'class="navbox"',
  'class="shortdescription"',
  'class="mwe-math-element"',
  'class="thumb tright"',
  'id="lectern-page"',
  'id=x',
  'style="display:none"',
  'style="text-align:right"',
  'typeof="mw:File/Thumb"',
  'src="//upload.wikimedia.org/a.svg" width=100 height=80',
  'onclick="x"',
  'colspan=2',
  'dir=rtl',
  'title="&quot;><script>"',
  'hidden',
  '/',
];
const TEXTS = [
  'x',
  ' ',
  '\n\n ',
  'words and more',
  '&amp;',
  '&lt;b>',
  '&nbsp;',
  '&#x1F600;',
  '<',
  '>',
  '"',
  '<!--',
  '-->',
  ']]>',
  '<![CDATA[',
  '<!',
  '</',
  '漢字',
  'é',
];

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...NAMES), fc.subarray(ATTRIBUTES, { maxLength: 3 }))
      .map(([n, a]) => `<${n} ${a.join(' ')}>`),
  },
  { weight: 3, arbitrary: fc.constantFrom(...NAMES).map((name) => `</${name}>`) },
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.constantFrom(...vectors, ...shapes).map(({ html }) => html.slice(0, 400)) },
);
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
/** A real page with something cut out and something put in. */
const mutated = fc
  .tuple(fc.nat(marrow.length), fc.nat(200), soup)
  .map(([at, length, inserted]) => marrow.slice(0, at) + inserted + marrow.slice(at + length));

const cut = (source: string, sizes: readonly number[]) => {
  const bytes = new TextEncoder().encode(source);
  const pieces: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return new Response(readingDocument(streamOf(...pieces), options)).text();
};
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

const word = fc.nat().map((n) => ` w${n.toString(36)}w `);
const { tree } = fc.letrec<{ tree: string; element: string; table: string }>((tie) => ({
  tree: fc
    .array(fc.oneof({ maxDepth: 5 }, word, tie('element'), tie('table')), { maxLength: 4 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(
      fc.constantFrom(...'div p section b i span a ul li blockquote h3 center font pre dl dd abbr cite'.split(' ')),
      tie('tree'),
    )
    .map(([name, inside]) => `<${name}>${inside}</${name}>`),
  table: fc
    .tuple(tie('tree'), tie('tree'))
    .map(([a, b]) => `<table><tbody><tr><th>${a}</th><td>${b}</td></tr></tbody></table>`),
}));

describe('whatever comes in', () => {
  test('what goes out is a sound page of allowed things only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, mutated), async (source) => {
        expect(problems(await render(source))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('the chunks do not matter', async () => {
    await fc.assert(
      fc.asyncProperty(soup, sizes, async (source, pieces) => {
        expect(await cut(source, pieces)).toBe(await render(source));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('every word of a sound source arrives, in its place', async () => {
    await fc.assert(
      fc.asyncProperty(tree, async (source) => {
        const words = (html: string) => html.replace(/<[^>]*>/g, ' ').match(/w[0-9a-z]+w/g) ?? [];
        const page = await render(`<html><body>${source}</body></html>`);
        expect(words(page)).toEqual(words(source));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
