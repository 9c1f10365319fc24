import { describe, expect, test } from 'vitest';
import {
  fitted,
  held,
  largestScale,
  moved,
  WHOLE,
  wheelFactor,
  zoomed,
} from '../../../../renderer/reader/viewer/zoom.ts';

const STAGE = { width: 1000, height: 600 };

describe('a picture on its stage', () => {
  test('fits, keeps its shape, and is never blown up to fit', () => {
    expect(fitted({ width: 4000, height: 1200 }, STAGE)).toEqual({ width: 1000, height: 300 });
    expect(fitted({ width: 1200, height: 4000 }, STAGE)).toEqual({ width: 180, height: 600 });
    expect(fitted({ width: 320, height: 240 }, STAGE)).toEqual({ width: 320, height: 240 });
    expect(fitted({ width: 0, height: 240 }, STAGE)).toEqual({ width: 0, height: 0 });
  });

  test('is zoomed around the point that is looked at', () => {
    const whole = { width: 1000, height: 600 };
    const at = { x: 200, y: -100 };
    const near = zoomed(WHOLE, 2, at, whole, STAGE, 8);
    expect(near).toEqual({ scale: 2, x: -200, y: 100 });
    // The point of the picture under the pointer, before and after.
    expect((at.x - near.x) / near.scale).toBe(at.x);
    expect((at.y - near.y) / near.scale).toBe(at.y);
  });

  test('is never smaller than whole nor larger than its pixels allow', () => {
    const whole = { width: 500, height: 300 };
    expect(largestScale({ width: 2000, height: 1200 }, whole)).toBe(16);
    expect(largestScale({ width: 100, height: 100 }, { width: 100, height: 100 })).toBe(4);
    expect(largestScale({ width: 0, height: 0 }, { width: 0, height: 0 })).toBe(2);
    expect(zoomed(WHOLE, 100, { x: 0, y: 0 }, whole, STAGE, 4).scale).toBe(4);
    expect(zoomed({ scale: 3, x: 40, y: 0 }, 0.01, { x: 0, y: 0 }, whole, STAGE, 4)).toEqual(WHOLE);
  });

  test('is moved to its edges and no further; where it does not fill the stage it stays in the middle', () => {
    const whole = { width: 800, height: 200 };
    const look = { scale: 2, x: 0, y: 0 };
    expect(moved(look, { x: 10_000, y: 50 }, whole, STAGE)).toEqual({ scale: 2, x: 300, y: 0 });
    expect(moved(look, { x: -10_000, y: 0 }, whole, STAGE)).toEqual({ scale: 2, x: -300, y: 0 });
    expect(held({ scale: 1, x: 5, y: 5 }, whole, STAGE)).toEqual(WHOLE);
  });

  test('is zoomed by a wheel a little at a time, and by a pinch as fingers move', () => {
    expect(wheelFactor(-100, false)).toBeCloseTo(1.22, 2);
    expect(wheelFactor(100, false) * wheelFactor(-100, false)).toBeCloseTo(1);
    expect(wheelFactor(-3, true)).toBeGreaterThan(1.02);
    expect(wheelFactor(-100_000, false)).toBe(2);
    expect(wheelFactor(100_000, true)).toBe(0.5);
  });
});
