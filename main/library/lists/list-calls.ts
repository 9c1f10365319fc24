import type { LibraryFailure, ListFailure } from '../../../shared/failures.ts';
import type { ListedPage, ListId, ReadingList } from '../../../shared/library-models.ts';
import type { Result } from '../../../shared/result.ts';
import type { Owner } from '../owner.ts';
import type { PageKey } from '../pages/kept-page.ts';
import type { Call } from '../worker/protocol.ts';
import type { ListArranging, ListNaming } from './change-lists.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

/** Reading lists on disk. */
export type ListCalls = {
  /** In their order. */
  readonly all: (owner: Owner) => Answer<readonly ReadingList[]>;
  /** In their order; null when it is no list of this owner's. */
  readonly pages: (of: { readonly owner: Owner; readonly list: ListId }) => Answer<readonly ListedPage[] | null>;
  /** Those that hold a page. */
  readonly of: (page: PageKey & { readonly owner: Owner }) => Answer<readonly ListId[]>;
  readonly name: (naming: ListNaming) => Answer<Result<ReadingList, ListFailure>>;
  readonly arrange: (arranging: ListArranging) => Answer<Result<null, ListFailure>>;
};

export function createListCalls(call: Call): ListCalls {
  return {
    all: (owner) => call('lists', { owner }),
    pages: (of) => call('listPages', of),
    of: (page) => call('listsWith', page),
    name: (naming) => call('nameList', naming),
    arrange: (arranging) => call('arrangeLists', arranging),
  };
}
