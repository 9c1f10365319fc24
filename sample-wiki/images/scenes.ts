import type { ImageName } from './catalogue.ts';
import { coast } from './coast.ts';
import type { Colour } from './colour.ts';
import { lighten, mix, rgb } from './colour.ts';
import { cells, clouds, noise, smooth } from './noise.ts';

/** The colour at a point: x from 0 to the picture's aspect, y from 0 (top) to 1. */
export type Scene = (x: number, y: number, aspect: number) => Colour;

const LOW_SUN = { x: 0.95, y: 0.33, colour: '#ffe3b3', glow: 0.9 };

export const SCENES: Readonly<Record<ImageName, Scene>> = {
  'marrow-low-water': coast({
    sky: ['#3f6f9e', '#f0d9b8'],
    sea: ['#b9c3bd', '#33616f'],
    land: '#4d5a48',
    sun: LOW_SUN,
    horizon: 0.52,
    cloud: 0.55,
    swell: 0.8,
    islands: [
      { x: 0.15, width: 0.4, height: 0.09 },
      { x: 0.72, width: 0.5, height: 0.3 },
    ],
    causeway: true,
  }),
  'marrow-panorama': coast({
    sky: ['#5d86ad', '#e8dfcf'],
    sea: ['#aebfc4', '#2e5b70'],
    land: '#55624f',
    sun: { x: 2.3, y: 0.28, colour: '#fff0d0', glow: 0.75 },
    horizon: 0.58,
    cloud: 0.7,
    swell: 1,
    islands: [
      { x: 2.5, width: 0.5, height: 0.12 },
      { x: 0.4, width: 0.35, height: 0.1 },
      { x: 1.4, width: 0.7, height: 0.34 },
    ],
  }),
  'marrow-light': coast({
    sky: ['#1d2547', '#e08a5f'],
    sea: ['#8d6a72', '#141c33'],
    land: '#1c2030',
    sun: { x: 0.25, y: 0.6, colour: '#ffb27a', glow: 0.8 },
    horizon: 0.64,
    cloud: 0.45,
    swell: 0.9,
    islands: [
      { x: 0.1, width: 0.45, height: 0.06 },
      { x: 1.05, width: 0.5, height: 0.2 },
    ],
    tower: { x: 0.93, foot: 0.53, lit: true },
  }),
  causeway: coast({
    sky: ['#7f9bb0', '#ece5d6'],
    sea: ['#c3c9c4', '#5f7f86'],
    land: '#4f5a4a',
    sun: { x: 0.5, y: 0.2, colour: '#fff5df', glow: 0.5 },
    horizon: 0.4,
    cloud: 0.9,
    swell: 0.6,
    islands: [{ x: 0.78, width: 0.42, height: 0.19 }],
    causeway: true,
  }),
  'winter-sea': coast({
    sky: ['#59636e', '#b4bcc2'],
    sea: ['#77868c', '#1f3138'],
    land: '#333a3d',
    sun: { x: 1.1, y: 0.25, colour: '#dfe6ea', glow: 0.4 },
    horizon: 0.44,
    cloud: 1,
    swell: 2.4,
    islands: [{ x: 1.25, width: 0.4, height: 0.26 }],
  }),
  'morning-haze': coast({
    sky: ['#a7c0cf', '#f7e9da'],
    sea: ['#e5dcd2', '#7ea2ab'],
    land: '#6d7f80',
    sun: { x: 0.4, y: 0.3, colour: '#fff6e2', glow: 1 },
    horizon: 0.55,
    cloud: 0.4,
    swell: 0.5,
    islands: [
      { x: 0.3, width: 0.5, height: 0.2 },
      { x: 1.3, width: 0.4, height: 0.16 },
      { x: 0.85, width: 0.3, height: 0.1 },
    ],
  }),
  basalt: (x, y) => {
    const { tone, edge } = cells(x * 9, y * 9);
    const face = mix(rgb('#3a3d42'), rgb('#8b8a84'), tone * 0.7 + clouds(x * 40, y * 40, 3) * 0.3);
    const lichen = smooth(0.62, 0.8, clouds(x * 5, y * 5, 4));
    return mix(rgb('#16181b'), mix(face, rgb('#a9a46c'), lichen * 0.55), smooth(0.02, 0.14, edge));
  },
  'ash-bands': (x, y) => {
    const level = y * 11 + (clouds(x * 2, y * 2, 4) - 0.5) * 1.6 + x * 0.5;
    const band = Math.floor(level);
    const tones = ['#5b4a3f', '#8c7660', '#b7a688', '#6d6259', '#a08a6e'];
    const base = rgb(tones[((band % 5) + 5) % 5] ?? '#8c7660');
    const grain = (noise(x * 180, y * 180) - 0.5) * 40 + (clouds(x * 14, y * 30, 4) - 0.5) * 50;
    return mix(lighten(base, grain), rgb('#231d19'), smooth(0.1, 0, level - band) * 0.55);
  },
  'fresnel-lens': (x, y, aspect) => {
    const radius = Math.hypot(x - aspect / 2, y - 0.5);
    const angle = Math.atan2(y - 0.5, x - aspect / 2);
    const ring = radius < 0.13 ? radius / 0.13 : ((radius - 0.13) * 17) % 1;
    const glass = mix(rgb('#0d2f3a'), rgb('#c9f0e6'), ring ** 1.7);
    const lamp = mix(glass, rgb('#fff1c4'), Math.exp(-radius * 6.5));
    const flare = Math.abs(Math.sin(angle * 8 + radius * 9)) ** 18 * 0.35;
    const inside = mix(lamp, rgb('#ffffff'), flare * smooth(0.46, 0.1, radius));
    return mix(inside, rgb('#171310'), smooth(0.455, 0.47, radius));
  },
  'island-map': (x, y, aspect) => {
    const dx = (x - aspect * 0.52) / 0.46;
    const dy = (y - 0.5) / 0.34;
    const height = 1.05 - Math.hypot(dx, dy) + (clouds(x * 3.2, y * 3.2, 6) - 0.5) * 1.25;
    const contour = Math.abs(((height * 9) % 1) - 0.5) > 0.465 ? -22 : 0;
    if (height < 0) return lighten(mix(rgb('#bcd9e2'), rgb('#6fa5bd'), -height * 1.5), contour / 3);
    const slope = (clouds(x * 3.2 + 0.01, y * 3.2 + 0.01, 6) - clouds(x * 3.2, y * 3.2, 6)) * 900;
    const tint =
      height < 0.3
        ? mix(rgb('#cfdcae'), rgb('#e6dda8'), height / 0.3)
        : mix(rgb('#e6dda8'), rgb('#a9825b'), (height - 0.3) / 0.6);
    return lighten(tint, contour - slope);
  },
  // Black lines on nothing: such pictures vanish on a dark page unless the reader sees to it.
  'tide-curve': (x, y, aspect) => {
    const days = (x / aspect) * 2;
    const level = 0.5 - 0.3 * Math.sin(days * Math.PI * 3.86 + 0.6) * (0.82 + 0.18 * Math.sin(days * 1.9));
    const line = smooth(0.011, 0.006, Math.abs(y - level));
    const axis = Math.abs(y - 0.9) < 0.003 || Math.abs(x - 0.06) < 0.003 ? 1 : 0;
    const ticks = Math.abs(y - 0.9) < 0.018 && (x - 0.06) % (aspect / 8) < 0.005 && x > 0.06 ? 1 : 0;
    return [20, 20, 20, Math.max(line, axis, ticks)];
  },
  moon: (x, y, aspect) => {
    const dx = (x - aspect / 2) / 0.4;
    const dy = (y - 0.5) / 0.4;
    const radius = Math.hypot(dx, dy);
    const sky = mix(rgb('#070b14'), rgb('#1d2740'), Math.exp(-(radius - 1) * 4) * 0.6);
    if (radius > 1.01) return noise(x * 260, y * 260) > 0.985 ? rgb('#aab4c8') : sky;
    const relief = clouds(dx * 3 + 9, dy * 3, 6);
    const ground = mix(rgb('#6e6b66'), rgb('#e9e4d8'), smooth(0.3, 0.7, relief) * 0.7 + 0.25);
    const limb = Math.sqrt(Math.max(0, 1 - radius * radius));
    const lit = smooth(-0.15, 0.35, limb * 0.75 - dx * 0.5 + 0.25);
    return mix(sky, ground, lit * (0.55 + 0.45 * limb) * smooth(1.01, 0.99, radius));
  },
};
