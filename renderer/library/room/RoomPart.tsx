import './room.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibrarySizes } from '../../../shared/library-models.ts';
import { useTellFailure } from '../../notices/use-tell-failure.ts';
import { useServices } from '../../services.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Unavailable } from '../../ui/Quiet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { sizeText } from '../../ui/size-text.ts';
import { KeptPageRow } from '../pages/KeptPageRow.tsx';
import { sizesQuery } from '../queries.ts';
import { Bundles } from './Bundles.tsx';
import { DamagedCopies } from './DamagedCopies.tsx';
import { DeleteEverything } from './DeleteEverything.tsx';
import { boundsWith, boundText, sharesOf } from './room-text.ts';

/** What the library takes on disk, how much it may, and the ways to take it along or be rid of it. */
export function RoomPart() {
  const { client } = useServices();
  const { data, isError, refetch } = useQuery(sizesQuery(client));
  const [deleting, setDeleting] = useState(false);
  if (isError) return <Unavailable failure={{ code: 'internal', method: 'library.sizes' }} onRetry={refetch} />;
  if (!data) return <Skeleton shape="list" />;
  return (
    <>
      {data.ok ? (
        <Room sizes={data.value} onChanged={() => void refetch()} />
      ) : (
        <Unavailable failure={data.failure} onRetry={refetch} />
      )}
      <Bundles sizes={data.ok ? data.value : undefined} />
      <section className="room-section">
        <h2>Everything about you</h2>
        <p>
          All that says who reads here and what: pages, pictures, reading lists, history, places, open tabs and
          accounts.
        </p>
        <Button onClick={() => setDeleting(true)}>Delete everything about me…</Button>
      </section>
      {deleting && <DeleteEverything sizes={data.ok ? data.value : undefined} onClose={() => setDeleting(false)} />}
    </>
  );
}

function Room({ sizes, onChanged }: { readonly sizes: LibrarySizes; readonly onChanged: () => void }) {
  const shares = sharesOf(sizes);
  const total = shares.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <>
      <section className="room-section first">
        <h2>{total === 0 ? 'Nothing takes any room yet' : `${sizeText(total)} on this computer`}</h2>
        {total > 0 && <Bar shares={shares} total={total} />}
        <dl className="room-legend">
          {shares.map(({ kind, label, bytes, count, mayGo }) => (
            <div key={kind}>
              <dt>
                <span className="room-key" data-kind={kind} aria-hidden="true" />
                {label}
              </dt>
              <dd>
                {sizeText(bytes)}
                {count !== undefined && <small>{count}</small>}
                <small>{mayGo ? 'may make room' : 'stays'}</small>
              </dd>
            </div>
          ))}
        </dl>
        <Bound bound={sizes.bound} onChanged={onChanged} />
      </section>
      {sizes.largest.length > 0 && (
        <section className="room-section">
          <h2>The largest pages</h2>
          <ul className="library-rows">
            {sizes.largest.map((row) => (
              <li key={`${row.site}/${row.title}`}>
                <KeptPageRow row={row} order="bytes" />
              </li>
            ))}
          </ul>
        </section>
      )}
      {sizes.damaged.count > 0 && <DamagedCopies copies={sizes.damaged} onChanged={onChanged} />}
    </>
  );
}

/** Decoration to a screen reader: the legend says the same in words. */
function Bar({ shares, total }: { readonly shares: ReturnType<typeof sharesOf>; readonly total: number }) {
  return (
    <div className="room-bar" aria-hidden="true">
      {shares.map(
        ({ kind, bytes }) => bytes > 0 && <span key={kind} data-kind={kind} style={{ flexGrow: bytes / total }} />,
      )}
    </div>
  );
}

function Bound({ bound, onChanged }: { readonly bound: number; readonly onChanged: () => void }) {
  const { client } = useServices();
  const tell = useTellFailure();
  async function choose(value: string): Promise<void> {
    const answer = await client.library.setBound({ bytes: Number(value) });
    if (!answer.ok) tell(answer.failure);
    onChanged();
  }
  return (
    <div className="room-bound">
      <span>What was read and not saved may take</span>
      <Choice
        label="What was read and not saved may take"
        value={String(bound)}
        options={boundsWith(bound).map((bytes) => ({ value: String(bytes), label: boundText(bytes) }))}
        onChoose={(value) => void choose(value)}
      />
      <span>The pages and pictures read longest ago go first.</span>
    </div>
  );
}
