import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../../main/wiki/pace/backoff.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeRandom } from '../../fakes/random.ts';

const HOST = new URL('https://en.wikipedia.org/w/rest.php/v1/page/Earth/bare');

describe('a host that fails again and again', () => {
  it('is left alone for between half of and all of a time that doubles, up to five minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.integer({ min: 1, max: 40 }), (seed, failures) => {
        const clock = createFakeClock();
        const backoff = createBackoff(clock, createFakeRandom(seed));
        for (let failure = 1; failure <= failures; failure += 1) {
          const whole = Math.min(2_000 * 2 ** (failure - 1), 300_000);
          const wait = backoff.failed(HOST);
          expect(wait).toBeGreaterThanOrEqual(whole / 2);
          expect(wait).toBeLessThanOrEqual(whole);
          clock.advance(wait);
        }
      }),
    );
  });

  it('is not left alone for the same time by everybody', () => {
    const waits = Array.from({ length: 50 }, (_, seed) => {
      const clock = createFakeClock();
      return createBackoff(clock, createFakeRandom(seed * 7919 + 1)).failed(HOST);
    });
    expect(new Set(waits).size).toBeGreaterThan(25);
  });

  it('may be asked when the moment has come, not before', () => {
    const clock = createFakeClock();
    const backoff = createBackoff(clock, createFakeRandom());
    clock.advance(backoff.failed(HOST) - 1);
    expect(backoff.wait(HOST)).toBe(1);
    clock.advance(1);
    expect(backoff.wait(HOST)).toBe(0);
  });

  it('is not blamed three times for three requests that failed together', () => {
    const clock = createFakeClock();
    const backoff = createBackoff(clock, createFakeRandom());
    const first = backoff.failed(HOST);
    expect([backoff.failed(HOST), backoff.failed(HOST)]).toEqual([first, first]);
  });

  it.each([-24 * 3_600_000, 24 * 3_600_000])('is left alone as long when the clock is set: %d ms', (jump) => {
    const clock = createFakeClock();
    const backoff = createBackoff(clock, createFakeRandom());
    const wait = backoff.failed(HOST);
    clock.jump(jump);
    expect(backoff.wait(HOST)).toBe(wait);
  });

  it('is forgiven when nobody has asked it for longer than any wait', () => {
    const clock = createFakeClock();
    const backoff = createBackoff(clock, createFakeRandom());
    for (let failure = 0; failure < 6; failure += 1) clock.advance(backoff.failed(HOST));
    clock.advance(300_000);
    expect(backoff.failed(HOST)).toBeLessThanOrEqual(2_000);
  });

  it('begins anew once it has worked', () => {
    const clock = createFakeClock();
    const backoff = createBackoff(clock, createFakeRandom());
    for (let failure = 0; failure < 6; failure += 1) clock.advance(backoff.failed(HOST));
    backoff.worked(HOST);
    expect(backoff.failed(HOST)).toBeLessThanOrEqual(2_000);
  });
});
