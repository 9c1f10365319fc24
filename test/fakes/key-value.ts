import type { KeyValue } from '../../main/auth/ports.ts';

export type FakeKeyValue = KeyValue & {
  /** From now on the next `times` writes and deletions throw, as on a full disk. */
  readonly breakWrites: (times?: number) => void;
  readonly mend: () => void;
  /** Everything kept, as the text that would be on disk. */
  readonly text: () => string;
};

/** A store that keeps JSON text, as a file does: what goes in is not what comes out, only equal to it. */
export function createFakeKeyValue(kept: Readonly<Record<string, unknown>> = {}): FakeKeyValue {
  const values = new Map(Object.entries(kept).map(([key, value]) => [key, JSON.stringify(value)]));
  let failures = 0;
  const write = (change: () => void) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error('ENOSPC: no space left on device');
    }
    change();
  };
  return {
    get(key) {
      const text = values.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    set: (key, value) => write(() => values.set(key, JSON.stringify(value))),
    delete: (key) => write(() => values.delete(key)),
    breakWrites: (times = Number.POSITIVE_INFINITY) => {
      failures = times;
    },
    mend: () => {
      failures = 0;
    },
    text: () => JSON.stringify([...values]),
  };
}
