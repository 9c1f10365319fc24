import { describe, expect, test } from 'vitest';
import { isOut, lineAt, placeFloat } from '../../../../renderer/reader/floats/placement.ts';

const VIEW = { width: 1000, height: 700 };
const SIZE = { width: 340, height: 200 };

function words(left: number, top: number, width = 60, height = 20) {
  return { left, top, right: left + width, bottom: top + height };
}

describe('what floats', () => {
  test('stands under its words, and begins a little before them', () => {
    expect(placeFloat(words(300, 100), SIZE, VIEW, 'ltr')).toEqual({
      left: 284,
      top: 128,
      maxHeight: 560,
      side: 'below',
    });
  });

  test('begins at the right of words that are read from there', () => {
    expect(placeFloat(words(600, 100), SIZE, VIEW, 'rtl')).toMatchObject({ left: 660 + 16 - 340 });
  });

  test('stands over its words where it does not fit under them', () => {
    expect(placeFloat(words(300, 600), SIZE, VIEW, 'ltr')).toMatchObject({ side: 'above', top: 600 - 8 - 200 });
  });

  test('takes the larger side, and no more than that, where it fits on neither', () => {
    const tall = { width: 340, height: 900 };
    expect(placeFloat(words(300, 200), tall, VIEW, 'ltr')).toMatchObject({ side: 'below', top: 228, maxHeight: 460 });
    expect(placeFloat(words(300, 500), tall, VIEW, 'ltr')).toMatchObject({ side: 'above', top: 12, maxHeight: 480 });
  });

  test.each(['ltr', 'rtl'] as const)('never leaves the view sideways (%s)', (direction) => {
    for (const left of [0, 500, 960]) {
      const place = placeFloat(words(left, 100), SIZE, VIEW, direction);
      expect(place.left).toBeGreaterThanOrEqual(12);
      expect(place.left + SIZE.width).toBeLessThanOrEqual(988);
    }
    expect(placeFloat(words(10, 100), SIZE, { width: 300, height: 700 }, direction).left).toBe(12);
  });

  test('belongs to the line of its words that was pointed at', () => {
    const lines = [words(900, 100), words(0, 120, 80)];
    expect(lineAt(lines, { x: 20, y: 130 })).toBe(1);
    expect(lineAt(lines, { x: 910, y: 110 })).toBe(0);
    expect(lineAt(lines, undefined)).toBe(0);
  });

  test('goes when its words have left the view', () => {
    expect(isOut(words(0, -30), VIEW)).toBe(true);
    expect(isOut(words(0, 710), VIEW)).toBe(true);
    expect(isOut(words(0, -10), VIEW)).toBe(false);
  });
});
