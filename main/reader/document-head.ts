import { type NextPiece, passing, untouched } from './passing.ts';

/** Both the engine's documents and the built page have their head within these many bytes. */
const LONGEST = 16 * 1024;
const END = '</head>';

/**
 * Writes the head of a document on its way anew, so that no kept document holds what belongs to the moment it is shown.
 * Bytes of HTML, cut anywhere; all after the head pass untouched, and so does what has no head.
 * @param rewrite told the text up to and with `</head>`
 */
export function rewrittenHead(
  document: ReadableStream<Uint8Array>,
  rewrite: (head: string) => string,
): ReadableStream<Uint8Array> {
  return passing(document, (next) => pieces(next, rewrite));
}

async function* pieces(next: NextPiece, rewrite: (head: string) => string): AsyncGenerator<Uint8Array, void> {
  let held = Buffer.alloc(0);
  let end = -1;
  while (end < 0 && held.length < LONGEST) {
    const piece = await next();
    if (piece === undefined) break;
    held = Buffer.concat([held, piece]);
    end = held.subarray(0, LONGEST).indexOf(END);
  }
  if (end >= 0) yield written(held, end + END.length, rewrite);
  else if (held.length > 0) yield held;
  yield* untouched(next);
}

function written(start: Buffer, end: number, rewrite: (head: string) => string): Uint8Array {
  return Buffer.concat([Buffer.from(rewrite(start.toString('utf8', 0, end))), start.subarray(end)]);
}
