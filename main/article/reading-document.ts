import { setImmediate as nextTurn } from 'node:timers/promises';
import { createContents, type DocumentContents } from './contents/contents.ts';
import { createEncoder } from './encoder.ts';
import type { ReadingOptions } from './options.ts';
import { createScanner } from './scan/scanner.ts';
import { createWriter, type Writer } from './shape/writer.ts';

export type { DocumentContents } from './contents/contents.ts';
export type { ReadingOptions } from './options.ts';

/** Work between two turns of the event loop, in bytes: about two milliseconds. Larger chunks are cut, and buffered ones wait their turn. */
const SLICE = 64 * 1024;

/** @param soFar costs what the contents hold: to be called when they are wanted. */
export type OnProgress = (soFar: () => DocumentContents, complete: boolean) => void;

/** A document being read: it flows as `document` is read from, and what it holds is known so far. */
export type Article = {
  readonly document: ReadableStream<Uint8Array>;
  readonly contents: () => DocumentContents;
  /** The text for a search, so far: a line for each block, without reference marks and notes. */
  readonly plainText: () => string;
};

/**
 * Parsoid's HTML in, the reading document out: one pass, no tree, in memory only what is open and what was understood.
 *
 * `document` reads from `source` as it is read from. Cancelling it cancels `source`. A source that breaks off or
 * fails ends as a whole page with a notice (`#lectern-truncated`), never as an error.
 * @param source UTF-8, cut anywhere; bytes that are none become U+FFFD.
 * @param onProgress called when more has been read, and once with `complete`; not after a cancellation.
 */
export function readArticle(
  source: ReadableStream<Uint8Array>,
  options: ReadingOptions,
  onProgress: OnProgress = () => {},
): Article {
  const contents = createContents(options.language, options.direction);
  const reader = source.getReader();
  const slices = transform(reader, createWriter(options, contents));
  const document = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await slices.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
        onProgress(contents.soFar, next.done ?? false);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return { document, contents: contents.soFar, plainText: contents.plainText };
}

/** The document alone; what it holds is told on the way. */
export function readingDocument(
  source: ReadableStream<Uint8Array>,
  options: ReadingOptions,
  onProgress?: OnProgress,
): ReadableStream<Uint8Array> {
  return readArticle(source, options, onProgress).document;
}

async function* transform(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  writer: Writer,
): AsyncGenerator<Uint8Array, void> {
  const scanner = createScanner(writer);
  const encode = createEncoder();
  const decoder = new TextDecoder('utf-8');
  let whole = true;
  /** Bytes since the last turn. */
  let since = 0;
  for (;;) {
    const chunk = await reader.read().catch(() => 'failed' as const);
    if (chunk === 'failed') whole = false;
    if (chunk === 'failed' || chunk.done) break;
    for (let at = 0; at < chunk.value.length; at += SLICE) {
      const slice = chunk.value.subarray(at, at + SLICE);
      if (since > 0 && since + slice.length > SLICE) {
        await nextTurn();
        since = 0;
      }
      since += slice.length;
      scanner.write(decoder.decode(slice, { stream: true }));
      yield* encode(writer.take());
    }
  }
  scanner.write(decoder.decode());
  scanner.end();
  writer.end(whole);
  yield* encode(writer.take());
}
