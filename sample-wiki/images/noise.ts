/** Smooth random numbers for drawing: the same every time, so pictures never change. */

export function clamp(value: number, low = 0, high = 1): number {
  return value < low ? low : value > high ? high : value;
}

export function smooth(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low));
  return t * t * (3 - 2 * t);
}

function lattice(x: number, y: number): number {
  let hash = Math.imul(x, 374761393) ^ Math.imul(y, 668265263);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** Value noise in 0…1. */
export function noise(x: number, y: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const tx = smooth(0, 1, x - ix);
  const ty = smooth(0, 1, y - iy);
  const top = lattice(ix, iy) * (1 - tx) + lattice(ix + 1, iy) * tx;
  const bottom = lattice(ix, iy + 1) * (1 - tx) + lattice(ix + 1, iy + 1) * tx;
  return top * (1 - ty) + bottom * ty;
}

/** Noise of several octaves, each finer and fainter, in 0…1. */
export function clouds(x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * noise(x * 2 ** octave + octave * 17.3, y * 2 ** octave + octave * 9.1);
    weight /= 2;
  }
  return sum / (1 - 2 * weight);
}

/** A random cell's own number and how near its edge a point lies: for cracked stone. */
export function cells(x: number, y: number): { readonly tone: number; readonly edge: number } {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  let nearest = 9;
  let second = 9;
  let tone = 0;
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const cx = ix + dx;
      const cy = iy + dy;
      // Rows are shifted and the jitter is small, so that most cells come out six-sided.
      const px = cx + 0.5 + (Math.abs(cy) % 2) * 0.5 - 0.25 + (lattice(cx, cy) - 0.5) * 0.35;
      const py = cy + 0.5 + (lattice(cx + 71, cy) - 0.5) * 0.35;
      const distance = Math.hypot(x - px, y - py);
      if (distance < nearest) {
        second = nearest;
        nearest = distance;
        tone = lattice(cx + 7, cy + 3);
      } else if (distance < second) second = distance;
    }
  }
  return { tone, edge: second - nearest };
}
