import { useMemo } from 'react';
import type { Failure } from '../../shared/failures.ts';
import type { SiteId } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';
import { isolated } from '../ui/isolated.ts';

const NOT_KEPT = 'site-not-kept';
const REMOVED = 'wiki-removed';

export type SiteActions = {
  /** Makes it the site that search uses. */
  readonly choose: (site: SiteId) => Promise<void>;
  /** Adds a wiki that was found, and makes it the one that search uses. */
  readonly addAndChoose: (site: SiteId) => Promise<void>;
  /** Removes an added wiki, and offers to take that back. */
  readonly remove: (site: SiteId, name: string) => Promise<void>;
};

/** What a person can do about wikis. What could not be kept holds all the same, and is said. */
export function useSites(): SiteActions {
  const { site: store, notices, now } = useServices();
  return useMemo(() => {
    const tell = (failure: Failure) =>
      notices.getState().say({ id: NOT_KEPT, text: failureText(failure, now()).sentence });
    const choose = async (site: SiteId) => {
      const answer = await store.getState().choose(site);
      // A later choice has its own answer.
      if (!answer.ok && store.getState().site === site) tell(answer.failure);
    };
    const addAndChoose = async (site: SiteId) => {
      const answer = await store.getState().add(site);
      notices.getState().dismiss(REMOVED);
      await choose(site);
      if (!answer.ok) tell(answer.failure);
    };
    const remove = async (site: SiteId, name: string) => {
      const { site: inUse } = store.getState();
      const answer = await store.getState().remove(site);
      if (!answer.ok) tell(answer.failure);
      const bringBack = async () => {
        const added = await store.getState().add(site);
        if (!added.ok) tell(added.failure);
        if (inUse === site) await choose(site);
      };
      notices.getState().say({
        id: REMOVED,
        text: `${isolated(name)} was removed.`,
        action: { label: 'Undo', run: () => void bringBack() },
      });
    };
    return { choose, addAndChoose, remove };
  }, [store, notices, now]);
}
