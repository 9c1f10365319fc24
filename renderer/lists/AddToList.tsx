import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';

const AddPanel = lazy(() => import('./AddPanel.tsx').then(({ AddPanel }) => ({ default: AddPanel })));

/** The panel that asks which lists some pages belong on, while somebody wants it. */
export function AddToList() {
  const { adding } = useServices();
  const pages = useStore(adding, (state) => state.pages);
  const [first] = pages;
  if (!first) return null;
  return (
    <Suspense fallback={null}>
      <AddPanel pages={pages} onClose={() => adding.setState({ pages: [] })} />
    </Suspense>
  );
}
