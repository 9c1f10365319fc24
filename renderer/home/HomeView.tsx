import './home.css';
import { useQuery } from '@tanstack/react-query';
import { useStore } from 'zustand';
import type { UnfinishedPage } from '../../shared/library-models.ts';
import { unfinishedQuery } from '../library/queries.ts';
import { backKeyLabel } from '../navigation/shortcuts.ts';
import { useOpen } from '../navigation/use-open.ts';
import { SearchField } from '../search/SearchField.tsx';
import { useServices, useSite, useWikis } from '../services.ts';
import { siteLabel, wikiOf } from '../settings/wiki-names.ts';
import { HomeLists } from './HomeLists.tsx';
import { HomePart } from './HomePart.tsx';
import { OnThisComputer } from './OnThisComputer.tsx';
import { PrivateHome } from './PrivateHome.tsx';

const SHOWN = 3;

export function HomeView() {
  const { diagnostics, privately } = useServices();
  const isPrivate = useStore(privately, ({ on }) => on);
  const open = useOpen();
  return (
    <div className="home">
      <div className="home-page">
        <h1>What would you like to read?</h1>
        <div className="home-field">
          <SearchField size="large" />
        </div>
        {isPrivate ? <PrivateHome /> : <Known />}
      </div>
      <p className="home-foot">
        A reader for Wikipedia, not affiliated with the Wikimedia Foundation ·{' '}
        <button type="button" className="text-link" {...open({ kind: 'library', part: 'pages' })}>
          Library
        </button>{' '}
        ·{' '}
        <button type="button" className="text-link" onClick={() => diagnostics.getState().show()}>
          Diagnostics
        </button>{' '}
        ·{' '}
        <button
          type="button"
          className="text-link"
          onClick={() => void (isPrivate ? privately.getState().end() : privately.getState().begin())}
        >
          {isPrivate ? 'End private reading' : 'Read privately'}
        </button>
      </p>
    </div>
  );
}

/** What there is to go on with. */
function Known() {
  const { client, info } = useServices();
  const wikis = useWikis();
  const { data } = useQuery(unfinishedQuery(client));
  // Nothing flickers in for a blink: what is there comes with the first answer.
  if (!data) return null;
  const unfinished = data.ok ? data.value.filter(({ site }) => wikiOf(wikis, site)) : [];
  return (
    <>
      {unfinished.length > 0 ? (
        <ContinueReading pages={unfinished.slice(0, SHOWN)} />
      ) : (
        <Hints backKey={backKeyLabel(info.platform)} />
      )}
      <div className="home-columns">
        <HomeLists />
        <OnThisComputer />
      </div>
    </>
  );
}

function ContinueReading({ pages }: { readonly pages: readonly UnfinishedPage[] }) {
  return (
    <HomePart id="continue-reading" title="Continue reading" part="history" more="All history">
      <ul className="cards">
        {pages.map((page) => (
          <li key={`${page.site}/${page.title}`}>
            <Card page={page} />
          </li>
        ))}
      </ul>
    </HomePart>
  );
}

function Card({ page }: { readonly page: UnfinishedPage }) {
  const open = useOpen();
  const { site, title, language, place, description } = page;
  const elsewhere = siteLabel(useWikis(), site, useSite());
  const where = page.section ?? (description === '' ? undefined : description);
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
