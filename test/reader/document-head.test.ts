import { expect, test } from 'vitest';
import { rewrittenHead } from '../../main/reader/document-head.ts';
import { styledHead } from '../../main/reader/styled-head.ts';
import { themedHead, themedResponse } from '../../main/reader/themed-document.ts';
import { streamOf } from '../article/support.ts';

const LINK = '<link rel="stylesheet" href="/article.css">';
const HEAD = `<!doctype html><html lang="en" dir="ltr"><head><title>Märrow</title>${LINK}</head>`;
const PAGE = `${HEAD}<body>bone <html>${LINK}</body></html>`;
const THEMED = PAGE.replace('<html', '<html data-theme="black"');
const inBlack = (head: string) => themedHead(head, 'black');

function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

/** Cut between any two bytes, also within a letter. */
function byByte(page: string): ReadableStream<Uint8Array> {
  return streamOf(...[...new TextEncoder().encode(page)].map((byte) => Uint8Array.of(byte)));
}

test('a document is painted in its theme from its first tag on, however its bytes are cut', async () => {
  expect(await text(rewrittenHead(streamOf(PAGE), inBlack))).toBe(THEMED);
  expect(await text(rewrittenHead(byByte(PAGE), inBlack))).toBe(THEMED);
});

test('what has no head passes as it is, and is not held for one', async () => {
  expect(await text(rewrittenHead(streamOf('gone'), inBlack))).toBe('gone');
  expect(await text(rewrittenHead(streamOf(), inBlack))).toBe('');
  const long = new TextEncoder().encode(`<html>${'x'.repeat(20_000)}`);
  const endless = rewrittenHead(streamOf(long, '</head>', 'rest'), inBlack).getReader();
  expect((await endless.read()).value?.byteLength).toBe(long.byteLength);
});

test('the system decides where nobody has chosen: nothing is written', async () => {
  expect(await themedResponse(new Response(PAGE), 'system').text()).toBe(PAGE);
});

test('status and policy of an answer stay', async () => {
  const answer = themedResponse(new Response(PAGE, { status: 404, headers: { 'X-Kept': 'yes' } }), 'black');
  expect([answer.status, answer.headers.get('X-Kept'), await answer.text()]).toEqual([404, 'yes', THEMED]);
});

test('who stops reading ends the source, and nothing is read that nobody asked for', async () => {
  let pulled = 0;
  let cancelled: unknown;
  const source = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        pulled++;
        controller.enqueue(new TextEncoder().encode(PAGE));
      },
      cancel: (reason) => {
        cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = rewrittenHead(source, inBlack).getReader();
  await reader.read();
  await reader.read();
  expect(pulled).toBe(2);
  await reader.cancel('enough');
  expect(cancelled).toBe('enough');
});

test('the styles stand where the link to them stood, whatever is in them', () => {
  const css = 'a::after{content:"$& $1"}';
  expect(styledHead(HEAD, css)).toBe(HEAD.replace(LINK, `<style>a::after{content:"$$& $$1"}</style>`));
});

test('styles that cannot be had, or would end their element early, stay behind the link', () => {
  expect(styledHead(HEAD, undefined)).toBe(HEAD);
  expect(styledHead(HEAD, 'a{}</STYLE ><script>')).toBe(HEAD);
});
