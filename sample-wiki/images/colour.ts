import { clamp } from './noise.ts';

/** Red, green, blue in 0…255, and how opaque in 0…1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

/** A colour from `#rrggbb`. */
export function rgb(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function mix(from: Colour, to: Colour, amount: number): Colour {
  const t = clamp(amount);
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t, from[2] + (to[2] - from[2]) * t];
}

export function lighten(colour: Colour, by: number): Colour {
  return [colour[0] + by, colour[1] + by, colour[2] + by];
}
