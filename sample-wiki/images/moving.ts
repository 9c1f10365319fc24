import { encodeGif, type Frame } from './gif.ts';

const SIZE = { width: 220, height: 140 };
const LAMP = { x: 110, y: 52 };
const SHADES = 100;

/** The light's character, Fl(3) W 20s, ten times as fast: three flashes and a long dark. */
export function flashes(): Buffer {
  const palette = Array.from({ length: SHADES }, (_none, shade) => {
    const lit = shade / (SHADES - 1);
    return [Math.round(18 + 237 * lit), Math.round(24 + 219 * lit), Math.round(48 + 160 * lit * lit)] as const;
  });
  const dark = frame(0, 20);
  const lit = frame(1, 15);
  return encodeGif(SIZE.width, SIZE.height, palette, [lit, dark, lit, dark, lit, frame(0, 110)]);
}

function frame(power: number, delay: number): Frame {
  const pixels = new Uint8Array(SIZE.width * SIZE.height);
  for (let y = 0; y < SIZE.height; y += 1) {
    for (let x = 0; x < SIZE.width; x += 1) {
      const glow = power * Math.exp(-Math.hypot(x - LAMP.x, y - LAMP.y) / 30);
      const tower = y > LAMP.y && Math.abs(x - LAMP.x) < 5 + (y - LAMP.y) / 12 ? 0.22 : 0;
      pixels[y * SIZE.width + x] = Math.min(SHADES - 1, Math.round((0.04 + tower + glow) * (SHADES - 1)));
    }
  }
  return { pixels, delay };
}
