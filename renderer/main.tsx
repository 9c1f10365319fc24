import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPanelStore } from './account/panel-store.ts';
import { clientOf } from './client.ts';
import { createConnectionStore, followConnection } from './connection/connection-store.ts';
import { createDiagnosticsStore } from './diagnostics/diagnostics-store.ts';
import { followLibrary } from './library/follow-library.ts';
import { createBundleStore } from './library/room/bundle-store.ts';
import { createAddStore } from './lists/add-store.ts';
import { createListsStore, followLists } from './lists/lists-store.ts';
import { keepSession } from './navigation/keep-session.ts';
import { createNavigation } from './navigation/navigation-store.ts';
import { restoreSession } from './navigation/restore-session.ts';
import { whenSettled } from './navigation/settle-session.ts';
import { activeTab, publicTabs } from './navigation/tabs.ts';
import { createTabsStore } from './navigation/tabs-store.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import { SESSION_LOST } from './notices/storage-text.ts';
import { createPrivateStore } from './private-reading/private-store.ts';
import { createContentsStore, followContents } from './reader/contents-store.ts';
import { createFreshnessStore, followFreshness } from './reader/freshness-store.ts';
import { createPicturesStore } from './saving/pictures-store.ts';
import { createSavingStore, followSaving } from './saving/saving-store.ts';
import { type Services, ServicesProvider } from './services.ts';
import { showTheme } from './settings/show-theme.ts';
import { createSiteStore } from './settings/site-store.ts';
import { createThemeStore } from './settings/theme-store.ts';
import { createAuthStore, followAuth } from './sign-in/auth-store.ts';
import { createLinksStore } from './sign-in-links/links-store.ts';
import { StartFailure } from './ui/StartFailure.tsx';

async function start(host: HTMLElement): Promise<void> {
  const root = createRoot(host);
  const client = clientOf(window);
  const auth = createAuthStore();
  followAuth(auth, client);
  const contents = createContentsStore();
  followContents(contents, client);
  const freshness = createFreshnessStore();
  followFreshness(freshness, client);
  const lists = createListsStore();
  followLists(lists, client);
  const saving = createSavingStore();
  followSaving(saving, client);
  const connection = createConnectionStore();
  followConnection(connection, client, window);
  const queries = createQueryClient();
  followLibrary(queries, client);
  const [info, sites, session] = await Promise.all([client.app.info(), client.sites.view(), client.session.restore()]);
  if (!info.ok) return root.render(<StartFailure failure={info.failure} />);
  if (!sites.ok) return root.render(<StartFailure failure={sites.failure} />);
  const restored = restoreSession(session.ok ? session.value : null);
  const tabs = createTabsStore(restored.tabs);
  const notices = createNoticeStore();
  if (restored.lost) notices.getState().say({ id: 'session-lost', text: SESSION_LOST });
  const services: Services = {
    client,
    info: info.value,
    now: Date.now,
    tabs,
    navigation: createNavigation(tabs),
    contents,
    freshness,
    auth,
    site: createSiteStore(sites.value, navigator.language, client),
    theme: createThemeStore(info.value.settings.theme, client.settings.setTheme, (theme) =>
      showTheme(document.documentElement, theme),
    ),
    connection,
    lists,
    adding: createAddStore(),
    saving,
    pictures: createPicturesStore(info.value.settings.savedPictures ?? 'reading', client.settings.setSavedPictures),
    bundles: createBundleStore(),
    privately: createPrivateStore({ tabs, client, on: info.value.readsPrivately, settle: flushSync }),
    notices,
    diagnostics: createDiagnosticsStore(),
    links: createLinksStore(),
    panels: createPanelStore(),
    guarded: restored.guarded,
  };
  keepSession(tabs, client, publicTabs);
  const opensPage = activeTab(restored.tabs).history.current.location.kind === 'page' && restored.guarded.size === 0;
  whenSettled(window, document, opensPage, () => void client.session.settled());
  root.render(
    <ServicesProvider value={services}>
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    </ServicesProvider>,
  );
}

/** Expected failures are values here, so nothing is retried behind a person's back; main knows about the network. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false } },
  });
}

const host = document.getElementById('root');
if (host) void start(host);
