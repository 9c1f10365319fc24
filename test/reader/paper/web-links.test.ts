import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withWebLinks } from '../../../main/reader/paper/web-links.ts';
import { articlePath } from '../../../main/reader/paths.ts';
import { siteId } from '../../../shared/site-id.ts';
import { parsoid, render, streamOf } from '../../article/support.ts';
import { EN, SITES } from '../../wiki/answers.ts';

const site = SITES.get(EN);
if (site === undefined) throw new Error('no site');

const WEB = 'https://en.wikipedia.org/wiki/';

async function onPaper(...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Response(withWebLinks(streamOf(...pieces), site as NonNullable<typeof site>)).text();
}

/** A reading document of the engine's with this in its body. */
function document(body: string): Promise<string> {
  return render(parsoid(`<section><p>${body}</p></section>`), {
    articlePath: (title, fragment) => articlePath(EN, title, fragment),
  });
}

test('a link to a page leads to the page on the web, whatever it is called and wherever in it', async () => {
  const text = await onPaper(
    await document(
      '<a href="./AC/DC#A%20b" title="AC/DC">a</a> <a href="./Tom_&amp;_%22Co%22" class="new">b</a> <a href="./漢">c</a>',
    ),
  );
  expect(text).toContain(`<a href="${WEB}AC/DC#A%20b" data-link="page" title="AC/DC">a</a>`);
  expect(text).toContain(`href="${WEB}Tom_%26_%22Co%22" data-link="page"`);
  expect(text).toContain(`<a href="${WEB}%E6%BC%A2" data-link="page" title="漢">c</a>`);
  expect(text).not.toContain('/article/');
});

test('what is no such link stays as it is', async () => {
  const text = await document(
    '<a href="#there">a</a> <a href="https://x.example/article/y">b</a> &lt;a href="/article/wikipedia:en/Z" data-link="page"&gt; 漢',
  );
  expect(text).toContain('href="/article/wikipedia:en/Z" data-link="page"');
  expect(await onPaper(text)).toBe(text);
  const elsewhere = `<a href="${articlePath(siteId('wikipedia', 'de'), 'Erde')}" data-link="page">`;
  expect(await onPaper(elsewhere)).toBe(elsewhere);
});

test('wherever the bytes are cut, it is the same', async () => {
  const text = await document('漢 <a href="./One">1</a>, <b>é</b> <a href="./Two#三">2</a> &lt;');
  const bytes = new TextEncoder().encode(text);
  const whole = await onPaper(text);
  expect(whole).toContain(`${WEB}Two#%E4%B8%89`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 40 }), async (cuts) => {
      const ends = [...cuts, bytes.length].sort((one, other) => one - other);
      expect(await onPaper(...ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)))).toBe(whole);
    }),
    { numRuns: 60 },
  );
  expect(await onPaper(...[...bytes].map((byte) => Uint8Array.of(byte)))).toBe(whole);
});

test('a mark that is never ended holds nothing back for ever', async () => {
  const bytes = new TextEncoder().encode(`<a${' '.repeat(20_000)}`);
  const endless = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(bytes) });
  const { value } = await withWebLinks(endless, site as NonNullable<typeof site>)
    .getReader()
    .read();
  expect(value).toHaveLength(bytes.length);
});
