import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../main/article/reading-document.ts';
import { againOptions, keptDocument } from '../../../main/reader/kept/kept-document.ts';
import { readingOptions } from '../../../main/reader/reading-options.ts';
import { marrow } from '../../article/fixtures/marrow.ts';
import { madePage } from '../../library/made-pages.ts';
import { EN, SITES } from '../../wiki/answers.ts';

const site = SITES.get(EN);
if (site === undefined) throw new Error('no site');

const read = (html: string, options: Parameters<typeof readArticle>[1]) => {
  const article = readArticle(new Blob([html]).stream(), options);
  return new Response(article.document).text();
};
const kept = (html: string) => ({ ...madePage('Marrow', '', { html: zstdCompressSync(html) }), checkedAt: 1 });
const all = (text: string, what: RegExp) => text.match(what) ?? [];

describe('a reading document that passes the engine again', () => {
  it('keeps its words, its links, its pictures and its headings', async () => {
    const first = await read(marrow, readingOptions(SITES, site, { title: 'Marrow', language: 'en' }));
    const again = await read(first, againOptions(SITES, site, kept(first)));
    for (const what of [/href="\/article\/[^"]*"/g, /src="\/media\/[^"]*"/g, /<h[2-6] id="[^"]*"/g, /href="#[^"]*"/g]) {
      expect(all(first, what).length, String(what)).toBeGreaterThan(0);
      expect(all(again, what)).toEqual(all(first, what));
    }
  });

  it('loses whatever a hole of the older engine let through', async () => {
    const hostile =
      '<p onclick="x()">a<script>x()</script><a href="javascript:x()">b</a><img src="https://evil.example/a.png"><img src="/media/wikipedia:en/https%3A%2F%2Fevil.example%2Fa.png"></p>';
    const again = await read(hostile, againOptions(SITES, site, kept(hostile)));
    expect(again).not.toMatch(/onclick|<script|javascript:|evil/);
  });

  it('comes out of its compression as it went in, in pieces', async () => {
    const long = `<p>${'word '.repeat(200_000)}</p>`;
    const reader = keptDocument(kept(long)).getReader();
    const first = await reader.read();
    expect(first.value?.length).toBeLessThan(long.length);
    let text = new TextDecoder().decode(first.value);
    for (let next = await reader.read(); !next.done; next = await reader.read())
      text += new TextDecoder().decode(next.value);
    expect(text).toBe(long);
  });
});
