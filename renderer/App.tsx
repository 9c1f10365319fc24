import './app.css';
import { lazy, Suspense, useEffect } from 'react';
import { Panels as AccountPanels } from './account/Panels.tsx';
import { Diagnostics } from './diagnostics/Diagnostics.tsx';
import { HomeView } from './home/HomeView.tsx';
import { Bar } from './navigation/Bar.tsx';
import type { Entry } from './navigation/history.ts';
import { locationTitle } from './navigation/location.ts';
import { TabPanel } from './navigation/TabPanel.tsx';
import { TabStrip } from './navigation/TabStrip.tsx';
import { keptTabs } from './navigation/tabs.ts';
import { useShortcuts } from './navigation/use-shortcuts.ts';
import { NoticeLines } from './notices/NoticeLines.tsx';
import { Toast } from './notices/Toast.tsx';
import { useNews } from './notices/use-news.ts';
import { ReaderView } from './reader/ReaderView.tsx';
import { ResultsView } from './search/ResultsView.tsx';
import { useEntry, useTabs } from './services.ts';
import { Mishap } from './ui/Mishap.tsx';

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
      <AccountPanels />
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
  switch (location.kind) {
    case 'home':
      return <HomeView />;
    case 'page':
      return <ReaderView key={entry.visit} tab={tab} entry={entry} location={location} />;
    case 'results':
      return <ResultsView key={entry.visit} site={location.site} query={location.query} />;
    case 'sign-in':
      return <SignInView />;
  }
}

function useDocumentTitle(): void {
  const { location } = useEntry();
  const title = location.kind === 'sign-in' ? 'Sign in' : locationTitle(location);
  useEffect(() => {
    document.title = title ? `${title} – Lectern` : 'Lectern';
  }, [title]);
}
