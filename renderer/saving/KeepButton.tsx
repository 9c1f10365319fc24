import { cdxIconBookmark, cdxIconBookmarkOutline } from '@wikimedia/codex-icons';
import { lazy, Suspense, useRef, useState } from 'react';
import type { PageName } from '../../shared/library-models.ts';
import { libraryKeyLabel } from '../navigation/shortcuts.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { usePageState } from './use-page-state.ts';

const KeepPopover = lazy(() => import('./KeepPopover.tsx').then(({ KeepPopover }) => ({ default: KeepPopover })));

/** In the bar while a page is shown: whether it is saved, and all that can be kept of it. */
export function KeepButton({ page }: { readonly page: PageName }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { info } = useServices();
  const state = usePageState(page);
  const saved = state.is === 'saved';
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button keep-button"
        data-saved={saved || undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={saved ? 'Saved: keep and lists' : 'Save and lists'}
        title={saved ? 'Saved' : `Save and lists (${libraryKeyLabel('save-page', info.platform)} saves)`}
        onClick={() => setOpen(true)}
      >
        <Icon icon={saved ? cdxIconBookmark : cdxIconBookmarkOutline} size={18} />
      </button>
      {open && (
        <Suspense fallback={null}>
          <KeepPopover page={page} state={state} trigger={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
