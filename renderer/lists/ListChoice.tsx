import './lists.css';
import { useQuery } from '@tanstack/react-query';
import { cdxIconAdd } from '@wikimedia/codex-icons';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ListId, PageName, ReadingList } from '../../shared/library-models.ts';
import { LISTED } from '../library/follow-library.ts';
import { useTellFailure } from '../notices/use-tell-failure.ts';
import { useServices } from '../services.ts';
import { Icon } from '../ui/Icon.tsx';
import { countText } from '../ui/size-text.ts';
import { ListForm } from './ListForm.tsx';
import { useLists } from './use-lists.ts';

/** A box for each list, and a new one. A box that is ticked puts the pages on its list at once. */
export function ListChoice({ pages }: { readonly pages: readonly PageName[] }) {
  const { client, lists: store } = useServices();
  const lists = useStore(store, (state) => state.lists) ?? [];
  const { on, toggle } = useMembership(pages);
  const { create } = useLists();
  const tell = useTellFailure();
  const [making, setMaking] = useState(false);
  const fill = async ({ id }: ReadingList) => {
    const answer = await client.lists.add({ list: id, pages: pages.map(({ site, title }) => ({ site, title })) });
    if (!answer.ok) tell(answer.failure);
  };
  return (
    <>
      {lists.length > 0 && (
        <ul className="list-choice">
          {lists.map((list) => (
            <li key={list.id}>
              <label>
                <input type="checkbox" checked={on.has(list.id)} onChange={() => void toggle(list)} />
                <bdi>{list.name}</bdi>
                <small>{countText(list.count, 'page')}</small>
              </label>
            </li>
          ))}
        </ul>
      )}
      {making ? (
        <div className="list-new">
          <ListForm
            described={false}
            submit="Make the list"
            onSubmit={create}
            onDone={(list) => {
              setMaking(false);
              if (list) void fill(list);
            }}
          />
        </div>
      ) : (
        <button type="button" className="list-choice-new" onClick={() => setMaking(true)}>
          <Icon icon={cdxIconAdd} size={16} /> New list
        </button>
      )}
    </>
  );
}

type Membership = ReadonlySet<ListId>;

/** The lists that all of the pages are on; several pages are on none until they are put there. */
function useMembership(pages: readonly PageName[]) {
  const { client } = useServices();
  const tell = useTellFailure();
  // What was ticked just now: a box that waits for an answer looks broken.
  const [wanted, setWanted] = useState<Membership | undefined>(undefined);
  const { data, refetch } = useQuery({
    queryKey: [LISTED, 'of', ...pages.map(({ site, title }) => `${site}/${title}`)],
    queryFn: async (): Promise<Membership> => {
      const answers = await Promise.all(pages.map(({ site, title }) => client.lists.of({ site, title })));
      const [first, ...others] = answers.map((answer) => new Set(answer.ok ? answer.value : []));
      return new Set([...(first ?? [])].filter((id) => others.every((one) => one.has(id))));
    },
  });
  const on: Membership = wanted ?? data ?? new Set();
  const toggle = async ({ id }: ReadingList) => {
    const args = { list: id, pages: pages.map(({ site, title }) => ({ site, title })) };
    const off = on.has(id);
    const next = new Set(off ? [...on].filter((one) => one !== id) : [...on, id]);
    setWanted(next);
    const answer = off ? await client.lists.take(args) : await client.lists.add(args);
    if (!answer.ok) tell(answer.failure);
    await refetch();
    setWanted((now) => (now === next ? undefined : now));
  };
  return { on, toggle };
}
