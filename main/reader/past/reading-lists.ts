import type { LibraryFailure, ListFailure } from '../../../shared/failures.ts';
import type { ListedPage, ListId, PageName, ReadingList } from '../../../shared/library-models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ListArranging, ListNaming } from '../../library/lists/change-lists.ts';
import type { ListCalls } from '../../library/lists/list-calls.ts';
import type { Owner } from '../../library/owner.ts';
import type { Clock } from '../../ports.ts';
import { createListeners } from '../listeners.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;
type ListAnswer<T> = Promise<Result<T, LibraryFailure | ListFailure>>;
type Naming = Pick<ListNaming, 'name' | 'description'>;
type Pages = { readonly list: ListId; readonly pages: readonly PageName[] };

/** Reading lists of whoever is active, or of nobody. See `lists.*` of the contract. */
export type ReadingLists = {
  readonly all: () => Answer<readonly ReadingList[]>;
  readonly create: (naming: Naming) => ListAnswer<ReadingList>;
  readonly change: (naming: Naming & { readonly list: ListId }) => ListAnswer<ReadingList>;
  readonly remove: (list: ListId) => Answer<null>;
  readonly order: (lists: readonly ListId[]) => Answer<null>;
  readonly pages: (list: ListId) => ListAnswer<readonly ListedPage[]>;
  readonly add: (pages: Pages) => ListAnswer<null>;
  readonly take: (pages: Pages) => Answer<null>;
  readonly orderPages: (pages: Pages) => Answer<null>;
  readonly of: (page: PageName) => Answer<readonly ListId[]>;
  /** What the lists are, whenever they have become others. Answers what ends it. */
  readonly onChange: (listener: (lists: readonly ReadingList[]) => void) => () => void;
  /** They may be others now (somebody else is active, what is in them was saved): tells them, if so. */
  readonly refresh: () => Promise<void>;
};

export type ReadingListsDeps = {
  readonly library: { readonly lists: ListCalls };
  /** Who is active. */
  readonly whose: () => Owner;
  readonly clock: Pick<Clock, 'now'>;
};

export function createReadingLists({ library: { lists }, whose, clock }: ReadingListsDeps): ReadingLists {
  const listeners = createListeners<readonly ReadingList[]>();
  let told = '';

  const refresh = async () => {
    const owner = whose();
    const found = await lists.all(owner);
    // Whoever is active meanwhile is told of on their own.
    if (!found.ok || whose() !== owner) return;
    const now = JSON.stringify([owner, found.value]);
    if (now === told) return;
    told = now;
    listeners.tell(found.value);
  };
  const by = () => ({ owner: whose(), at: clock.now() });
  const name = async (naming: Naming & { readonly list?: ListId }): ListAnswer<ReadingList> => {
    const named = await lists.name({ ...naming, ...by() });
    if (!named.ok) return named;
    if (named.value.ok) await refresh();
    return named.value;
  };
  const arrange = async (arranging: ListArranging): ListAnswer<null> => {
    const arranged = await lists.arrange(arranging);
    if (!arranged.ok) return arranged;
    if (arranged.value.ok) await refresh();
    return arranged.value;
  };

  return {
    all: () => lists.all(whose()),
    create: ({ name: called, description }) => name({ name: called, description }),
    change: name,
    remove: (list) => sparing(arrange({ ...by(), is: 'removed', list })),
    order: (wanted) => sparing(arrange({ ...by(), is: 'ordered', lists: wanted })),
    async pages(list) {
      const found = await lists.pages({ owner: whose(), list });
      if (!found.ok) return found;
      return found.value === null ? fail({ code: 'list-missing' }) : ok(found.value);
    },
    add: (pages) => arrange({ ...by(), is: 'filled', ...pages }),
    take: (pages) => sparing(arrange({ ...by(), is: 'emptied', ...pages })),
    orderPages: (pages) => sparing(arrange({ ...by(), is: 'pages-ordered', ...pages })),
    of: (page) => lists.of({ ...page, owner: whose() }),
    onChange: listeners.add,
    refresh,
  };
}

/** Nothing is to be done about a list that is not there any more. */
async function sparing(answer: ListAnswer<null>): Answer<null> {
  const result = await answer;
  if (result.ok) return result;
  const { failure } = result;
  switch (failure.code) {
    case 'list-missing':
    case 'list-name-taken':
    case 'list-name-empty':
      return ok(null);
    default:
      return fail(failure);
  }
}
