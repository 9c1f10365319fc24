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
 * would come at once. Bytes of a reading document, cut anywhere.
 */
export function leadFirst(
  document: ReadableStream<Uint8Array>,
  clock: Pick<Clock, 'after'>,
): ReadableStream<Uint8Array> {
  return passing(document, (next) => pieces(next, clock));
}

async function* pieces(next: NextPiece, clock: Pick<Clock, 'after'>): AsyncGenerator<Uint8Array, void> {
  let held = Buffer.alloc(0);
  let end: number | undefined;
  while (end === undefined) {
    const piece = await next();
    if (piece === undefined) break;
    held = Buffer.concat([held, piece]);
    end = leadEnd(held);
  }
  const lead = held.subarray(0, end);
  if (lead.length > 0) yield lead;
  if (end !== undefined) await pause(clock, HEAD_START);
  if (lead.length < held.length) yield held.subarray(lead.length);
  yield* untouched(next);
}

/** Where the first paragraph ends; undefined while that may be still to come. */
function leadEnd(start: Buffer): number | undefined {
  const body = start.indexOf(BEFORE);
  if (body < 0) return start.length < LONGEST ? undefined : start.length;
  const end = start.indexOf(END, body);
  if (end >= 0) return end + END.length;
  return start.length - body < LONGEST ? undefined : start.length;
}

function pause(clock: Pick<Clock, 'after'>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
