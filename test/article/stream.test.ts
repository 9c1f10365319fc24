import { describe, expect, test } from 'vitest';
import { readingDocument } from '../../main/article/reading-document.ts';
import { marrow } from './fixtures/marrow.ts';
import { problems } from './judge.ts';
import { options, parsoid, render, streamOf } from './support.ts';

const NOTICE = '<p class="notice" id="lectern-truncated" data-own data-notice="truncated"></p>';
const text = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

describe('the stream', () => {
  test('is the same however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(marrow);
    const whole = await render(marrow);
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(await text(readingDocument(streamOf(...pieces), options))).toBe(whole);
    }
  });

  test('cuts large chunks itself and loses nothing', async () => {
    const paragraph = '<p>Ebb – und Flut – 潮の満ち引き.</p>';
    const page = await render(parsoid(paragraph.repeat(5_000)));
    expect(page.split(paragraph)).toHaveLength(5_001);
  });

  test.each([1_000, 16_384, 65_536])('gives way after 64 KiB, in pieces of %i bytes', async (size) => {
    const piece = new TextEncoder().encode('<p>Ebb and flow.</p>'.padEnd(size, ' '));
    let [left, since, most] = [Math.ceil(1_000_000 / size), 0, 0];
    const source = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          since += size;
          most = Math.max(most, since);
          controller.enqueue(piece);
          left -= 1;
          if (left === 0) controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const turn = () => {
      since = 0;
      if (left > 0) setImmediate(turn);
    };
    setImmediate(turn);
    await text(readingDocument(source, options));
    // One is read ahead. Less would be a turn for next to nothing.
    expect(most).toBeLessThanOrEqual(65_536 + size);
    expect(most).toBeGreaterThan(32_768);
  });

  test('lets the first paragraph go before it asks for more', async () => {
    const first =
      '<html><body lang="en" dir="ltr"><section data-mw-section-id="0"><div class="shortdescription">Isle</div><p>First.</p>';
    let asked = 0;
    const source = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(new TextEncoder().encode(asked++ === 0 ? first : '<p>More.</p>')) },
      { highWaterMark: 0 },
    );
    const reader = readingDocument(source, options).getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain('<p>First.</p>');
    expect(asked).toBe(1);
    await reader.cancel();
  });

  test('asks for nothing while nobody reads', async () => {
    let asked = 0;
    const source = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(new TextEncoder().encode(`<p>${asked++}</p>`)) },
      { highWaterMark: 0 },
    );
    const reader = readingDocument(source, options).getReader();
    expect(asked).toBe(0);
    await reader.read();
    await reader.read();
    expect(asked).toBe(2);
    await reader.cancel();
  });

  test('passes a cancellation on, with its reason, also while a chunk is awaited', async () => {
    const reasons: unknown[] = [];
    const source = new ReadableStream<Uint8Array>({ cancel: (reason) => void reasons.push(reason) });
    const reader = readingDocument(source, options).getReader();
    const pending = reader.read();
    await reader.cancel('left the page');
    expect((await pending).done).toBe(true);
    expect(reasons).toEqual(['left the page']);
  });

  test('ends as a whole page with a notice when the source breaks off', async () => {
    const page = await render('<html><body><section><table class="wikitable"><tr><td>half <b>a ce');
    expect(page).toContain(`half <b>a ce</b></td></tr></table></div></section>${NOTICE}</main></body></html>`);
    expect(problems(page)).toEqual([]);
  });

  test('ends as a whole page with a notice when the source fails', async () => {
    const source = new ReadableStream<Uint8Array>(
      {
        start: (controller) => controller.enqueue(new TextEncoder().encode('<html><body><p>As far as this')),
        pull: (controller) => controller.error(new Error('connection lost')),
      },
      { highWaterMark: 0 },
    );
    expect(await text(readingDocument(source, options))).toContain(`<p>As far as this</p>${NOTICE}</main>`);
  });

  test('says nothing of the sort about a whole page', async () => {
    expect(await render(marrow)).not.toContain('lectern-truncated');
  });

  test('is a page even when nothing comes', async () => {
    const page = await render('');
    expect(page).toContain(`</header>${NOTICE}</main></body></html>`);
    expect(problems(page)).toEqual([]);
  });

  test('reads bytes that are no UTF-8 as a replacement character', async () => {
    const bytes = new Uint8Array([0x3c, 0x70, 0x3e, 0x61, 0xff, 0xc3, 0x62]);
    expect(await text(readingDocument(streamOf(bytes), options))).toContain('<p>a\ufffd\ufffdb</p>');
  });
});
