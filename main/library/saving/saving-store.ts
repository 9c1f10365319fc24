import type { LibraryFailure } from '../../../shared/failures.ts';
import type { SiteId } from '../../../shared/models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { PageKey } from '../pages/kept-page.ts';
import type { SavedMedia } from './saved-media.ts';
import type {
  DuePage,
  FoundPages,
  NextSaving,
  PageToSave,
  SaveFailure,
  SavingCalls,
  StoredQueue,
  Wish,
} from './saving-models.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

/** The queue of what is to be saved, and what belongs to pages that are. What was acknowledged is on disk. */
export type SavingStore = {
  /** Answers the job's id. */
  readonly add: (wish: Wish) => Answer<number>;
  readonly queue: (at: number) => Answer<StoredQueue>;
  /** Undefined when there is nothing to do. @param busy places in the queue that somebody works on. @param away wikis that are left alone for now */
  readonly next: (busy: readonly number[], away: readonly SiteId[]) => Answer<NextSaving | undefined>;
  readonly found: (found: FoundPages) => Answer<null>;
  readonly notFound: (job: number, failure: SaveFailure) => Answer<null>;
  /** In one transaction. Answers for each whether it was saved: there is such a page, and it is still wanted. */
  readonly save: (pages: readonly PageToSave[]) => Answer<readonly boolean[]>;
  readonly notSaved: (item: number, failure: SaveFailure, at: number) => Answer<null>;
  readonly pause: (paused: boolean) => Answer<null>;
  /** Of one job, or of all. */
  readonly retry: (job: number | undefined) => Answer<null>;
  readonly remove: (job: number) => Answer<null>;
  /** The pages may go from now on, and so may the pictures that no other saved page holds. */
  readonly release: (pages: readonly PageKey[]) => Answer<null>;
  /** How a page is saved, if it is, and what is kept of it. */
  readonly before: (page: PageKey) => Answer<SavingCalls['beforeSaving']['value']>;
  /** The addresses of what is saved of a picture in all its sizes, the largest first. */
  readonly sizesOf: (picture: string) => Answer<readonly string[]>;
  /** The saved page that is to be asked after first; undefined when none is due. */
  readonly due: (before: number, engine: number) => Answer<DuePage | undefined>;
  readonly askedAfter: (page: PageKey, at: number) => Answer<null>;
};

type Call = <N extends keyof SavingCalls>(name: N, args: SavingCalls[N]['args']) => Answer<SavingCalls[N]['value']>;

/** @param media files of pictures that nobody holds any more are given back to it */
export function createSavingStore(call: Call, media: Pick<SavedMedia, 'giveBack'> | undefined): SavingStore {
  return {
    add: (wish) => call('addWish', wish),
    queue: (at) => call('queue', { at }),
    next: (busy, away) => orUndefined(call('nextSaving', { busy, away })),
    found: (found) => call('foundPages', found),
    notFound: (job, failure) => call('notFound', { job, failure }),
    async save(pages) {
      const saved = await call('savePages', pages);
      if (!saved.ok) return saved;
      await media?.giveBack(saved.value.free);
      return ok(saved.value.saved);
    },
    notSaved: (item, failure, at) => call('notSaved', { item, failure, at }),
    pause: (paused) => call('pauseSaving', { paused }),
    retry: (job) => call('retrySaving', { job }),
    remove: (job) => call('removeJob', { job }),
    async release(pages) {
      const free = await call('releasePages', pages);
      if (!free.ok) return free;
      await media?.giveBack(free.value);
      return ok(null);
    },
    before: (page) => call('beforeSaving', page),
    sizesOf: (picture) => call('sizesOfPicture', { picture }),
    due: (before, engine) => orUndefined(call('duePage', { before, engine })),
    askedAfter: (page, at) => call('askedAfter', { ...page, at }),
  };
}

/** What crosses from a thread as null. */
async function orUndefined<T>(asked: Answer<T | null>): Answer<T | undefined> {
  const found = await asked;
  return found.ok ? ok(found.value ?? undefined) : found;
}
