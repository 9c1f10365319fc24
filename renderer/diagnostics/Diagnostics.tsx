import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';

const DiagnosticsDialog = lazy(() =>
  import('./DiagnosticsDialog.tsx').then(({ DiagnosticsDialog }) => ({ default: DiagnosticsDialog })),
);

/** Shows the diagnostics when somebody asks for them, in the window or in the menu. */
export function Diagnostics() {
  const { client, diagnostics } = useServices();
  const { shown, show, close } = useStore(diagnostics);
  useEffect(() => client.on('menu.chosen', (command) => command === 'diagnostics' && show()), [client, show]);
  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      <DiagnosticsDialog onClose={close} />
    </Suspense>
  );
}
