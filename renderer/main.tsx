import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { createPanelStore } from './account/panel-store.ts';
import { clientOf } from './client.ts';
import { createDiagnosticsStore } from './diagnostics/diagnostics-store.ts';
import { createRecentStore } from './home/recent-store.ts';
import { createNavigation } from './navigation/navigation-store.ts';
import { createTabsStore } from './navigation/tabs-store.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import { createContentsStore, followContents } from './reader/contents-store.ts';
import { createFreshnessStore, followFreshness } from './reader/freshness-store.ts';
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
  const [info, sites] = await Promise.all([client.app.info(), client.sites.view()]);
  if (!info.ok) return root.render(<StartFailure failure={info.failure} />);
  if (!sites.ok) return root.render(<StartFailure failure={sites.failure} />);
  const tabs = createTabsStore();
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
    recent: createRecentStore(),
    notices: createNoticeStore(),
    diagnostics: createDiagnosticsStore(),
    links: createLinksStore(),
    panels: createPanelStore(),
  };
  root.render(
    <ServicesProvider value={services}>
      <QueryClientProvider client={createQueryClient()}>
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
