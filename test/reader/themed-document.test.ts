import { expect, test } from 'vitest';
import { themedDocument, themedResponse } from '../../main/reader/themed-document.ts';
import { streamOf } from '../article/support.ts';

const PAGE =
  '<!doctype html><html lang="en" dir="ltr"><head><title>Marrow</title></head><body>bone <html></body></html>';
const THEMED = PAGE.replace('<html', '<html data-theme="black"');

function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

test('a document is painted in its theme from its first tag on, however its bytes are cut', async () => {
  expect(await text(themedDocument(streamOf(PAGE), 'black'))).toBe(THEMED);
  expect(await text(themedDocument(streamOf(...PAGE), 'black'))).toBe(THEMED);
});

test('what is shorter than a document passes as it is', async () => {
  expect(await text(themedDocument(streamOf('gone'), 'dark'))).toBe('gone');
  expect(await text(themedDocument(streamOf(), 'dark'))).toBe('');
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
  const reader = themedDocument(source, 'sepia').getReader();
  await reader.read();
  await reader.read();
  expect(pulled).toBe(2);
  await reader.cancel('enough');
  expect(cancelled).toBe('enough');
});
