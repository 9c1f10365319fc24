import type { LibraryFailure } from '../../../shared/failures.ts';
import type { KeptHit } from '../../../shared/models.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Library } from '../../library/library.ts';
import type { LibraryQuery } from '../../library/search/search.ts';

export type SearchLibrary = (
  query: LibraryQuery,
) => Promise<Result<readonly KeptHit[], LibraryFailure | { readonly code: 'superseded' }>>;

/**
 * Search of what is kept while somebody types. One question is with the library at a time; of those that come meanwhile only the
 * latest is asked, and all before it answer `superseded`: the one under way when it ends, the others at once.
 */
export function createLibrarySearch(library: Pick<Library, 'search'>): SearchLibrary {
  let latest = 0;
  let running: Promise<unknown> | undefined;
  /** Lets whoever waits for its turn know that it will not come. */
  let giveUp = () => {};
  return async (query) => {
    latest++;
    const mine = latest;
    giveUp();
    if (running !== undefined) {
      const overtaken = new Promise<void>((resolve) => {
        giveUp = resolve;
      });
      // Whatever becomes of that one is told to whoever asked it.
      await Promise.race([running.catch(() => {}), overtaken]);
      if (mine !== latest) return fail({ code: 'superseded' });
    }
    const asked = library.search(query);
    running = asked;
    try {
      const found = await asked;
      return mine === latest ? found : fail({ code: 'superseded' });
    } finally {
      if (running === asked) running = undefined;
    }
  };
}
