import type { Library } from '../../main/library/library.ts';
import type { KeptPage, PageToKeep } from '../../main/library/pages/kept-page.ts';
import type { Mark } from '../../main/library/pages/marks.ts';
import type { LibraryQuery } from '../../main/library/search/search.ts';
import type { LibraryFailure } from '../../shared/failures.ts';
import type { KeptHit } from '../../shared/models.ts';
import { fail, ok } from '../../shared/result.ts';

export type FakeLibrary = Library & {
  /** What was kept, in order. */
  readonly kept: readonly PageToKeep[];
  readonly marks: readonly Mark[];
  /** Puts a page there, as an earlier run left it. */
  readonly put: (page: PageToKeep, rest?: Partial<KeptPage>) => void;
  /** What every search finds. */
  readonly finds: (hits: readonly KeptHit[]) => void;
  readonly searched: readonly LibraryQuery[];
  /** From now on nothing works, and why. */
  readonly breaks: (failure: LibraryFailure) => void;
  /** From now on nothing answers, until the answer of this is called. */
  readonly hangs: () => () => void;
};

/** A library in memory. */
export function createFakeLibrary(): FakeLibrary {
  const kept: PageToKeep[] = [];
  const marks: Mark[] = [];
  const pages = new Map<string, { readonly page: KeptPage; readonly names: readonly string[] }>();
  let failure: LibraryFailure | undefined;
  let silence: Promise<void> = Promise.resolve();
  const searched: LibraryQuery[] = [];
  let hits: readonly KeptHit[] = [];

  const answer = async <T>(value: () => T) => {
    await silence;
    return failure === undefined ? ok(value()) : fail(failure);
  };
  const find = (site: string, title: string) =>
    [...pages.values()].find(({ page, names }) => page.site === site && names.includes(title))?.page;
  const put = (page: PageToKeep, rest: Partial<KeptPage> = {}) => {
    const { aliases, movedFrom, text: _text, headings: _headings, ...facts } = page;
    if (movedFrom !== undefined) pages.delete(`${page.site} ${movedFrom}`);
    const names = [page.title, ...aliases, ...(movedFrom === undefined ? [] : [movedFrom])];
    pages.set(`${page.site} ${page.title}`, { page: { ...facts, checkedAt: page.fetchedAt, ...rest }, names });
  };
  return {
    kept,
    marks,
    put,
    breaks: (why) => {
      failure = why;
    },
    hangs: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      silence = promise;
      return resolve;
    },
    keep: (page) =>
      answer(() => {
        kept.push(page);
        put(page);
        return null;
      }),
    read: ({ site, title }) => answer(() => find(site, title)),
    mark: (mark) => answer(() => marks.push(mark) > 0),
    drop: ({ site, title }) => answer(() => pages.delete(`${site} ${title}`)),
    titles: ({ site, titles }) => answer(() => titles.filter((title) => find(site, title) !== undefined)),
    finds: (found) => {
      hits = found;
    },
    searched,
    search: (query) =>
      answer(() => {
        searched.push(query);
        return hits;
      }),
    sizes: () => answer(() => ({ count: pages.size, pages: 0, saved: 0, savedCount: 0 })),
    opened: async () => failure,
    close: async () => {},
  };
}
