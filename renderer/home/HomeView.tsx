import './home.css';
import { useStore } from 'zustand';
import { backKeyLabel } from '../navigation/shortcuts.ts';
import { useOpen } from '../navigation/use-open.ts';
import { SearchField } from '../search/SearchField.tsx';
import { useServices, useSite, useWikis } from '../services.ts';
import { siteLabel, wikiOf } from '../settings/wiki-names.ts';
import type { RecentPage } from './recent-store.ts';

const SHOWN = 6;

export function HomeView() {
  const { recent, info, diagnostics } = useServices();
  const wikis = useWikis();
  const readable = useStore(recent, (state) => state.pages).filter(({ site }) => wikiOf(wikis, site));
  const pages = readable.slice(0, SHOWN);
  return (
    <div className="home">
      <div className="home-page">
        <h1>What would you like to read?</h1>
        <div className="home-field">
          <SearchField size="large" />
        </div>
        {pages.length > 0 ? <ContinueReading pages={pages} /> : <Hints backKey={backKeyLabel(info.platform)} />}
      </div>
      <p className="home-foot">
        A reader for Wikipedia, not affiliated with the Wikimedia Foundation ·{' '}
        <button type="button" className="text-link" onClick={() => diagnostics.getState().show()}>
          Diagnostics
        </button>
      </p>
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
  const elsewhere = siteLabel(useWikis(), site, useSite());
  const where = page.section ?? page.description;
  const read = Math.round(page.progress * 100);
  return (
    <button type="button" className="card" {...open({ kind: 'page', site, title }, place)} lang={language} dir="auto">
      <span className="card-title" title={title}>
        {title}
      </span>
      <span className="card-place">
        {elsewhere && <bdi className="card-site">{elsewhere}</bdi>}
        {where ? <span>{elsewhere ? ` · ${where}` : where}</span> : !elsewhere && '\u00a0'}
      </span>
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
