import './reader.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReadFailure } from '../../shared/failures.ts';
import type { OpenedPage } from '../../shared/models.ts';
import { isUnreachable } from '../connection/connection-store.ts';
import type { Entry } from '../navigation/history.ts';
import type { PageLocation } from '../navigation/location.ts';
import { useServices } from '../services.ts';
import { FailureView } from '../ui/FailureView.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ArticleView } from './ArticleView.tsx';
import { AwayView } from './offline/AwayView.tsx';
import { pageQueryKey } from './page-query.ts';

type Props = {
  /** Id of the tab it is in. */
  readonly tab: number;
  readonly entry: Entry;
  readonly location: PageLocation;
};

/** One visit to a page: asks for it, then shows it or says why not. Keyed by the visit, so each opens anew. */
export function ReaderView({ tab, entry, location }: Props) {
  const { client, navigation, connection, now } = useServices();
  const { site, title, revision, from } = location;
  const { data, isError, isPending } = useQuery({
    queryKey: pageQueryKey(tab, entry.visit),
    queryFn: async () => {
      const asked = now();
      const answer = await client.pages.open({ site, title, revision, from, visit: entry.record });
      if (!answer.ok && isUnreachable(answer.failure)) connection.getState().heard('unreachable');
      // A kept page opens without asking anybody.
      else if (answer.ok && answer.value.fetchedAt >= asked) connection.getState().heard('answered');
      return answer;
    },
    // A document's path is good for one visit; coming back asks again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const page = data?.ok ? data.value : undefined;
  useOpened(page, entry.visit);
  const retry = () => navigation.getState().dispatch({ type: 'again' });
  if (isPending) {
    return (
      <div className="reader">
        <div className="outline-space" />
        <Skeleton shape="page" />
      </div>
    );
  }
  if (isError || !data) return <FailureView failure={{ code: 'internal', method: 'pages.open' }} onRetry={retry} />;
  if (!data.ok && data.failure.code === 'offline') return <AwayView page={{ site, title }} onRetry={retry} />;
  if (!data.ok) return <FailureView failure={data.failure} onRetry={retry} query={queryOf(data.failure)} />;
  return <ArticleView page={data.value} entry={entry} location={location} onRetry={retry} />;
}

/** Takes the wiki's own name for the page, and what the history calls the visit. */
function useOpened(page: OpenedPage | undefined, visit: number): void {
  const { navigation } = useServices();
  useEffect(() => {
    if (!page) return;
    navigation.getState().dispatch({ type: 'named', visit, title: page.title, record: page.visit });
  }, [page, visit, navigation]);
}

function queryOf(failure: { readonly code: string } | ReadFailure): string | undefined {
  return 'title' in failure ? failure.title : undefined;
}
