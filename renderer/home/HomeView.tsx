import './home.css';
import { useStore } from 'zustand';
import { backKeyLabel } from '../navigation/shortcuts.ts';
import { useOpen } from '../navigation/use-open.ts';
import { SearchField } from '../search/SearchField.tsx';
import { useServices } from '../services.ts';
import type { RecentPage } from './recent-store.ts';

const SHOWN = 6;

export function HomeView() {
  const { recent, info } = useServices();
  const pages = useStore(recent, (state) => state.pages).slice(0, SHOWN);
  return (
    <div className="home">
      <div className="home-page">
        <h1>What would you like to read?</h1>
        <div className="home-field">
          <SearchField size="large" />
        </div>
        {pages.length > 0 ? <ContinueReading pages={pages} /> : <Hints backKey={backKeyLabel(info.platform)} />}
      </div>
      <p className="home-foot">A reader for Wikipedia, not affiliated with the Wikimedia Foundation.</p>
    </div>
  );
}

function ContinueReading({ pages }: { readonly pages: readonly RecentPage[] }) {
  return (
    <section aria-labelledby="continue-reading">
      <h2 className="group-label" id="continue-reading">
        Continue reading
      </h2>
      <ul className="cards">
        {pages.map((page) => (
          <li key={`${page.site}/${page.title}`}>
            <Card page={page} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ page }: { readonly page: RecentPage }) {
  const open = useOpen();
  const { site, title, language, place } = page;
  const read = Math.round(page.progress * 100);
  return (
    <button type="button" className="card" {...open({ kind: 'page', site, title }, place)} lang={language} dir="auto">
      <span className="card-title" title={title}>
        {title}
      </span>
      <span className="card-place">{page.section ?? page.description ?? ' '}</span>
      <progress className="card-progress" max={100} value={read} aria-label={`${read}% read`} />
    </button>
  );
}

function Hints({ backKey }: { readonly backKey: string }) {
  return (
    <p className="home-hints">
      <span>
        <kbd className="key">⇧ Enter</kbd> searches all text
      </span>
      <span>
        <kbd className="key">{backKey}</kbd> goes back
      </span>
    </p>
  );
}
