import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../services.ts';

const SignInLinksDialog = lazy(() =>
  import('./SignInLinksDialog.tsx').then(({ SignInLinksDialog }) => ({ default: SignInLinksDialog })),
);

/** Shows the panel about sign-in links when somebody asks for it, in the window or in the menu. */
export function SignInLinks() {
  const { client, links } = useServices();
  const { shown, show, close } = useStore(links);
  useEffect(() => client.on('menu.chosen', (command) => command === 'sign-in-links' && show()), [client, show]);
  if (!shown) return null;
  return (
    <Suspense fallback={null}>
      <SignInLinksDialog onClose={close} />
    </Suspense>
  );
}
