import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingDocument } from '../../../main/article/reading-document.ts';
import { type PaperFoot, paperDocument } from '../../../main/reader/paper/paper-document.ts';
import { options, parsoid, render, streamOf } from '../../article/support.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { EN, SITES } from '../../wiki/answers.ts';
import { readingText } from '../reading-text.ts';

const PICTURE = '<img src="//upload.wikimedia.org/a.jpg" width="250" height="183" alt="Light"/>';
const SOURCE = parsoid(`<section><p>Marrow is an island.</p><p>${PICTURE}</p></section>`);
const FOOT: PaperFoot = {
  licence: { url: 'https://creativecommons.org/licenses/by-sa/4.0/', title: 'Whatever it is called' },
  address: 'https://en.wikipedia.org/wiki/R&B',
  revision: 37,
};

const clock = createFakeClock();
const site = SITES.get(EN);
if (site === undefined) throw new Error('no site');
const deps = { site, assets: { read: async () => undefined }, clock, theme: () => 'dark' as const };

async function onPaper(document: ReadableStream<Uint8Array>, foot = FOOT): Promise<string> {
  return readingText(new Response(await paperDocument(deps, document, foot)), clock);
}

test('it is light whatever the theme is, and its pictures do not wait to come near', async () => {
  const text = await onPaper(streamOf(await render(SOURCE)));
  expect(text).toMatch(/^<!doctype html><html data-theme="light"/);
  expect(text).toContain('<img src="/media/sample:en/');
  expect(text).not.toContain('data-src');
});

test('it ends with licence, address and revision, inside the page', async () => {
  expect(await onPaper(streamOf(await render(SOURCE)))).toMatch(
    /<p>Text under CC BY-SA 4\.0 \(https:\/\/creativecommons\.org\/licenses\/by-sa\/4\.0\/\) · modified for display<\/p><p>https:\/\/en\.wikipedia\.org\/wiki\/R&amp;B · Revision 37<\/p><\/footer><\/main><\/body><\/html>$/,
  );
});

test('a licence that is not stated is not made up', async () => {
  const text = await onPaper(streamOf(await render(SOURCE)), { ...FOOT, licence: undefined });
  expect(text).toContain('<p>This wiki does not state a licence · modified for display</p>');
  const plain = await onPaper(streamOf(await render(SOURCE)), {
    ...FOOT,
    licence: { url: undefined, title: 'Free <b>' },
  });
  expect(plain).toContain('<p>Text under Free &lt;b&gt; · modified for display</p>');
});

test('wherever the bytes are cut, nothing else of it is another', async () => {
  const whole = new TextEncoder().encode(await render(SOURCE));
  const expected = await onPaper(streamOf(await render(SOURCE)));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }), async (sizes) => {
      expect(await onPaper(cut(whole, sizes))).toBe(expected);
    }),
    { numRuns: 30 },
  );
});

test('a page that broke off fails: on paper nobody could see that it is half of one', async () => {
  const broken = readingDocument(breaking(SOURCE.slice(0, SOURCE.indexOf('</p>'))), options);
  await expect(onPaper(broken)).rejects.toThrow('The document broke off.');
});

test('what ends as no reading document does still says whose it is', async () => {
  expect(await onPaper(streamOf('<p>Half'))).toMatch(/^<p>Half<footer class="paper-foot".*<\/footer>$/s);
});

/** In pieces of these sizes, again and again. */
function cut(bytes: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array> {
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[turn++ % sizes.length] ?? 1;
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
}

/** A source whose connection ends after this much. */
function breaking(text: string): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) return controller.error(new Error('reset'));
      controller.enqueue(new TextEncoder().encode(text));
      isSent = true;
    },
  });
}
