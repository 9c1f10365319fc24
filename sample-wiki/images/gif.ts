/** A frame of an animation: an index into the palette for each pixel, and how long it is shown, in hundredths of a second. */
export type Frame = { readonly pixels: Uint8Array; readonly delay: number };

const LARGEST_BLOCK = 255;
/** Seven bits a pixel: codes stay eight bits wide as long as the table is cleared before it grows. */
const COLOURS = 128;
const CLEAR = COLOURS;
const END = COLOURS + 1;
const BEFORE_GROWTH = COLOURS - 4;

/**
 * Encodes an animation that goes round for ever (GIF89a). Nothing is packed: the table of codes is cleared before it
 * grows, so that each code is a byte that names a pixel.
 * @param palette red, green, blue of at most 128 colours.
 */
export function encodeGif(
  width: number,
  height: number,
  palette: readonly (readonly [number, number, number])[],
  frames: readonly Frame[],
): Buffer {
  const colours = Buffer.alloc(COLOURS * 3);
  palette.forEach((colour, index) => {
    colours.set(colour, index * 3);
  });
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    words(width, height),
    Buffer.from([0xf6, 0, 0]),
    colours,
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('NETSCAPE2.0', 'latin1'),
    Buffer.from([3, 1, 0, 0, 0]),
    ...frames.flatMap(({ pixels, delay }) => [
      Buffer.from([0x21, 0xf9, 4, 0]),
      words(delay),
      Buffer.from([0, 0, 0x2c]),
      words(0, 0, width, height),
      Buffer.from([0, 7]),
      ...blocks(codes(pixels)),
      Buffer.from([0]),
    ]),
    Buffer.from([0x3b]),
  ]);
}

function codes(pixels: Uint8Array): Buffer {
  const out: number[] = [];
  pixels.forEach((pixel, index) => {
    if (index % BEFORE_GROWTH === 0) out.push(CLEAR);
    out.push(pixel);
  });
  out.push(END);
  return Buffer.from(out);
}

function blocks(data: Buffer): readonly Buffer[] {
  const out: Buffer[] = [];
  for (let at = 0; at < data.length; at += LARGEST_BLOCK) {
    const piece = data.subarray(at, at + LARGEST_BLOCK);
    out.push(Buffer.from([piece.length]), piece);
  }
  return out;
}

function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    out.writeUInt16LE(value, index * 2);
  });
  return out;
}
