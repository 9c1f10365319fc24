import { createBundleCalls } from '../../main/library/bundle/bundle-calls.ts';
import type { PlaceToKeep, VisitToRecord } from '../../main/library/history/record.ts';
import type { Library } from '../../main/library/library.ts';
import type { KeptPage, PageToKeep } from '../../main/library/pages/kept-page.ts';
import type { Mark } from '../../main/library/pages/marks.ts';
import { createSavingStore } from '../../main/library/saving/saving-store.ts';
import type { LibraryQuery } from '../../main/library/search/search.ts';
import type { LibraryFailure } from '../../shared/failures.ts';
import type { PagePlace } from '../../shared/library-models.ts';
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
  /** What the history was told. */
  readonly visits: readonly VisitToRecord[];
  readonly places: readonly PlaceToKeep[];
  /** Where every page was left. */
  readonly leftAt: (place: PagePlace | undefined) => void;
  /** What is saved of pictures: the addresses of their sizes, the largest first. */
  readonly sizesOfPictures: Map<string, readonly string[]>;
  /** From now on nothing works, and why. */
  readonly breaks: (failure: LibraryFailure) => void;
  /** Its file is only being opened. */
  readonly opens: () => void;
  /** From now on nothing answers, until the answer of this is called. */
  readonly hangs: () => () => void;
};

/** A library in memory. */
export function createFakeLibrary(): FakeLibrary {
  const kept: PageToKeep[] = [];
  const sizesOfPictures = new Map<string, readonly string[]>();
  const marks: Mark[] = [];
  const pages = new Map<string, { readonly page: KeptPage; readonly names: readonly string[] }>();
  let failure: LibraryFailure | undefined;
  let silence: Promise<void> = Promise.resolve();
  let isOpen = true;
  const searched: LibraryQuery[] = [];
  const visits: VisitToRecord[] = [];
  const places: PlaceToKeep[] = [];
  let left: PagePlace | undefined;
  let hits: readonly KeptHit[] = [];

  const answer = async <T>(value: () => T) => {
    await silence;
    return failure === undefined ? ok(value()) : fail(failure);
  };
  /** By its own title, or by the name that led to it last. */
  const find = (site: string, title: string) => {
    const named = [...pages.values()].findLast(({ page, names }) => page.site === site && names.includes(title));
    return (pages.get(`${site} ${title}`) ?? named)?.page;
  };
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
    visits,
    places,
    leftAt: (place) => {
      left = place;
    },
    lists: {
      all: () => answer(() => []),
      pages: () => answer(() => null),
      of: () => answer(() => []),
      name: () => answer(() => fail({ code: 'list-missing' })),
      arrange: () => answer(() => fail({ code: 'list-missing' })),
    },
    history: {
      record: (visit) =>
        answer(() => {
          visits.push(visit);
          return null;
        }),
      leave: (place) => answer(() => places.push(place) > 0),
      forget: () => answer(() => 0),
      past: ({ visit }) => answer(() => ({ place: left, visited: visits.some(({ id }) => id === visit) })),
      visits: () => answer(() => ({ rows: [] })),
      trail: () => answer(() => []),
      unfinished: () => answer(() => []),
    },
    bundle: createBundleCalls(() => {
      throw new Error('A bundle needs a library on disk');
    }),
    row: () => answer(() => null),
    shelf: () => answer(() => ({ rows: [] })),
    sizes: () =>
      answer(() => ({
        count: pages.size,
        pages: 0,
        saved: 0,
        savedCount: 0,
        savedMedia: 0,
        damaged: { count: 0, bytes: 0 },
        largest: [],
      })),
    sizesOfPictures,
    saving: {
      ...createSavingStore(async () => fail({ code: 'library-unreachable' }), undefined),
      sizesOf: async (picture) => ok(sizesOfPictures.get(picture) ?? []),
    },
    scrub: async () => {},
    dropDamaged: () => answer(() => null),
    trim: async () => {},
    forget: () =>
      answer(() => {
        pages.clear();
        return null;
      }),
    onChange: () => () => {},
    opened: async () => failure,
    isOpen: () => isOpen,
    opens() {
      isOpen = false;
    },
    close: async () => {},
  };
}
