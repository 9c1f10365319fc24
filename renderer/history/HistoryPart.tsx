import './history.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Visit } from '../../shared/library-models.ts';
import { LibraryField } from '../library/LibraryField.tsx';
import { OwnerLine } from '../library/OwnerLine.tsx';
import { visitsQuery } from '../library/queries.ts';
import { useQueryText } from '../library/use-query-text.ts';
import { useServices } from '../services.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { Empty, Unavailable } from '../ui/Quiet.tsx';
import { RowMenu } from '../ui/RowMenu.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useDebounced } from '../ui/use-delayed.ts';
import { useEndInSight } from '../ui/use-end-in-sight.ts';
import { daysOf, dayText, endOfDay } from './days.ts';
import { useHistory } from './use-history.ts';
import { VisitRow } from './VisitRow.tsx';

const PAUSE_MS = 120;
const HOUR = 60 * 60_000;

/** What was read, day by day. */
export function HistoryPart({ query }: { readonly query: string }) {
  const { client } = useServices();
  const [text, type] = useQueryText('history', query);
  const settled = useDebounced(text.trim(), PAUSE_MS);
  const { data, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    visitsQuery(client, settled),
  );
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const end = useEndInSight<HTMLDivElement>(hasNextPage && !isFetchingNextPage ? more : undefined);
  const failure = data?.pages.find((part) => !part.ok);
  const visits = data?.pages.flatMap((part) => (part.ok ? part.value.rows : [])) ?? [];
  return (
    <>
      <LibraryField label="Search what you have read" text={text} onType={type} />
      {isError ? (
        <Unavailable failure={{ code: 'internal', method: 'history.visits' }} onRetry={refetch} />
      ) : failure && !failure.ok ? (
        <Unavailable failure={failure.failure} onRetry={refetch} />
      ) : !data ? (
        <Skeleton shape="list" />
      ) : visits.length === 0 ? (
        <Nothing searched={settled !== ''} />
      ) : (
        <Timeline visits={visits} />
      )}
      <div ref={end} />
    </>
  );
}

function Nothing({ searched }: { readonly searched: boolean }) {
  if (searched) {
    return (
      <Empty title="Nothing you have read is called so">
        <p>This looks through titles and descriptions. “Pages” searches the text of what is kept.</p>
      </Empty>
    );
  }
  return (
    <Empty title="Nothing has been read yet">
      <p>Every page you open is remembered here, with the way that led to it, until you forget it.</p>
    </Empty>
  );
}

function Timeline({ visits }: { readonly visits: readonly Visit[] }) {
  const { now } = useServices();
  const { forgetSince, forgetBetween } = useHistory();
  return (
    <>
      <div className="library-tools">
        <OwnerLine of="Read as" nobody="Read without an account" />
        <span className="end history-forget">
          <ConfirmButton
            label="Forget the last hour"
            question="Forget the last hour for good?"
            onConfirm={() => forgetSince(now() - HOUR)}
          />
          <ConfirmButton
            label="Forget everything"
            question="Forget all of it for good?"
            onConfirm={() => forgetSince(0)}
          />
        </span>
      </div>
      {daysOf(visits, now()).map(({ start, visits: those }) => {
        const day = dayText(start, now());
        const after = endOfDay(start, now());
        return (
          <section key={start} className="history-day" aria-label={day}>
            <div className="history-day-head">
              <h2>{day}</h2>
              <RowMenu
                label={`More for ${day}`}
                actions={[{ label: 'Forget this day', run: () => forgetBetween(start, after) }]}
              />
            </div>
            <ul className="library-rows">
              {those.map((visit) => (
                <li key={visit.id}>
                  <VisitRow visit={visit} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
