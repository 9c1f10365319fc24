/**
 * Turns places counted in UTF-8 bytes, as MediaWiki's differences count them, into places in a string.
 * @returns the index of the character that a byte belongs to; the string's length for everything after its end.
 */
export function byteOffsets(text: string): (byte: number) => number {
  const starts = characterStarts(text);
  const total = starts.bytes;
  // One byte for each unit: ASCII, where both counts agree.
  if (total === text.length) return (byte) => Math.min(Math.max(byte, 0), text.length);
  return (byte) => {
    if (byte >= total) return text.length;
    let low = 0;
    let high = starts.places.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts.places[middle]?.byte ?? 0) <= byte) low = middle;
      else high = middle - 1;
    }
    return starts.places[low]?.index ?? 0;
  };
}

/** Where each character begins, in bytes and in units of the string. A lone surrogate counts as U+FFFD, three bytes. */
function characterStarts(text: string) {
  const places: { readonly byte: number; readonly index: number }[] = [];
  let bytes = 0;
  let index = 0;
  for (const character of text) {
    places.push({ byte: bytes, index });
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    index += character.length;
  }
  return { places, bytes };
}

/** RFC 3629 §3. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
