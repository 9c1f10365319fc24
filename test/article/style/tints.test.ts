import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAGE } from '../../../main/article/style/ground.ts';
import { inksOf } from '../../../main/article/style/inks.ts';
import { type Depth, darkTint, depthOf, readableOn, worstContrast } from '../../../main/article/style/readable.ts';
import { contrast, fromHex, luminance, type Rgb } from '../../../main/article/style/rgb.ts';
import { inkOf, tintOf } from '../../../main/article/style/tints.ts';

const channel = fc.integer({ min: 0, max: 255 });
const colours = fc.record({ r: channel, g: channel, b: channel });
const alphas = fc.double({ min: 0.05, max: 1, noNaN: true });
const AA = 4.5;

/** The inks of one depth, on light paper and on dark, as `inksOf` writes them. */
function inks(depth: Depth): readonly { readonly light: Rgb; readonly dark: Rgb }[] {
  return [...inksOf(depth).matchAll(/light-dark\(#(\w{6}),#(\w{6})\)/g)].map(([, light = '', dark = '']) => ({
    light: fromHex(light),
    dark: fromHex(dark),
  }));
}

describe('a background of any colour', () => {
  test('bears all inks of its depth on both papers', () => {
    fc.assert(
      fc.property(colours, alphas, (colour, alpha) => {
        const tint = tintOf({ ...colour, alpha }, PAGE);
        for (const { light, dark } of inks(tint?.depth ?? 'pale')) {
          expect(worstContrast(light, tint?.background.light ?? [])).toBeGreaterThanOrEqual(AA);
          expect(worstContrast(dark, tint?.background.dark ?? [])).toBeGreaterThanOrEqual(AA);
        }
      }),
    );
  });

  test('bears any text colour that stands on it, moved as far as it must', () => {
    fc.assert(
      fc.property(colours, colours, (paper, text) => {
        const on = tintOf({ ...paper, alpha: 1 }, PAGE)?.background ?? PAGE;
        const written = inkOf({ ...text, alpha: 1 }, on) ?? '';
        const [light = '', dark = light] = [...written.matchAll(/#(\w{6}|\w{3})\b/g)].map(([, digits = '']) =>
          digits.length === 3 ? digits.replace(/./g, '$&$&') : digits,
        );
        expect(worstContrast(fromHex(light), on.light)).toBeGreaterThanOrEqual(AA);
        expect(worstContrast(fromHex(dark), on.dark)).toBeGreaterThanOrEqual(AA);
      }),
    );
  });

  test('is dark on dark paper, of the same hue', () => {
    const { r, g, b } = darkTint(fromHex('ccffcc'));
    expect(luminance({ r, g, b })).toBeLessThan(0.06);
    expect(g).toBeGreaterThan(Math.max(r, b));
  });
});

test('a colour that can be read stays the author’s', () => {
  expect(readableOn(fromHex('880000'), PAGE.light)).toEqual(fromHex('880000'));
});

test('one that cannot is moved no farther than it must', () => {
  const grounds = PAGE.dark;
  const moved = readableOn(fromHex('aa0000'), grounds);
  expect(worstContrast(moved, grounds)).toBeLessThan(4.7);
  expect(moved.r).toBeGreaterThan(Math.max(moved.g, moved.b));
});

test('what can be seen through shows each paper', () => {
  const tint = tintOf({ ...fromHex('ff0000'), alpha: 0.2 }, PAGE);
  expect(tint?.value).toMatch(/^light-dark\(color-mix\(in srgb,#f00 20%,var\(--sheet\)\),#\w+\)$/);
  expect(tint?.background.light).toHaveLength(2);
});

test('a colour that explains a picture is the same in every theme', () => {
  expect(tintOf({ ...fromHex('ffcc00'), alpha: 1 }, PAGE, true)?.value).toBe('#fc0');
});

test('the stylesheet has the same inks for every depth', () => {
  const css = readFileSync(new URL('../../../renderer/reader/article/tint.css', import.meta.url), 'utf8');
  for (const depth of ['pale', 'mid', 'dim', 'deep'] as const) {
    const rule = css.slice(css.indexOf(depth === 'pale' ? '.tint {' : `.tint.${depth} {`));
    for (const ink of inksOf(depth).split(';')) {
      expect(rule.slice(0, rule.indexOf('}')).replace(/:\s+|,\s+/g, (gap) => gap.trim())).toContain(ink);
    }
  }
});

test('the page itself counts as its darkest light paper and its lightest dark one', () => {
  const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
  const papers = [...css.matchAll(/--(?:paper|surface|raised): (?:light-dark\()?#(\w{6})(?:, #(\w{6}))?/g)];
  const white = fromHex('ffffff');
  expect(papers.length).toBeGreaterThan(10);
  for (const [, first = '', second] of papers) {
    const against = (digits: string) => contrast(fromHex(digits), white);
    const lightest = Math.max(...PAGE.light.map((ground) => contrast(ground, white)));
    expect(against(first)).toBeLessThanOrEqual(lightest);
    if (second) expect(against(second)).toBeGreaterThanOrEqual(contrast(PAGE.dark[0] ?? white, white));
  }
  expect(depthOf(PAGE.light)).toBe('pale');
});
