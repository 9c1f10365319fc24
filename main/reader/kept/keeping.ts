import { constants, createZstdCompress } from 'node:zlib';
import type { Article } from '../../article/reading-document.ts';

/** Of the levels that are fast enough to go unnoticed while a page arrives, the one that makes it smallest. */
const LEVEL = 9;
/** Within so many bytes at the end of a page that broke off stands the engine's notice. */
export const TAIL = 4096;
const BROKE_OFF = 'id="lectern-truncated"';

/** Whether a document's source broke off before its end. @param tail what it ends with, a character for each byte */
export function brokeOff(tail: string): boolean {
  return tail.slice(-TAIL).includes(BROKE_OFF);
}

/**
 * The same document, compressed on its way. `onEnd` is called once: with all of it when it has come to its own end,
 * with undefined when nobody wanted the rest or the source broke off.
 */
export function keepingOnTheWay(
  article: Article,
  onEnd: (html: Uint8Array | undefined) => void,
): ReadableStream<Uint8Array> {
  const reader = article.document.getReader();
  const compressor = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const pieces: Uint8Array[] = [];
  let tail = '';
  compressor.on('data', (piece: Uint8Array) => pieces.push(piece));
  compressor.on('end', () => onEnd(brokeOff(tail) ? undefined : Buffer.concat(pieces)));
  // A page that cannot be compressed is one that is not kept.
  compressor.on('error', () => onEnd(undefined));
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) {
          compressor.end();
          controller.close();
          return;
        }
        tail = (tail + Buffer.from(value.subarray(-TAIL)).toString('latin1')).slice(-TAIL);
        // Copied: the frame may take the bytes away with it.
        compressor.write(Buffer.from(value));
        controller.enqueue(value);
      },
      cancel(reason) {
        compressor.destroy();
        onEnd(undefined);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
