import './sites.css';
import { lazy, Suspense, useRef, useState } from 'react';
import { siteLanguage } from '../../shared/site-id.ts';
import { SEARCH_FIELD_ID } from '../search/search-field-id.ts';
import { useSite, useWikis } from '../services.ts';
import { englishNameOf } from './english-names.ts';
import { wikiName, wikiOf } from './wiki-names.ts';

const SitePopover = lazy(() => import('./SitePopover.tsx').then(({ SitePopover }) => ({ default: SitePopover })));
const AddWikiDialog = lazy(() =>
  import('./AddWikiDialog.tsx').then(({ AddWikiDialog }) => ({ default: AddWikiDialog })),
);

/** The wiki and the language that search uses; opens the list of the others. */
export function SiteChip() {
  const [open, setOpen] = useState<'nothing' | 'list' | 'adding'>('nothing');
  const button = useRef<HTMLButtonElement>(null);
  const site = useSite();
  const wikis = useWikis();
  const name = wikiName(wikis, site);
  const code = wikiOf(wikis, site)?.language === 'every' ? siteLanguage(site) : undefined;
  const spoken = code === undefined ? `Wiki: ${name}` : `Wiki and language: ${name}, ${englishNameOf(code) ?? code}`;
  const close = () => setOpen('nothing');
  const closeThen = (next: () => void) => {
    close();
    afterFocusIsBack(next);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="key site-chip"
        aria-haspopup="dialog"
        aria-expanded={open === 'list'}
        aria-label={spoken}
        title={spoken}
        onClick={() => setOpen('list')}
      >
        {(code === undefined || !site.startsWith('wikipedia:')) && <bdi className="site-chip-name">{name}</bdi>}
        {code !== undefined && <span className="site-chip-code">{code}</span>}
      </button>
      <Suspense fallback={null}>
        {open === 'list' && (
          <SitePopover trigger={button} onClose={close} onAdd={() => closeThen(() => setOpen('adding'))} />
        )}
        {open === 'adding' && (
          <AddWikiDialog
            onClose={close}
            onDone={() => closeThen(() => document.getElementById(SEARCH_FIELD_ID)?.focus())}
          />
        )}
      </Suspense>
    </>
  );
}

/** What floats gives the focus back to the chip in a frame of its own, once it is gone; what comes next must wait for it. */
function afterFocusIsBack(next: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(next));
}
