import { describe, expect, it } from 'vitest';
import { createSlots, type Leave } from '../../../main/reader/media/slots.ts';
import { createFakeClock } from '../../fakes/clock.ts';

describe('places to fetch pictures in', () => {
  it('are given to what came near the window last, in the order of the page, and to nobody’s wish at the end', async () => {
    const clock = createFakeClock();
    const enter = createSlots(1, clock);
    const order: string[] = [];
    const first = await enter('seen');
    const wait = async (name: string, urgency: 'seen' | 'behind' = 'seen') => {
      const leave = await enter(urgency);
      order.push(name);
      leave?.();
    };
    const all = [wait('refresh', 'behind'), wait('top 1'), wait('top 2')];
    clock.advance(500);
    all.push(wait('seen now 1'), wait('seen now 2'));
    first?.();
    await Promise.all(all);
    expect(order).toEqual(['seen now 1', 'seen now 2', 'top 1', 'top 2', 'refresh']);
  });

  it('are not lost by who gives up, nor given twice', async () => {
    const enter = createSlots(1, createFakeClock());
    const first = await enter('seen');
    const controller = new AbortController();
    const gone = enter('seen', controller.signal);
    const next = enter('seen');
    controller.abort();
    expect(await gone).toBeUndefined();
    expect(await enter('seen', controller.signal)).toBeUndefined();
    first?.();
    first?.();
    const left: Leave | undefined = await next;
    let later = false;
    const waiting = enter('seen').then(() => {
      later = true;
    });
    await Promise.resolve();
    expect(later).toBe(false);
    left?.();
    await waiting;
    expect(later).toBe(true);
  });
});
