import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../main/article/engine-version.ts';
import { PAGE } from '../../main/article/style/ground.ts';
import { inkOf, lineOf, tintOf } from '../../main/article/style/tints.ts';
import { COLOURS } from './fixtures/colours.ts';
import { marrow } from './fixtures/marrow.ts';
import { parsoid, render } from './support.ts';

/** What the engine of this version makes of a page with one of everything. */
const KNOWN = { version: 1, digest: '4a269f2ff05d8118', colours: '1ffede2582aaf41a' };

/**
 * Documents are kept as the engine wrote them. When this fails, the output has changed: raise ENGINE_VERSION, so that
 * what older engines wrote passes this one, and put the new version and the new digest here.
 */
it('the engine has another version whenever its output changes', async () => {
  const hash = createHash('sha256');
  for (const source of [marrow, parsoid(COLOURS)]) hash.update(await render(source));
  const colours = createHash('sha256').update([...coloursOf(17)].join());
  expect({
    version: ENGINE_VERSION,
    digest: hash.digest('hex').slice(0, 16),
    colours: colours.digest('hex').slice(0, 16),
  }).toEqual(KNOWN);
});

/** What becomes of colours all over sRGB, as a background, a text and a line. @param step between two of a channel */
function* coloursOf(step: number): Generator<string | undefined> {
  const channels = Array.from({ length: 255 / step + 1 }, (_, index) => index * step);
  for (const r of channels)
    for (const g of channels)
      for (const b of channels) {
        const colour = { r, g, b, alpha: (r + g + b) % 2 === 0 ? 1 : 0.7 };
        const tint = tintOf(colour, PAGE);
        yield tint?.value;
        yield inkOf(colour, PAGE);
        yield inkOf({ r: b, g: r, b: g, alpha: 1 }, tint?.background ?? PAGE);
        yield lineOf(colour);
      }
}
