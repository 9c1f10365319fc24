import type { ReadFailure } from '../../shared/failures.ts';
import type { SiteId } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import type { SiteRules } from './sites/site-rules.ts';
import type { Sites } from './sites/sites.ts';

/** What says nothing of the wiki itself: the next occasion may do better. */
const PASSING: ReadonlySet<ReadFailure['code']> = new Set([
  'offline',
  'timed-out',
  'limited',
  'server-error',
  'captive-portal',
  'superseded',
]);

/**
 * Asks each wiki for its rules once, on the first occasion, and tells `sites`. Whoever comes meanwhile waits for the
 * same answer. A wiki that cannot say is read as before, by the rules that are known of it, and not asked again.
 */
export function createLearning(
  sites: Pick<Sites, 'learn'>,
  ask: (id: SiteId) => Promise<Result<SiteRules, ReadFailure>>,
): (id: SiteId) => Promise<void> {
  const asked = new Map<SiteId, Promise<void>>();
  const learn = async (id: SiteId) => {
    const found = await ask(id);
    if (found.ok) sites.learn(id, found.value);
    else if (PASSING.has(found.failure.code)) asked.delete(id);
  };
  return (id) => {
    const known = asked.get(id) ?? learn(id);
    asked.set(id, known);
    return known;
  };
}
