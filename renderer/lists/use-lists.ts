import { useMemo } from 'react';
import type { Failure } from '../../shared/failures.ts';
import type { ListId, PageName, ReadingList } from '../../shared/library-models.ts';
import type { Result } from '../../shared/result.ts';
import { LIST_LINE } from '../notices/notice-store.ts';
import { useTellFailure } from '../notices/use-tell-failure.ts';
import { useServices } from '../services.ts';
import { isolated } from '../ui/isolated.ts';
import { countText } from '../ui/size-text.ts';

export type Lists = {
  /** Answers the list, or why there is none: its form says so. */
  readonly create: (name: string, description?: string) => Promise<Result<ReadingList, Failure>>;
  readonly change: (
    list: ListId,
    change: { readonly name?: string; readonly description?: string },
  ) => Promise<Result<ReadingList, Failure>>;
  /** Takes the list away, and offers it back. */
  readonly remove: (list: ReadingList) => Promise<void>;
  readonly order: (lists: readonly ReadingList[]) => Promise<void>;
  readonly add: (list: ReadingList, pages: readonly PageName[]) => Promise<void>;
  /** Takes pages off a list, and offers them back. */
  readonly take: (list: ReadingList, pages: readonly PageName[], all: readonly PageName[]) => Promise<void>;
  readonly orderPages: (list: ListId, pages: readonly PageName[]) => Promise<void>;
};

/** What can be done with reading lists; says so where it does not work. */
export function useLists(): Lists {
  const { client, notices, lists: store } = useServices();
  const tell = useTellFailure();
  return useMemo(() => {
    const { lists } = client;
    const put = (list: ListId, pages: readonly PageName[]) => lists.add({ list, pages: pages.map(nameOf) });
    const bringBack = async (list: ReadingList, pages: readonly PageName[], place: number) => {
      const { name, description } = list;
      const made = await lists.create({ name, description });
      if (!made.ok) return tell(made.failure);
      const filled = await put(made.value.id, pages);
      if (!filled.ok) return tell(filled.failure);
      const others = (store.getState().lists ?? []).map(({ id }) => id).filter((id) => id !== made.value.id);
      await lists.order({ lists: others.toSpliced(place, 0, made.value.id) });
    };
    return {
      create: (name, description) => lists.create({ name, description }),
      change: (list, change) => lists.change({ list, ...change }),
      async remove(list) {
        const pages = await lists.pages({ list: list.id });
        const place = (store.getState().lists ?? []).findIndex(({ id }) => id === list.id);
        const removed = await lists.remove({ list: list.id });
        if (!removed.ok) return tell(removed.failure);
        notices.getState().say({
          id: LIST_LINE,
          text: `The list “${isolated(list.name)}” was removed. Its pages are still here.`,
          action: pages.ok
            ? { label: 'Undo', run: () => void bringBack(list, pages.value, Math.max(0, place)) }
            : undefined,
        });
      },
      async order(all) {
        const before = store.getState();
        // At once: what was dropped stays where it was dropped.
        store.setState({ lists: all });
        const answer = await lists.order({ lists: all.map(({ id }) => id) });
        if (answer.ok) return;
        store.setState(before);
        tell(answer.failure);
      },
      async add(list, pages) {
        const answer = await put(list.id, pages);
        if (!answer.ok) return tell(answer.failure);
        notices.getState().flash(`${subject(pages)} on the list “${isolated(list.name)}”.`);
      },
      async take(list, pages, all) {
        const answer = await lists.take({ list: list.id, pages: pages.map(nameOf) });
        if (!answer.ok) return tell(answer.failure);
        const undo = async () => {
          const back = await put(list.id, pages);
          if (!back.ok) return tell(back.failure);
          await lists.orderPages({ list: list.id, pages: all.map(nameOf) });
        };
        notices.getState().say({
          id: LIST_LINE,
          text: `${subject(pages)} not on the list “${isolated(list.name)}” any more.`,
          action: { label: 'Undo', run: () => void undo() },
        });
      },
      async orderPages(list, pages) {
        const answer = await lists.orderPages({ list, pages: pages.map(nameOf) });
        if (!answer.ok) tell(answer.failure);
      },
    };
  }, [client, notices, store, tell]);
}

function subject(pages: readonly PageName[]): string {
  return pages.length === 1 ? `“${isolated(pages[0]?.title ?? '')}” is` : `${countText(pages.length, 'page')} are`;
}

function nameOf({ site, title }: PageName): PageName {
  return { site, title };
}
