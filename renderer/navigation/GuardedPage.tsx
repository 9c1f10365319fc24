import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { useFocusOnOpen } from '../ui/use-focus-on-open.ts';
import type { PageLocation } from './location.ts';

/** Stands where a page would that may be why the app ended. */
export function GuardedPage({ location }: { readonly location: PageLocation }) {
  const heading = useFocusOnOpen<HTMLHeadingElement>();
  const { navigation } = useServices();
  return (
    <section className="failure">
      <h1 ref={heading} tabIndex={-1}>
        <bdi>{location.title}</bdi>
      </h1>
      <p>This page was open when Lectern ended unexpectedly twice, so it does not open by itself.</p>
      <div className="failure-actions">
        <Button look="filled" onClick={() => navigation.getState().dispatch({ type: 'again' })}>
          Open
        </Button>
      </div>
    </section>
  );
}
