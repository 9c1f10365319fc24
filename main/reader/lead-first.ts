import type { Clock } from '../ports.ts';
import { type NextPiece, passing, untouched } from './passing.ts';

/**
 * For how long the first paragraph has the frame to itself, in ms: five frames of a screen, to lay it out and paint it also where a
 * machine is busy. A browser that is given more at once parses on before it paints.
 */
const HEAD_START = 80;
/** A first paragraph that ends beyond these many bytes after the page's header is none of the first screen. */
const LONGEST = 64 * 1024;

const BEFORE = '</header>';
const END = '</p>';

/**
 * Lets a document leave up to the end of its first paragraph, and the rest a moment later: from the disk all of it
 * would come at once. What comes slowly is held up nowhere. Bytes of a reading document, cut anywhere.
 */
export function leadFirst(
  document: ReadableStream<Uint8Array>,
  clock: Pick<Clock, 'after'>,
): ReadableStream<Uint8Array> {
  return passing(document, (next) => pieces(next, clock));
}

async function* pieces(next: NextPiece, clock: Pick<Clock, 'after'>): AsyncGenerator<Uint8Array, void> {
  const leadEnd = createLeadEnd();
  for (;;) {
    const piece = await next();
    if (piece === undefined) return;
    const end = leadEnd(piece);
    yield piece.subarray(0, end);
    if (end === undefined) continue;
    if (end < Number.POSITIVE_INFINITY) await pause(clock, HEAD_START);
    if (end < piece.length) yield piece.subarray(end);
    return yield* untouched(next);
  }
}

/** Answers where in a piece the first paragraph ends, piece after piece: undefined as long as it may come, infinity when it is too far. */
function createLeadEnd(): (piece: Uint8Array) => number | undefined {
  let mark = BEFORE;
  let read = 0;
  /** The end of what came before, in which a mark may have begun. */
  let tail = Buffer.alloc(0);
  return (piece) => {
    let from = 0;
    for (;;) {
      const bytes = Buffer.concat([tail, piece.subarray(from)]);
      const at = bytes.indexOf(mark);
      if (at < 0) {
        read += bytes.length - tail.length;
        tail = bytes.subarray(Math.max(0, bytes.length - mark.length + 1));
        return mark === END && read > LONGEST ? Number.POSITIVE_INFINITY : undefined;
      }
      from += at + mark.length - tail.length;
      tail = Buffer.alloc(0);
      read = 0;
      if (mark === END) return from;
      mark = END;
    }
  };
}

function pause(clock: Pick<Clock, 'after'>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
