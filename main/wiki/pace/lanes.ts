import { PRIORITIES, type Priority } from './asking.ts';

/** How many times in a row a lane may be passed over before it is its turn. */
const PATIENCE = 8;

/** A queue with a lane for each priority. */
export type Lanes<T extends { readonly priority: Priority }> = {
  readonly add: (item: T) => void;
  /** Takes out what waits; false when it did not. */
  readonly remove: (item: T) => boolean;
  /**
   * The next one: of the most urgent lane whose first may go, in order of arrival. A lane that was passed over eight
   * times in a row goes first, once: whoever waits is slowed down by those who are more urgent, never stopped.
   */
  readonly take: (may: (first: T) => boolean) => T | undefined;
  /** The first of each lane that is not empty, the most urgent one first. */
  readonly heads: () => readonly T[];
};

export function createLanes<T extends { readonly priority: Priority }>(): Lanes<T> {
  const lanes: Readonly<Record<Priority, Set<T>>> = {
    reading: new Set(),
    preview: new Set(),
    prefetch: new Set(),
    saving: new Set(),
  };
  const passed: Record<Priority, number> = { reading: 0, preview: 0, prefetch: 0, saving: 0 };
  const heads = () => PRIORITIES.flatMap((priority) => [...lanes[priority].values().take(1)]);

  return {
    add: (item) => void lanes[item.priority].add(item),
    remove: (item) => lanes[item.priority].delete(item),
    heads,
    take(may) {
      const ready = heads().filter(may);
      const next = ready.find(({ priority }) => passed[priority] >= PATIENCE) ?? ready[0];
      if (next === undefined) return undefined;
      for (const { priority } of ready) passed[priority] += 1;
      passed[next.priority] = 0;
      lanes[next.priority].delete(next);
      return next;
    },
  };
}
