import { describe, expect, test } from 'vitest';
import { readingDocument } from '../../main/article/reading-document.ts';
import { ATTACKS } from './fixtures/attacks/all.ts';
import { NO_UTF8 } from './fixtures/attacks/encodings.ts';
import { shapes, vectors } from './fixtures/hostile.ts';
import { marrow } from './fixtures/marrow.ts';
import { GOOD, verdict } from './judges.ts';
import { options, render, streamOf } from './support.ts';

/** Text of the source may still name the attack; nothing that could act may. */
const traces = (page: string) => page.replace(/&lt;.*?&gt;/g, '').match(/[^<>]*PWN[^<>]*/g) ?? [];

describe('the corpus', () => {
  test('is large, and no attack stands in it twice', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(220);
    expect(new Set(ATTACKS.map(({ html }) => html)).size).toBe(ATTACKS.length);
  });

  test.each(ATTACKS)('$kind by $way: $html', async ({ html }) => {
    const page = await render(html);
    expect({ ...verdict(page), traces: traces(page) }).toEqual({ ...GOOD, traces: [] });
    expect(page).toContain('SAFE');
  });

  test.each(NO_UTF8)('bytes that are no UTF-8 begin no markup', async (bytes) => {
    const page = await new Response(readingDocument(streamOf(bytes), options)).text();
    expect(verdict(page)).toEqual(GOOD);
    expect(page).toContain('SAFE');
    expect(page).not.toMatch(/<[^>]*PWN/);
  });

  test.each([...vectors, ...shapes, { kind: 'sound', html: marrow }])(
    'every judge is content with $kind: $html',
    async ({ html }) => {
      expect(verdict(await render(html))).toEqual(GOOD);
    },
  );

  test('all of it on one page changes nothing', async () => {
    const page = await render(
      ATTACKS.map(({ html }) => html)
        .filter((html) => !/<plaintext|<!--/.test(html))
        .join('\n'),
    );
    expect(verdict(page)).toEqual(GOOD);
  });
});
