import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { ENGINE_VERSION } from '../../main/article/engine-version.ts';
import { COLOURS } from './fixtures/colours.ts';
import { marrow } from './fixtures/marrow.ts';
import { parsoid, render } from './support.ts';

/** What the engine of this version makes of a page with one of everything. */
const KNOWN = { version: 1, digest: '4a269f2ff05d8118' };

/**
 * Documents are kept as the engine wrote them. When this fails, the output has changed: raise ENGINE_VERSION, so that
 * what older engines wrote passes this one, and put the new version and the new digest here.
 */
it('the engine has another version whenever its output changes', async () => {
  const hash = createHash('sha256');
  for (const source of [marrow, parsoid(COLOURS)]) hash.update(await render(source));
  expect({ version: ENGINE_VERSION, digest: hash.digest('hex').slice(0, 16) }).toEqual(KNOWN);
});
