import { expect, test } from 'vitest';
import { readingDocument } from '../../main/article/reading-document.ts';
import { marrow } from './fixtures/marrow.ts';
import { options, streamOf } from './support.ts';
import { workOf } from './work.ts';

const SHEET = '<style data-mw-deduplicate="r">';
const PICTURE = '<img src="//upload.wikimedia.org/a.png" width="99" height="99">';

/** Shapes that cost the careless more than their length: each twice as long when `n` is. */
const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  'an ordinary page': (n) => marrow.repeat(n / 500),
  '<': (n) => '<'.repeat(n * 20),
  '</': (n) => '</'.repeat(n * 10),
  '<!': (n) => '<!'.repeat(n * 10),
  'comments that do not end': (n) => '<!--'.repeat(n * 10),
  'dashes in a comment': (n) => `<!--${'-'.repeat(n * 20)}`,
  ampersands: (n) => '&'.repeat(n * 20),
  'half references': (n) => '&am'.repeat(n * 10),
  'a long number': (n) => `&#${'0'.repeat(n * 20)}`,
  'a tag that does not end': (n) => `<p ${'a '.repeat(n * 10)}`,
  'a value that does not end': (n) => `<p id="${'x'.repeat(n * 20)}`,
  'a name that does not end': (n) => `<p ${'x'.repeat(n * 20)}`,
  'one attribute again and again': (n) => `<p ${'id=x '.repeat(n * 4)}>x`,
  'one attribute again and again, plainly written': (n) => `<p${' id="x"'.repeat(n * 4)}>x`,
  'solidi in a tag': (n) => `<p ${'/'.repeat(n * 20)}>x`,
  'scripts in comments in scripts': (n) => `<script>${'<!--<script>'.repeat(n * 2)}`,
  'ends of scripts that are none': (n) => `<script>${'</scrip'.repeat(n * 3)}`,
  'titles that do not end': (n) => '<title>&lt;</titl'.repeat(n),
  'white space': (n) => `<p>${' \n\t'.repeat(n * 8)}x`,
  'carriage returns': (n) => '\r'.repeat(n * 20),
  'open boxes': (n) => '<div>'.repeat(n * 4),
  'open links': (n) => '<a href="./X">x'.repeat(n),
  'open inline elements and paragraphs': (n) => '<b><i><p>'.repeat(n * 2),
  'open tables': (n) => '<table><tr><td>'.repeat(n),
  'open lists': (n) => '<ul><li><dl><dd>x'.repeat(n),
  'open formulas': (n) => '<math><mrow><mi>'.repeat(n),
  'open drawings': (n) => '<svg><g>'.repeat(n * 2),
  'open sections': (n) => '<section><h2 id="x">x'.repeat(n),
  'ends of what is not open': (n) => '</p></table></b>'.repeat(n),
  'empty boxes': (n) => '<p><span><b></b></span></p>'.repeat(n),
  'tables below a long heading': (n) => `<h2>${'word '.repeat(100)}</h2>${'<table><tr><td>x</table>'.repeat(n)}`,
  'a figure of many pictures and captions': (n) =>
    `<figure typeof="mw:File">${PICTURE.repeat(n / 4)}${'<figcaption>x</figcaption>'.repeat(n / 2)}</figure>`,
  'a figure of pictures, each with a caption': (n) =>
    `<figure typeof="mw:File">${`${PICTURE}<figcaption>x</figcaption>`.repeat(n / 4)}</figure>`,
  'notes in notes': (n) => '<ol><li id="cite_note-x"><span class="mw-reference-text">x'.repeat(n / 2),
  'boxes of links': (n) => `<div class="navbox">${'<a href="./X">x</a>'.repeat(n)}</div>`,
  'many classes': (n) => `<p class="${Array.from({ length: n * 4 }, (_, i) => `c${i}`).join(' ')}">x`,
  'many styles': (n) => Array.from({ length: n }, (_, i) => `<p style="color:#${i}">x</p>`).join(''),
  'a long style': (n) => `<p style="${'color:red;'.repeat(n * 2)}">x`.repeat(2),
  'brackets in styles': (n) => `<p style="color:${'('.repeat(300)}">x`.repeat(n / 16),
  'a list of sources': (n) => `<img src="//upload.wikimedia.org/a.png" srcset="${'a 2x, '.repeat(n * 3)}">`,
  'a sheet of open rules': (n) => `${SHEET}${'.x{'.repeat(n * 4)}</style>`,
  'a sheet of open conditions': (n) => `${SHEET}${'@media print{'.repeat(n)}</style>`,
  'a sheet of open comments': (n) => `${SHEET}${'/*'.repeat(n * 8)}</style>`,
  'a sheet of stars': (n) => `${SHEET}/${'*a'.repeat(n * 8)}</style>`,
  'a sheet of open strings': (n) => `${SHEET}${'.x{content:"'.repeat(n)}</style>`,
  'a sheet of selectors': (n) => `${SHEET}${'.x,'.repeat(n * 4)}.x{color:red}</style>`,
  'a sheet of one selector': (n) => `${SHEET}${'.x '.repeat(n * 4)}{color:red}</style>`,
  'a sheet of rules': (n) => `${SHEET}${'.x{color:red}'.repeat(n)}</style>`,
  'many sheets': (n) => `${SHEET}.x{color:red}</style><p class="x">x</p>`.repeat(n / 2),
  'a sheet that does not end': (n) => `${SHEET}${'.x{color:red}'.repeat(n)}`,
};

const SMALL = 1_000;
const TIMES = 4;
/** Room for what is done once, and for tables that grow. */
const LINEAR = TIMES * 1.3;
const PIECE = 4_096;

const read = (source: string) => {
  const pieces = source.match(new RegExp(`[^]{1,${PIECE}}`, 'g')) ?? [];
  return new Response(readingDocument(streamOf(...pieces), options)).text();
};

test.each(Object.entries(SHAPES))('%s: four times as long is four times the work', async (_name, shape) => {
  const small = shape(SMALL);
  const large = shape(SMALL * TIMES);
  // What is done once has been done before it is counted.
  await read(small);
  const once = await workOf(() => read(small));
  const more = await workOf(() => read(large));
  expect(more / once).toBeLessThan((LINEAR * large.length) / small.length / TIMES);
});
