import { describe, expect, test } from 'vitest';
import { createIntent, GRACE_MS, PAUSE_MS } from '../../../../renderer/reader/floats/intent.ts';
import { createFakeClock } from '../../../fakes/clock.ts';

function watched() {
  const clock = createFakeClock();
  const happened: string[] = [];
  const intent = createIntent<string>({
    after: clock.after,
    same: (a, b) => a === b,
    open: (target) => happened.push(`open ${target}`),
    close: () => happened.push('close'),
  });
  return { intent, clock, happened };
}

describe('somebody who points at a link', () => {
  test('sees nothing before the pause is over', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    clock.advance(PAUSE_MS - 1);
    expect(happened).toEqual([]);
    clock.advance(1);
    expect(happened).toEqual(['open a']);
  });

  test('and only passes by sees nothing at all', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    clock.advance(PAUSE_MS - 1);
    intent.point(undefined);
    clock.advance(10 * PAUSE_MS);
    expect(happened).toEqual([]);
  });

  test('may move within it without waiting anew', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    clock.advance(PAUSE_MS - 1);
    intent.point('a');
    clock.advance(1);
    expect(happened).toEqual(['open a']);
  });

  test('has time to reach what floats, and to come back', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    clock.advance(PAUSE_MS);
    intent.point(undefined);
    clock.advance(GRACE_MS - 1);
    intent.hold();
    clock.advance(10 * GRACE_MS);
    intent.point(undefined);
    clock.advance(GRACE_MS - 1);
    intent.point('a');
    clock.advance(10 * GRACE_MS);
    expect(happened).toEqual(['open a']);
    intent.point(undefined);
    clock.advance(GRACE_MS);
    expect(happened).toEqual(['open a', 'close']);
  });

  test('and goes on to the next sees the first go and the next come', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    clock.advance(PAUSE_MS);
    intent.point('b');
    clock.advance(GRACE_MS);
    intent.opened(undefined);
    clock.advance(PAUSE_MS - GRACE_MS);
    expect(happened).toEqual(['open a', 'close', 'open b']);
  });

  test('and presses a button does not see it open', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    intent.forget();
    clock.advance(10 * PAUSE_MS);
    expect(happened).toEqual([]);
  });

  test('sees what was closed open again when they come back', () => {
    const { intent, clock, happened } = watched();
    intent.point('a');
    clock.advance(PAUSE_MS);
    intent.opened(undefined);
    intent.point(undefined);
    intent.point('a');
    clock.advance(PAUSE_MS);
    expect(happened).toEqual(['open a', 'open a']);
  });
});
