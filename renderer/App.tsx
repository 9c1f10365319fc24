import './app.css';
import { lazy, Suspense, useEffect } from 'react';
import { Panels as AccountPanels } from './account/Panels.tsx';
import { Diagnostics } from './diagnostics/Diagnostics.tsx';
import { HomeView } from './home/HomeView.tsx';
import { AddToList } from './lists/AddToList.tsx';
import { Bar } from './navigation/Bar.tsx';
import { GuardedPage } from './navigation/GuardedPage.tsx';
import type { Entry } from './navigation/history.ts';
import { type Location, locationTitle } from './navigation/location.ts';
import { guardedVisit } from './navigation/restore-session.ts';
import { TabPanel } from './navigation/TabPanel.tsx';
import { TabStrip } from './navigation/TabStrip.tsx';
import { LIBRARY_PARTS } from './navigation/tab-title.ts';
import { keptTabs } from './navigation/tabs.ts';
import { useShortcuts } from './navigation/use-shortcuts.ts';
import { NoticeLines } from './notices/NoticeLines.tsx';
import { Toast } from './notices/Toast.tsx';
import { useNews } from './notices/use-news.ts';
import { ReaderView } from './reader/ReaderView.tsx';
import { ResultsView } from './search/ResultsView.tsx';
import { useEntry, useServices, useTabs } from './services.ts';
import { SignInLinks } from './sign-in-links/SignInLinks.tsx';
import { Mishap } from './ui/Mishap.tsx';

const LibraryView = lazy(() =>
  import('./library/LibraryView.tsx').then(({ LibraryView }) => ({ default: LibraryView })),
);
const SignInView = lazy(() => import('./sign-in/SignInView.tsx').then(({ SignInView }) => ({ default: SignInView })));

export function App() {
  useShortcuts();
  useNews();
  useDocumentTitle();
  return (
    <div className="window">
      <TabStrip />
      <Bar />
      <NoticeLines />
      <main className="stage">
        <Panels />
      </main>
      <Toast />
      <Diagnostics />
      <SignInLinks />
      <AccountPanels />
      <AddToList />
    </div>
  );
}

function Panels() {
  const tabs = useTabs((state) => state.tabs);
  return keptTabs(tabs).map(({ id, history: { current } }) => (
    <TabPanel key={id} id={id} shown={id === tabs.active}>
      <Mishap key={current.visit}>
        <Suspense fallback={null}>
          <View entry={current} tab={id} />
        </Suspense>
      </Mishap>
    </TabPanel>
  ));
}

function View({ entry, tab }: { readonly entry: Entry; readonly tab: number }) {
  const { location } = entry;
  const { guarded } = useServices();
  switch (location.kind) {
    case 'home':
      return <HomeView />;
    case 'page':
      if (guarded.has(guardedVisit(tab, entry.visit))) return <GuardedPage location={location} />;
      return <ReaderView key={entry.visit} tab={tab} entry={entry} location={location} />;
    case 'results':
      return <ResultsView key={entry.visit} site={location.site} query={location.query} />;
    case 'library':
      return <LibraryView location={location} />;
    case 'sign-in':
      return <SignInView />;
  }
}

function placeTitle(location: Location): string | undefined {
  if (location.kind === 'sign-in') return 'Sign in';
  return location.kind === 'library' ? LIBRARY_PARTS[location.part] : undefined;
}

function useDocumentTitle(): void {
  const { location } = useEntry();
  const title = placeTitle(location) ?? locationTitle(location);
  useEffect(() => {
    document.title = title ? `${title} – Lectern` : 'Lectern';
  }, [title]);
}
