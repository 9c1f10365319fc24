import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIORITIES, type Priority } from '../../../main/wiki/pace/asking.ts';
import { createLanes } from '../../../main/wiki/pace/lanes.ts';

type Item = { readonly name: number; readonly priority: Priority };

const priorities = fc.constantFrom(...PRIORITIES);
const everybody = () => true;
const item = (priority: Priority, name = 0): Item => ({ name, priority });

describe('who is next', () => {
  it('is the most urgent, and of those the first who came', () => {
    const lanes = createLanes<Item>();
    const items = (['saving', 'preview', 'prefetch', 'reading', 'preview'] as const).map(item);
    for (const each of items) lanes.add(each);
    const order = items.map(() => lanes.take(everybody)?.name);
    expect(order).toEqual([3, 1, 4, 2, 0]);
    expect(lanes.take(everybody)).toBeUndefined();
  });

  it('is somebody less urgent when the urgent one may not go', () => {
    const lanes = createLanes<Item>();
    lanes.add(item('reading'));
    lanes.add(item('saving'));
    expect(lanes.take(({ priority }) => priority !== 'reading')?.priority).toBe('saving');
  });

  it('is never somebody who has left', () => {
    const lanes = createLanes<Item>();
    const left = item('reading');
    lanes.add(left);
    lanes.add(item('saving'));
    expect(lanes.remove(left)).toBe(true);
    expect(lanes.remove(left)).toBe(false);
    expect(lanes.take(everybody)?.priority).toBe('saving');
  });

  it('is one of each less urgent lane, at the latest after ten others', () => {
    fc.assert(
      fc.property(priorities, fc.array(priorities, { minLength: 60, maxLength: 120 }), (waiting, arrivals) => {
        const lanes = createLanes<Item>();
        const patient = item(waiting, -1);
        for (const [name, priority] of arrivals.slice(0, 20).entries())
          if (priority !== waiting) lanes.add(item(priority, name));
        lanes.add(patient);
        let turns = 0;
        // More urgent ones never cease to come.
        for (const [name, priority] of arrivals.entries()) {
          if (priority !== waiting) lanes.add(item(priority, name));
          lanes.add(item('reading', name + 1000));
          turns += 1;
          if (lanes.take(everybody) === patient) break;
        }
        // Two other lanes may have waited as long.
        expect(turns).toBeLessThanOrEqual(11);
      }),
    );
  });

  it('is a person eight times of nine, however many wait behind', () => {
    const lanes = createLanes<Item>();
    for (let name = 0; name < 100; name += 1) {
      lanes.add(item('reading', name));
      lanes.add(item('saving', name));
    }
    const taken = Array.from({ length: 90 }, () => lanes.take(everybody)?.priority);
    expect(taken.filter((priority) => priority === 'reading')).toHaveLength(80);
  });
});
