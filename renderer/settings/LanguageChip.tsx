import './language.css';
import { lazy, Suspense, useRef, useState } from 'react';
import { siteLanguage } from '../../shared/site-id.ts';
import { useServices, useSite } from '../services.ts';
import { englishNameOf } from './english-names.ts';

const LanguagePopover = lazy(() =>
  import('./LanguagePopover.tsx').then(({ LanguagePopover }) => ({ default: LanguagePopover })),
);

/** The language that search uses; opens the list of the others. Absent where the wiki has only one. */
export function LanguageChip() {
  const { info } = useServices();
  const code = siteLanguage(useSite());
  const name = englishNameOf(code) ?? code;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (!info.languageChoice) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="key language-chip"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Language: ${name}`}
        title={`Language: ${name}`}
        onClick={() => setOpen(true)}
      >
        {code}
      </button>
      {open && (
        <Suspense fallback={null}>
          <LanguagePopover trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
