/** The next piece of a source; undefined when it is over. */
export type NextPiece = () => Promise<Uint8Array | undefined>;

/**
 * What `pieces` makes of a stream on its way: nothing is read before somebody asks, and who stops reading ends the source.
 * @param onCancel told when somebody stops reading
 */
export function passing(
  source: ReadableStream<Uint8Array>,
  pieces: (next: NextPiece) => AsyncGenerator<Uint8Array, void>,
  onCancel: () => void = () => {},
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  const made = pieces(async () => (await reader.read()).value);
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await made.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel(reason) {
        onCancel();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** All that is left, as it is. */
export async function* untouched(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  for (let piece = await next(); piece !== undefined; piece = await next()) yield piece;
}
