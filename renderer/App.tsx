import './app.css';
import { lazy, Suspense, useEffect } from 'react';
import { Diagnostics } from './diagnostics/Diagnostics.tsx';
import { HomeView } from './home/HomeView.tsx';
import { Bar } from './navigation/Bar.tsx';
import type { Entry } from './navigation/history.ts';
import { locationTitle } from './navigation/location.ts';
import { useShortcuts } from './navigation/use-shortcuts.ts';
import { NoticeLines } from './notices/NoticeLines.tsx';
import { Toast } from './notices/Toast.tsx';
import { useNews } from './notices/use-news.ts';
import { ReaderView } from './reader/ReaderView.tsx';
import { ResultsView } from './search/ResultsView.tsx';
import { useEntry } from './services.ts';
import { Mishap } from './ui/Mishap.tsx';

const SignInView = lazy(() => import('./sign-in/SignInView.tsx').then(({ SignInView }) => ({ default: SignInView })));

export function App() {
  const entry = useEntry();
  useShortcuts();
  useNews();
  useDocumentTitle(entry);
  return (
    <div className="window">
      <Bar />
      <NoticeLines />
      <main className="stage">
        <Mishap key={entry.visit}>
          <Suspense fallback={null}>{viewOf(entry)}</Suspense>
        </Mishap>
      </main>
      <Toast />
      <Diagnostics />
    </div>
  );
}

function viewOf(entry: Entry) {
  const { location } = entry;
  switch (location.kind) {
    case 'home':
      return <HomeView />;
    case 'page':
      return <ReaderView key={entry.visit} entry={entry} location={location} />;
    case 'results':
      return <ResultsView key={entry.visit} site={location.site} query={location.query} />;
    case 'sign-in':
      return <SignInView />;
  }
}

function useDocumentTitle({ location }: Entry): void {
  const title = location.kind === 'sign-in' ? 'Sign in' : locationTitle(location);
  useEffect(() => {
    document.title = title ? `${title} – Lectern` : 'Lectern';
  }, [title]);
}
