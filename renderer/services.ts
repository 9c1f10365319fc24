import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AppInfo, AuthView, SiteId, Theme, WikiView } from '../shared/models.ts';
import type { PanelStore } from './account/panel-store.ts';
import type { Client } from './client.ts';
import type { ConnectionStore } from './connection/connection-store.ts';
import type { DiagnosticsStore } from './diagnostics/diagnostics-store.ts';
import type { BundleStore } from './library/room/bundle-store.ts';
import type { AddStore } from './lists/add-store.ts';
import type { ListsStore } from './lists/lists-store.ts';
import type { Entry } from './navigation/history.ts';
import type { Navigation, NavigationStore } from './navigation/navigation-store.ts';
import type { TabsState, TabsStore } from './navigation/tabs-store.ts';
import type { NoticeStore } from './notices/notice-store.ts';
import type { PrivateStore } from './private-reading/private-store.ts';
import type { ContentsStore } from './reader/contents-store.ts';
import type { FreshnessStore } from './reader/freshness-store.ts';
import type { PicturesStore } from './saving/pictures-store.ts';
import type { SavingStore } from './saving/saving-store.ts';
import type { SiteStore } from './settings/site-store.ts';
import type { ThemeStore } from './settings/theme-store.ts';
import type { AuthStore } from './sign-in/auth-store.ts';
import type { LinksStore } from './sign-in-links/links-store.ts';

/** What the views are given: built once in main.tsx, nothing at import time. */
export type Services = {
  readonly client: Client;
  readonly info: AppInfo;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly tabs: TabsStore;
  /** Of the tab that this view is in; outside of the tabs, of the one that is shown. */
  readonly navigation: NavigationStore;
  /** What the documents of this window hold. */
  readonly contents: ContentsStore;
  /** What the wiki said of pages that were opened as they were kept. */
  readonly freshness: FreshnessStore;
  readonly auth: AuthStore;
  readonly site: SiteStore;
  readonly theme: ThemeStore;
  readonly notices: NoticeStore;
  readonly diagnostics: DiagnosticsStore;
  readonly links: LinksStore;
  /** Whether the wiki can be asked. */
  readonly connection: ConnectionStore;
  readonly lists: ListsStore;
  /** What somebody wants to put on a list. */
  readonly adding: AddStore;
  /** What is to be saved, and how far that is. */
  readonly saving: SavingStore;
  /** Which pictures are saved with a page. */
  readonly pictures: PicturesStore;
  /** What is being exported or imported. */
  readonly bundles: BundleStore;
  readonly privately: PrivateStore;
  /** What stands in front of the window about accounts and the key store. */
  readonly panels: PanelStore;
  /** Visits that do not open by themselves, as `guardedVisit` names them. */
  readonly guarded: ReadonlySet<string>;
};

const ServicesContext = createContext<Services | undefined>(undefined);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('ServicesProvider is missing.');
  return services;
}

export function useTabs<T>(select: (state: TabsState) => T): T {
  return useStore(useServices().tabs, select);
}

export function useNavigation<T>(select: (navigation: Navigation) => T): T {
  return useStore(useServices().navigation, select);
}

export function useEntry(): Entry {
  return useNavigation((navigation) => navigation.history.current);
}

/** Undefined until main has answered for the first time. */
export function useAuth(): AuthView | undefined {
  return useStore(useServices().auth, (state) => state.view);
}

/** The site that search uses. */
export function useSite(): SiteId {
  return useStore(useServices().site, (state) => state.site);
}

/** The theme that was chosen. */
export function useTheme(): Theme {
  return useStore(useServices().theme, (state) => state.theme);
}

/** The wikis that can be read. */
export function useWikis(): readonly WikiView[] {
  return useStore(useServices().site, (state) => state.wikis);
}
