import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useServices } from '../../services.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Empty, Unavailable } from '../../ui/Quiet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useEndInSight } from '../../ui/use-end-in-sight.ts';
import { LibraryField } from '../LibraryField.tsx';
import { keptPagesQuery } from '../queries.ts';
import { Found } from '../search/Found.tsx';
import { useQueryText } from '../use-query-text.ts';
import { KeptPageRow } from './KeptPageRow.tsx';

const SHOWN = [
  { value: 'all', label: 'All pages' },
  { value: 'saved', label: 'Saved pages' },
] as const;

const ORDERS = [
  { value: 'read', label: 'Read last' },
  { value: 'saved', label: 'Saved last' },
  { value: 'title', label: 'By title' },
  { value: 'bytes', label: 'Largest first' },
] as const;

type Show = (typeof SHOWN)[number]['value'];
type Order = (typeof ORDERS)[number]['value'];

/** What is on this computer, and the search over all of it. */
export function PagesPart({ query }: { readonly query: string }) {
  const [text, type] = useQueryText('pages', query);
  return (
    <>
      <LibraryField label="Search everything you read and saved" text={text} onType={type} />
      {text.trim() === '' ? <KeptPages /> : <Found query={text.trim()} />}
    </>
  );
}

function KeptPages() {
  const { client } = useServices();
  const [show, setShow] = useState<Show>('all');
  const [order, setOrder] = useState<Order>('read');
  const { data, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    keptPagesQuery(client, { show, order }),
  );
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const end = useEndInSight<HTMLDivElement>(hasNextPage && !isFetchingNextPage ? more : undefined);
  if (isError) return <Unavailable failure={{ code: 'internal', method: 'library.pages' }} onRetry={refetch} />;
  if (!data) return <Skeleton shape="list" />;
  const failure = data.pages.find((part) => !part.ok);
  if (failure && !failure.ok) return <Unavailable failure={failure.failure} onRetry={refetch} />;
  const rows = data.pages.flatMap((part) => (part.ok ? part.value.rows : []));
  if (rows.length === 0 && show === 'all') {
    return (
      <Empty title="Nothing is kept here yet">
        <p>What you read stays on this computer and opens without a network. Save a page, and it stays for good.</p>
      </Empty>
    );
  }
  return (
    <>
      <div className="library-tools">
        <Choice label="Which pages" value={show} options={SHOWN} onChoose={setShow} />
        <Choice label="Order" value={order} options={ORDERS} onChoose={setOrder} />
      </div>
      {rows.length === 0 ? (
        <Empty title="No page is saved yet">
          <p>Saved pages keep their pictures and never make room for others. Press “Save for offline” on a page.</p>
        </Empty>
      ) : (
        <ul className="library-rows" aria-label={show === 'saved' ? 'Saved pages' : 'Pages on this computer'}>
          {rows.map((row) => (
            <li key={`${row.site}/${row.title}`}>
              <KeptPageRow row={row} order={order} />
            </li>
          ))}
        </ul>
      )}
      <div ref={end} />
    </>
  );
}
