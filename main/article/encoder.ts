/** What a slice of the source usually becomes fits in twice. */
const ROOM = 64 * 1024;

/** Text to UTF-8, in pieces, by way of one buffer: measuring how long each will be costs more than copying it. */
export function createEncoder(): (text: string) => Generator<Uint8Array, void> {
  const encoder = new TextEncoder();
  const room = new Uint8Array(ROOM);
  return function* (text) {
    for (let rest = text; rest !== ''; ) {
      const { read, written } = encoder.encodeInto(rest, room);
      yield room.slice(0, written);
      rest = rest.slice(read);
    }
  };
}
