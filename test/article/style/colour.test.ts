import { expect, test } from 'vitest';
import { parseColour, parseLegacyColour } from '../../../main/article/style/colour.ts';
import { toHex } from '../../../main/article/style/rgb.ts';

const RED = '#f00';

function read(text: string): string | undefined {
  const colour = parseColour(text);
  if (colour === undefined || colour === 'same') return colour;
  return colour.alpha === 1 ? toHex(colour) : `${toHex(colour)} ${Math.round(colour.alpha * 100)}%`;
}

test.each([
  ['red', RED],
  ['#f00', RED],
  ['#ff0000', RED],
  ['#f00f', RED],
  ['#ff000080', `${RED} 50%`],
  ['rgb(255,0,0)', RED],
  ['rgb( 255 , 0 , 0 )', RED],
  ['rgb(255 0 0)', RED],
  ['rgb(100% 0% 0%)', RED],
  ['rgb(300,-4,0)', RED],
  ['rgba(255,0,0,.5)', `${RED} 50%`],
  ['rgb(255 0 0 / 50%)', `${RED} 50%`],
  ['hsl(0,100%,50%)', RED],
  ['hsl(360deg 100% 50%)', RED],
  ['hsl(1turn 100 50)', RED],
  ['hsla(0,100%,50%,50%)', `${RED} 50%`],
  ['hsl(120 100% 25%)', '#008000'],
  ['hsl(-120 100% 50%)', '#00f'],
  ['rebeccapurple', '#639'],
  ['transparent', '#000 0%'],
  ['inherit', 'same'],
  ['currentcolor', 'same'],
  ['var(--background-color-neutral-subtle, #f8f9fa)', '#f8f9fa'],
  ['var(--a,var(--b,rgb(255,0,0)))', RED],
])('%s is read as browsers read it', (text, colour) => {
  expect(read(text)).toBe(colour);
});

test.each([
  'canvastext',
  'var(--color-base)',
  'linear-gradient(red, blue)',
  'url(red)',
  'rgb(1,2)',
  'rgb(1,2,3,4,5)',
  'rgb(a,b,c)',
  '#ff',
  '#ggg',
  'red;x',
  'rgb(calc(1),2,3)',
  '',
  'constructor',
  `var(--a,${'var(--a,'.repeat(20)}red${')'.repeat(21)}`,
])('%s is no colour to us', (text) => {
  expect(parseColour(text)).toBeUndefined();
});

test('an attribute names a colour with or without its sign', () => {
  expect([parseLegacyColour(' FF0000 '), parseLegacyColour('#F00'), parseLegacyColour('Red')]).toEqual(
    Array(3).fill({ r: 255, g: 0, b: 0, alpha: 1 }),
  );
});
