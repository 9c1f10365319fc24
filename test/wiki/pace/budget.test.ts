import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerOf, createBudget } from '../../../main/wiki/pace/budget.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const URL_EN = new URL('https://en.wikipedia.org/w/rest.php/v1/page/Earth/bare');

describe('a caller', () => {
  it.each([
    ['Lectern/1.0 (https://lectern.example) Electron/45', false, 'signed-out'],
    ['Lectern/1.0 (reader@lectern.example) Electron/45', false, 'signed-out'],
    ['Lectern/1.0 () Electron/45', false, 'unnamed'],
    ['Mozilla/5.0 (X11; Linux x86_64)', false, 'unnamed'],
    ['', false, 'unnamed'],
    ['Lectern/1.0 (https://lectern.example) Electron/45', true, 'signed-in'],
  ])('%j, signed in: %s, is %s', (userAgent, signedIn, caller) => {
    expect(callerOf(userAgent, signedIn)).toBe(caller);
  });
});

describe('a minute', () => {
  it.each([
    ['unnamed', 10],
    ['signed-out', 200],
    ['signed-in', 200],
  ] as const)('holds so many requests: %s, %d; the next when the first is a minute old', (caller, most) => {
    const clock = createFakeClock();
    const budget = createBudget(clock);
    for (let sent = 0; sent < most; sent += 1) {
      expect(budget.wait(URL_EN, caller, 'reading')).toBe(0);
      budget.spend(URL_EN, caller);
      clock.advance(1);
    }
    expect(budget.wait(URL_EN, caller, 'reading')).toBe(60_000 - most);
    clock.advance(60_000 - most);
    expect(budget.wait(URL_EN, caller, 'preview')).toBe(0);
  });

  it('leaves a person at least half, whatever goes on in the background', () => {
    const clock = createFakeClock();
    const budget = createBudget(clock);
    let sent = 0;
    for (; budget.wait(URL_EN, 'signed-out', 'saving') === 0; sent += 1) budget.spend(URL_EN, 'signed-out');
    expect(sent).toBe(100);
    expect(budget.wait(URL_EN, 'signed-out', 'prefetch')).toBe(60_000);
    expect(budget.wait(URL_EN, 'signed-out', 'reading')).toBe(0);
  });

  it.each([-24 * 3_600_000, 24 * 3_600_000])('is no longer and no shorter when the clock is set: %d ms', (jump) => {
    const clock = createFakeClock();
    const budget = createBudget(clock);
    for (let sent = 0; sent < 10; sent += 1) budget.spend(URL_EN, 'unnamed');
    clock.jump(jump);
    expect(budget.wait(URL_EN, 'unnamed', 'reading')).toBe(60_000);
    clock.advance(60_000);
    expect(budget.wait(URL_EN, 'unnamed', 'reading')).toBe(0);
  });

  it('is any sixty seconds, wherever they begin', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 80 }), (pauses) => {
        const clock = createFakeClock();
        const budget = createBudget(clock);
        const sent: number[] = [];
        for (const pause of pauses) {
          clock.advance(pause);
          if (budget.wait(URL_EN, 'unnamed', 'reading') > 0) continue;
          budget.spend(URL_EN, 'unnamed');
          sent.push(clock.now());
        }
        const inMinuteFrom = (start: number) => sent.filter((at) => at >= start && at < start + 60_000).length;
        expect(Math.max(0, ...sent.map(inMinuteFrom))).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('is not shortened by what is asked of a wiki on this computer', () => {
    const budget = createBudget(createFakeClock());
    const own = new URL('http://127.0.0.1:8080/w/rest.php/v1/page/Earth/bare');
    for (let sent = 0; sent < 500; sent += 1) budget.spend(own, 'signed-out');
    expect(budget.wait(URL_EN, 'signed-out', 'saving')).toBe(0);
  });
});
