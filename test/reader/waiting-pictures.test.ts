import { describe, expect, it } from 'vitest';
import { waitingPictures } from '../../main/reader/waiting-pictures.ts';
import { parsoid, render, streamOf } from '../article/support.ts';

const BLANK = 'src="/media/blank.svg"';

function waiting(...pieces: readonly (string | Uint8Array)[]): Promise<string> {
  return new Response(waitingPictures(streamOf(...pieces))).text();
}

/** Both addresses, one, a class before them, an odd alternative, and what only looks like a picture. */
const PAGE =
  '<p>A <img src="/a" srcset="/a 250w, /b 500w" sizes="auto" alt="ä&quot;> src=&quot;x"> b ' +
  '<img class="icon" src="/c" width="20" alt=""> &lt;img src="/d"&gt; <audio src="/e"></audio></p>';
const WAITING =
  `<p>A <img ${BLANK} data-src="/a" data-srcset="/a 250w, /b 500w" sizes="auto" alt="ä&quot;> src=&quot;x"> b ` +
  `<img class="icon" ${BLANK} data-src="/c" width="20" alt=""> &lt;img src="/d"&gt; <audio src="/e"></audio></p>`;

describe('pictures that wait', () => {
  it('have their addresses aside, and nothing else is touched', async () => {
    expect(await waiting(PAGE)).toBe(WAITING);
  });

  it('wait wherever the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(PAGE);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(await waiting(bytes.subarray(0, at), bytes.subarray(at))).toBe(WAITING);
    }
    expect(await waiting(...[...bytes].map((byte) => Uint8Array.of(byte)))).toBe(WAITING);
  });

  it('a tag without an address is left alone, and so is one that never ends', async () => {
    const odd = `<img alt=""><source src="/x"><img class="${'y'.repeat(20_000)}`;
    expect(await waiting(odd)).toBe(odd);
    expect(await waiting(`<img alt="">${PAGE}`)).toBe(`<img alt="">${WAITING}`);
  });

  it('are all of those that the engine writes', async () => {
    const source =
      '<img src="//upload.wikimedia.org/wikipedia/commons/thumb/a/aa/A.jpg/250px-A.jpg" width="250" height="183" data-file-width="1600"/>';
    const page = await waiting(await render(parsoid(`<p>One ${source}</p><p>Two ${source}</p>`)));
    expect([...page.matchAll(/<img[^>]*>/g)]).toHaveLength(2);
    for (const [tag] of page.matchAll(/<img[^>]*>/g)) {
      expect(tag).toMatch(
        / src="\/media\/blank\.svg" data-src="\/media\/sample:en\/[^"]+" data-srcset="[^"]+" sizes="auto"/,
      );
    }
  });

  it('hold nothing back that is no tag', async () => {
    const reader = waitingPictures(streamOf('<p>A <im', 'portant>')).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('<p>A ');
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('<important>');
  });
});
