import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingDocument } from '../../main/article/reading-document.ts';
import { ATTACKS } from './fixtures/attacks/all.ts';
import { COLOURS } from './fixtures/colours.ts';
import { marrow } from './fixtures/marrow.ts';
import { GOOD, verdict } from './judges.ts';
import { options, render, streamOf } from './support.ts';

/** Documents of real wikis, when there is a folder of them. */
const folder = process.env['LECTERN_ARTICLES'];
const real = folder
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
  : [];

const MARKS = [
  '<',
  '>',
  '"',
  "'",
  '=',
  '&',
  '/',
  '<!--',
  '-->',
  '</',
  ' ',
  '\n',
  '\0',
  '\u00a0',
  '&lt;',
  '&#60;',
  ']]>',
  '\ud800',
];
const RAW =
  'script style title textarea xmp noscript iframe svg math mtext mi annotation-xml table select template p a form'.split(
    ' ',
  );

const snippet = fc.constantFrom(...ATTACKS.map(({ html }) => html.slice(0, 600)));
/** Half an attack, or two that run into one another. */
const torn = fc.tuple(snippet, fc.nat(600), snippet).map(([one, at, other]) => one.slice(0, at) + other.slice(at / 2));
const inserted = fc.oneof(
  torn,
  snippet,
  fc.constantFrom(...MARKS),
  fc.constantFrom(...RAW).map((name) => `<${name}>`),
  fc.constantFrom(...RAW).map((name) => `</${name}>`),
);
const soup = fc.array(inserted, { maxLength: 8 }).map((pieces) => pieces.join(''));

/** Enough of a page around a wound that it means something, and no more, so that it is quick. */
const AROUND = 4_000;
const wounded = (page: string) =>
  fc.tuple(fc.nat(page.length), fc.nat(300), soup).map(([at, length, put]) => {
    const start = Math.max(0, at - AROUND);
    return page.slice(start, at) + put + page.slice(at + length, at + length + AROUND);
  });
const swapped = (page: string) =>
  fc.tuple(fc.nat(page.length), fc.nat(60), fc.nat(60)).map(([at, one, other]) => {
    const near = page.slice(Math.max(0, at - AROUND), at + AROUND).split(/(?=<)/);
    [near[one % near.length], near[other % near.length]] = [
      near[other % near.length] ?? '',
      near[one % near.length] ?? '',
    ];
    return near.join('');
  });
const pages = fc.oneof(...[marrow, COLOURS, ...real].flatMap((page) => [wounded(page), swapped(page)]), soup);

const css = fc
  .array(
    fc.constantFrom(
      ...'.x|.y:has(a)|.x>a|*|body|:root|,|{|}|{{|;|:|(|)|"|\'|\\|\\75|/*|*/|@media print|@import|@supports|url(|"//evil.example/"|!important'.split(
        '|',
      ),
      ...'color|background|position|content|--tint|font|width|margin|red|#f00|fixed|var(--x)|light-dark(red,red)|9px|-9px|99999em'.split(
        '|',
      ),
      ...['.x{color:red}', '.x{margin:0}', '<', '<!--', '-->', '</style', '<script>', '\n', ' ', '.x{background:#cfc;'],
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

const whole = async (source: string, sizes: readonly number[]) => {
  const bytes = new TextEncoder().encode(source);
  const pieces: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return new Response(readingDocument(streamOf(...pieces), options)).text();
};

describe('whatever comes in', () => {
  test('every judge is content with what goes out', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (source) => {
        expect(verdict(await render(source))).toEqual(GOOD);
      }),
      { numRuns: real.length > 0 ? 500 : 300 },
    );
  });

  test('no sheet and no style attribute brings in what is not allowed', async () => {
    await fc.assert(
      fc.asyncProperty(css, css, async (sheet, style) => {
        const attribute = style.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
        const source = `<style data-mw-deduplicate="r">${sheet}</style><p class="x" style="${attribute}">x</p><td style="${attribute}">`;
        expect(verdict(await render(source))).toEqual(GOOD);
      }),
      { numRuns: 300 },
    );
  });

  test('it does not matter where its bytes are cut', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(pages, sizes, async (source, cuts) => {
        expect(await whole(source, cuts)).toBe(await render(source));
      }),
      { numRuns: 200 },
    );
  });
});
