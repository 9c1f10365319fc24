import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';

const AccountsPanel = lazy(() =>
  import('./AccountsPanel.tsx').then(({ AccountsPanel }) => ({ default: AccountsPanel })),
);
const KeyStorePanel = lazy(() =>
  import('../key-store/KeyStorePanel.tsx').then(({ KeyStorePanel }) => ({ default: KeyStorePanel })),
);

/** What somebody asked to see about who is reading and where that is kept, in front of the window. */
export function Panels() {
  const { shown, close } = useStore(useServices().panels);
  return (
    <Suspense fallback={null}>
      {shown === 'accounts' && <AccountsPanel onClose={close} />}
      {shown === 'key-store' && <KeyStorePanel onClose={close} />}
    </Suspense>
  );
}
