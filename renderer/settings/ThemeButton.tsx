import './theme.css';
import { lazy, Suspense, useRef, useState } from 'react';

const ThemePopover = lazy(() => import('./ThemePopover.tsx').then(({ ThemePopover }) => ({ default: ThemePopover })));

/** How the page is set, at the right end of the bar: opens the choice of papers. */
export function ThemeButton() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button theme-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label="Theme"
        title="Theme"
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">Aa</span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <ThemePopover trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
