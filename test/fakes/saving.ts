import type { Saving } from '../../main/reader/saving/saving.ts';
import type { SavingView } from '../../shared/library-models.ts';
import { ok } from '../../shared/result.ts';

export const NOTHING_TO_SAVE: SavingView = { state: 'idle', total: 0, done: 0, failed: 0, bytes: 0, jobs: [] };

/** A queue that takes everything and does nothing. */
export function createFakeSaving(overrides: Partial<Saving> = {}): Saving {
  const nothing = async () => ok(null);
  return {
    view: async () => ok(NOTHING_TO_SAVE),
    add: async () => ok({ job: 1 }),
    pause: nothing,
    resume: nothing,
    retry: nothing,
    remove: nothing,
    release: nothing,
    onChange: () => () => {},
    start: () => {},
    answered: () => {},
    noticed: () => {},
    forget: async () => {},
    close: async () => {},
    ...overrides,
  };
}
