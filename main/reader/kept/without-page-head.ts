/** What the engine writes in front of a page: its title, its description and its state. It is not longer than this, in bytes. */
const BEGIN = '<header class="page-head">';
const END = '</header>';
const LONGEST = 32 * 1024;

/** A reading document without what the engine will write in front of it again: else it has two titles. */
export function withoutPageHead(document: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let held: Buffer | undefined = Buffer.alloc(0);
  return document.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        if (held === undefined) return controller.enqueue(piece);
        held = Buffer.concat([held, piece]);
        if (held.length < LONGEST && !held.includes(END)) return;
        controller.enqueue(cut(held));
        held = undefined;
      },
      flush(controller) {
        if (held !== undefined) controller.enqueue(cut(held));
      },
    }),
  );
}

function cut(document: Buffer): Buffer {
  const begin = document.indexOf(BEGIN);
  const end = begin < 0 ? -1 : document.indexOf(END, begin);
  return end < 0 ? document : Buffer.concat([document.subarray(0, begin), document.subarray(end + END.length)]);
}
