import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerCache, type KeptAnswer } from '../../../main/wiki/requests/answer-cache.ts';

/** @param bytes even. */
const answer = (bytes: number): KeptAnswer => ({
  etag: `"${bytes}"`,
  headers: new Headers(),
  text: 'x'.repeat(Math.floor(bytes / 2)),
});

describe('kept answers', () => {
  it('stay within 256 of them and 4 MiB, whatever comes', () => {
    const put = fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 300 * 1024 }));
    fc.assert(
      fc.property(fc.array(put, { maxLength: 400 }), (puts) => {
        const cache = createAnswerCache();
        for (const [key, bytes] of puts) cache.put(String(key), answer(bytes));
        const kept = Array.from({ length: 401 }, (_, key) => cache.get(String(key))).filter(
          (each) => each !== undefined,
        );
        const bytes = kept.reduce((sum, { text }) => sum + text.length * 2, 0);
        expect(kept.length).toBeLessThanOrEqual(256);
        expect(bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
      }),
      { numRuns: 30 },
    );
  });

  it('go when they were not used for longest', () => {
    const cache = createAnswerCache();
    for (let key = 0; key < 256; key += 1) cache.put(String(key), answer(2));
    cache.get('0');
    cache.put('new', answer(2));
    expect([cache.get('0') !== undefined, cache.get('1') !== undefined]).toEqual([true, false]);
  });

  it('are replaced by newer ones', () => {
    const cache = createAnswerCache();
    cache.put('a', answer(2));
    cache.put('a', answer(4));
    expect(cache.get('a')?.etag).toBe('"4"');
  });

  it('do not push everything out for one that is large', () => {
    const cache = createAnswerCache();
    cache.put('small', answer(2));
    cache.put('large', answer(256 * 1024 + 2));
    expect([cache.get('small') !== undefined, cache.get('large')]).toEqual([true, undefined]);
  });
});
