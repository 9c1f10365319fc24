import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer } from '../../shared/contract.ts';
import type { SiteId, SitesView } from '../../shared/models.ts';
import { siteLanguage } from '../../shared/site-id.ts';
import type { Client } from '../client.ts';
import { wikiOf } from './wiki-names.ts';
import { WIKIPEDIA_LANGUAGES } from './wikipedia-languages.ts';

export type SiteState = SitesView & {
  /** The language that was chosen last: that of the wikis that exist in many. */
  readonly language: string;
  /** Takes the site at once and keeps it through main; a failure to keep it is answered, the choice holds. */
  readonly choose: (site: SiteId) => Promise<Answer<'settings.setSite'>>;
  /** Adds what was found or removed; the list then is main's, whatever is answered. */
  readonly add: (site: SiteId) => Promise<Answer<'sites.add'>>;
  /** Removes what was added; the list and the site in use then are main's, whatever is answered. */
  readonly remove: (site: SiteId) => Promise<Answer<'sites.remove'>>;
};

export type SiteStore = StoreApi<SiteState>;

/** @param systemLanguage BCP 47, for where the site in use is one of all languages. */
export function createSiteStore(
  initial: SitesView,
  systemLanguage: string,
  { settings, sites }: { readonly settings: Pick<Client['settings'], 'setSite'>; readonly sites: Client['sites'] },
): SiteStore {
  return createStore<SiteState>((set, get) => {
    const take = (view: SitesView) => set({ ...view, language: languageOf(view, get().language) });
    /** What was answered, or what main says where the answer is a failure. */
    const settle = async <A extends Answer<'sites.add'>>(answer: A): Promise<A> => {
      const view = answer.ok ? answer : await sites.view();
      if (view.ok) take(view.value);
      return answer;
    };
    return {
      ...initial,
      language: languageOf(initial, spokenHere(systemLanguage)),
      choose: (site) => {
        take({ wikis: get().wikis, site });
        return settings.setSite({ site });
      },
      add: async (site) => settle(await sites.add({ site })),
      remove: async (site) => settle(await sites.remove({ site })),
    };
  });
}

function languageOf({ wikis, site }: SitesView, otherwise: string): string {
  return wikiOf(wikis, site)?.language === 'every' ? siteLanguage(site) : otherwise;
}

function spokenHere(systemLanguage: string): string {
  const [code = ''] = systemLanguage.toLowerCase().split('-');
  return Object.hasOwn(WIKIPEDIA_LANGUAGES, code) ? code : 'en';
}
