import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteOffsets } from '../../../main/wiki/endpoints/byte-offsets.ts';

const bytes = (text: string) => Buffer.byteLength(text, 'utf8');

describe('a place counted in bytes', () => {
  it.each([
    ['plain', 2, 2],
    ['Zoë went', 4, 3],
    ['Zoë went', 5, 4],
    ['“Quoted”', 3, 1],
    ['𝕏 marks', 4, 2],
    ['المد', 4, 2],
    ['日本', 3, 1],
  ])('in “%s”: byte %i is at %i', (text, byte, index) => {
    expect(byteOffsets(text)(byte)).toBe(index);
  });

  it('within a character is where the character begins', () => {
    expect([1, 2, 3, 4].map(byteOffsets('a𝕏b'))).toEqual([1, 1, 1, 1]);
  });

  it('past the end is the end, and in nothing is the beginning', () => {
    expect([byteOffsets('Zoë')(400), byteOffsets('abc')(400), byteOffsets('')(3)]).toEqual([3, 3, 0]);
  });

  it('cuts a text into the same pieces as its bytes', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, (before, within, after) => {
        const line = before + within + after;
        const index = byteOffsets(line);
        const start = bytes(before);
        expect(line.slice(index(start), index(start + bytes(within)))).toBe(within);
      }),
    );
  });
});
