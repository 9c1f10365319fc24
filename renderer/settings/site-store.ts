import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../../shared/contract.ts';
import type { SiteId } from '../../shared/models.ts';

export type SiteState = {
  /** The site that search uses. */
  readonly site: SiteId;
  /** Takes the site at once and keeps it through main; a failure to keep it is answered, the choice holds. */
  readonly choose: (site: SiteId) => Promise<Answer<'settings.setSite'>>;
};

export type SiteStore = StoreApi<SiteState>;

export function createSiteStore(
  initial: SiteId,
  keep: (args: { readonly site: SiteId }) => Promise<Answer<'settings.setSite'>>,
): SiteStore {
  return createStore<SiteState>((set) => ({
    site: initial,
    choose: (site) => {
      set({ site });
      return keep({ site });
    },
  }));
}
