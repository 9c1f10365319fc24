import { useCallback } from 'react';
import type { SiteId } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** Chooses the site that search uses, and says so when the choice could not be kept. */
export function useChooseSite(): (site: SiteId) => void {
  const { site: store, notices, now } = useServices();
  return useCallback(
    async (site) => {
      const answer = await store.getState().choose(site);
      // A later choice has its own answer.
      if (answer.ok || store.getState().site !== site) return;
      notices.getState().say({ id: 'site-not-kept', text: failureText(answer.failure, now()).sentence });
    },
    [store, notices, now],
  );
}
