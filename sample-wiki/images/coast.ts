import type { Colour } from './colour.ts';
import { lighten, mix, rgb } from './colour.ts';
import { clouds, noise, smooth } from './noise.ts';

/** What a view of the coast looks like. Lengths are in heights of the picture; y grows downwards. */
export type Coast = {
  readonly sky: readonly [top: string, low: string];
  readonly sea: readonly [far: string, near: string];
  readonly land: string;
  readonly sun: { readonly x: number; readonly y: number; readonly colour: string; readonly glow: number };
  readonly horizon: number;
  readonly cloud: number;
  /** Ridges from far to near: where they stand, how wide and how high. */
  readonly islands: readonly { readonly x: number; readonly width: number; readonly height: number }[];
  readonly swell: number;
  readonly causeway?: boolean;
  /** Where the lighthouse stands, and whether its lamp is lit. */
  readonly tower?: { readonly x: number; readonly foot: number; readonly lit: boolean };
};

/** Draws a view of the coast: the colour at a point. */
export function coast(view: Coast): (x: number, y: number, aspect: number) => Colour {
  const [skyTop, skyLow] = [rgb(view.sky[0]), rgb(view.sky[1])];
  const [seaFar, seaNear] = [rgb(view.sea[0]), rgb(view.sea[1])];
  const sunColour = rgb(view.sun.colour);
  const land = rgb(view.land);

  const sky = (x: number, y: number): Colour => {
    const distance = Math.hypot(x - view.sun.x, y - view.sun.y);
    const base = mix(skyTop, skyLow, smooth(0, view.horizon, y));
    const glowing = mix(base, sunColour, view.sun.glow * Math.exp(-distance * 3.2) + smooth(0.042, 0.036, distance));
    const drift = clouds(x * 2.2, y * 7, 5);
    return mix(glowing, mix(skyLow, sunColour, 0.35), view.cloud * smooth(0.45, 0.8, drift) * (1 - 0.4 * y));
  };

  // A ridge is as high all down a column of the picture: worked out once for each.
  const columns = view.islands.map(() => new Map<number, number>());
  const ridge = (x: number, index: number): number => {
    const known = columns[index]?.get(x);
    if (known !== undefined) return known;
    const height = ridgeHeight(view.islands[index], x, index);
    columns[index]?.set(x, height);
    return height;
  };

  const sea = (x: number, y: number, aspect: number): Colour => {
    const depth = (y - view.horizon) / (1 - view.horizon);
    const stretch = 1 / (depth + 0.06);
    const wave = clouds(x * 3 * (0.4 + stretch * 0.12) * 4, depth * 60 * (0.3 + stretch * 0.2), 3);
    const path = Math.exp(-Math.abs(x - view.sun.x) * (5 - 3 * depth)) * smooth(0.42, 0.75, wave);
    const water = lighten(mix(seaFar, seaNear, depth ** 0.7), (wave - 0.5) * 26 * view.swell);
    const lit = mix(water, sunColour, path * view.sun.glow * 0.85);
    return view.causeway ? road(lit, x, depth, aspect) : lit;
  };

  const road = (water: Colour, x: number, depth: number, aspect: number): Colour => {
    const bend = aspect * (0.5 + 0.07 * Math.sin(depth * 2.6 + 0.4) - 0.07 * depth);
    const half = 0.012 + depth * depth * 0.34;
    const off = Math.abs(x - bend) / half;
    const rows = 7 / (depth + 0.05);
    const stone = noise(x * 55, rows * 9) * 0.6 + noise(x * 22, rows * 4) * 0.4;
    const sets = mix(rgb('#3f4145'), rgb('#a39a88'), stone * 0.8 + 0.1);
    const sand = mix(rgb('#8f8672'), rgb('#b9ab8d'), noise(x * 12, depth * 30));
    return mix(mix(water, sand, smooth(1.9, 1.1, off) * 0.75), sets, smooth(1.05, 0.92, off));
  };

  const tower = (colour: Colour, x: number, y: number): Colour => {
    if (!view.tower) return colour;
    const { x: at, foot, lit } = view.tower;
    const height = 0.3;
    const up = (foot - y) / height;
    const off = Math.abs(x - at);
    let out = colour;
    if (lit) {
      const lamp = foot - height * 0.92;
      const beam = Math.exp(-Math.abs(y - lamp - (x - at) * 0.035) / (0.006 + off * 0.06)) * Math.exp(-off * 1.1);
      out = mix(out, rgb('#ffe7b0'), beam * 0.75);
    }
    if (up >= 0 && up < 0.84 && off < 0.034 - up * 0.012) {
      const shade = 0.5 + (x - at) / 0.09;
      out = mix(Math.floor(up * 6) % 2 ? rgb('#8c3b35') : rgb('#efe8da'), rgb('#2a2a33'), shade * 0.75);
    }
    if (up >= 0.84 && up < 0.87 && off < 0.033) out = rgb('#2b2c31');
    if (up >= 0.87 && up < 0.97 && off < 0.018) out = lit ? rgb('#fff3cf') : rgb('#9fb2b8');
    if (up >= 0.97 && up < 1.06 && off < 0.022 * ((1.06 - up) / 0.09)) out = rgb('#2b2c31');
    return out;
  };

  return (x, y, aspect) => {
    let colour = y < view.horizon ? sky(x, y) : sea(x, y, aspect);
    view.islands.forEach((island, index) => {
      const base = view.horizon + 0.012 * index;
      const top = base - ridge(x, index);
      if (y <= top || y > base + ridge(x, index) * 0.12) return;
      const haze = 0.62 - (0.55 * (index + 1)) / view.islands.length;
      const texture = (clouds(x * 26, y * 34, 4) - 0.5) * 60;
      const sunlit = smooth(0.06, 0, y - top) * 34 * view.sun.glow;
      const ground = lighten(land, texture * (1 - haze) + sunlit);
      colour = mix(ground, skyLow, y > base ? 0.45 : haze * smooth(0, island.height + 0.1, base - y + 0.05));
    });
    return tower(colour, x, y);
  };
}

function ridgeHeight(island: Coast['islands'][number] | undefined, x: number, index: number): number {
  if (!island) return 0;
  const across = (x - island.x) / island.width;
  const dome = Math.max(0, 1 - across * across);
  const cliffs = clouds(x * (5 + index * 2) + index * 31, 3.7, 5);
  return dome === 0 ? 0 : island.height * dome ** 0.7 * (0.45 + cliffs * 0.9);
}
