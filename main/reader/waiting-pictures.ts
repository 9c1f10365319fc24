import { type NextPiece, passing } from './passing.ts';
import { BLANK_PATH } from './paths.ts';

/** A tag longer than this is not one of the engine's. */
const LONGEST = 16 * 1024;

const TAG = '<img';
const SRC = ' src="';
const SRCSET = Buffer.from(' srcset="');
const WAITING = Buffer.from(`${SRC}${BLANK_PATH}" data-src="`);
const WAITING_SET = Buffer.from(' data-srcset="');

/**
 * The addresses of pictures aside (`data-src`, `data-srcset`), a blank one in their place, until the window finds that one
 * comes near and gives it its own. `loading="lazy"` alone does nothing in the frame: where no script may run, browsers load
 * every picture with the page (HTML Standard, "lazy loading attributes": "If scripting is disabled for element, then return false").
 *
 * Bytes of a reading document, cut anywhere. Only there can `<img` be nothing but a tag: the engine writes every other `<` as `&lt;`, and
 * every quote within a value as `&quot;`.
 */
export function waitingPictures(document: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  return passing(document, pieces);
}

async function* pieces(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  let rest = new Uint8Array(0);
  for (let over = false; !over; ) {
    const piece = await next();
    over = piece === undefined;
    const bytes = Buffer.concat([rest, piece ?? new Uint8Array(0)]);
    const { written, done } = rewritten(bytes, over);
    rest = bytes.subarray(done);
    if (written.length > 0) yield written;
  }
  if (rest.length > 0) yield rest;
}

/** @returns what leaves, and up to where; a tag that goes on in the next piece waits for it */
function rewritten(bytes: Buffer, over: boolean): { readonly written: Uint8Array; readonly done: number } {
  const parts: Uint8Array[] = [];
  let done = 0;
  const take = (end: number) => {
    parts.push(bytes.subarray(done, end));
    done = end;
  };
  for (let tag = bytes.indexOf(TAG); tag >= 0; tag = bytes.indexOf(TAG, done)) {
    const address = addressIn(bytes, tag, over);
    if (address === 'cut' && bytes.length - tag <= LONGEST) {
      take(tag);
      return { written: Buffer.concat(parts), done };
    }
    if (typeof address === 'string') {
      take(tag + TAG.length);
      continue;
    }
    take(address.src);
    parts.push(WAITING);
    done += SRC.length;
    take(address.end);
    if (!bytes.subarray(done, done + SRCSET.length).equals(SRCSET)) continue;
    parts.push(WAITING_SET);
    done += SRCSET.length;
  }
  take(bytes.length - (over ? 0 : cutMark(bytes)));
  return { written: Buffer.concat(parts), done };
}

/** Where the attribute `src` of a tag begins and its value ends. @param over nothing follows these bytes */
function addressIn(
  bytes: Buffer,
  tag: number,
  over: boolean,
): { readonly src: number; readonly end: number } | 'none' | 'cut' {
  const src = bytes.indexOf(SRC, tag);
  const close = bytes.indexOf('>', tag);
  if (close >= 0 && (src < 0 || close < src)) return 'none';
  const quote = src < 0 ? -1 : bytes.indexOf('"', src + SRC.length);
  // What follows must be there too: it may be the other address.
  const isCut = quote < 0 || (!over && quote + SRCSET.length >= bytes.length);
  return isCut ? 'cut' : { src, end: quote + 1 };
}

/** How much of `<img` the bytes end with. */
function cutMark(bytes: Buffer): number {
  for (let length = TAG.length - 1; length > 0; length -= 1) {
    if (bytes.toString('latin1', bytes.length - length) === TAG.slice(0, length)) return length;
  }
  return 0;
}
