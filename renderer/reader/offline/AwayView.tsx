import '../../ui/failure.css';
import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import type { PageName } from '../../../shared/library-models.ts';
import { useOffline } from '../../connection/use-offline.ts';
import { pageJob } from '../../saving/page-state.ts';
import { useSaving } from '../../saving/use-saving.ts';
import { useNavigation, useServices } from '../../services.ts';
import { Button } from '../../ui/Button.tsx';
import { useFocusOnOpen } from '../../ui/use-focus-on-open.ts';

type Props = { readonly page: PageName; readonly onRetry: () => void };

/** Stands where a page would that is not on this computer while the wiki is out of reach: a state, not a fault. */
export function AwayView({ page, onRetry }: Props) {
  // The keyboard is where the wish is; what it is about is read out with it.
  const button = useFocusOnOpen<HTMLButtonElement>();
  const id = useId();
  const { navigation, saving } = useServices();
  const { save } = useSaving();
  const queued = useStore(saving, ({ view }) => view && pageJob(view.jobs, page) !== undefined);
  const canGoBack = useNavigation(({ history }) => history.past.length > 0);
  useReturn(onRetry);
  return (
    <section className="failure away">
      <div id={id}>
        <h1>This page is not on this computer yet</h1>
        <p>It opens when you are online.</p>
      </div>
      <div className="failure-actions">
        <Button
          ref={button}
          look={queued ? 'plain' : 'filled'}
          aria-describedby={id}
          aria-disabled={queued}
          onClick={() => !queued && void save({ kind: 'page', ...page })}
        >
          {queued ? 'It is saved when you are online' : 'Save it when I am online'}
        </Button>
        <span className="visually-hidden" role="status">
          {queued && 'It is saved when you are online'}
        </span>
        <Button onClick={onRetry}>Try again</Button>
        {canGoBack && <Button onClick={() => navigation.getState().dispatch({ type: 'back' })}>Go back</Button>}
      </div>
    </section>
  );
}

/** Opens the page as soon as the wiki is heard of again. */
function useReturn(onReturn: () => void): void {
  const { connection } = useServices();
  const offline = useOffline();
  useEffect(() => {
    if (!offline) return;
    return connection.subscribe((state) => !state.offline && onReturn());
  }, [connection, offline, onReturn]);
}
