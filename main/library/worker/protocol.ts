import type { LibraryFailure, ListFailure } from '../../../shared/failures.ts';
import type {
  DamagedCopies,
  KeptRow,
  ListedPage,
  ListId,
  Part,
  ReadingList,
  UnfinishedPage,
  Visit,
  VisitId,
} from '../../../shared/library-models.ts';
import type { KeptHit, SiteId } from '../../../shared/models.ts';
import type { Result } from '../../../shared/result.ts';
import type { BundleThreadCalls } from '../bundle/bundle-calls.ts';
import type { Mended } from '../database/salvage.ts';
import type { Forgetting } from '../history/forget.ts';
import type { PastOfPage, PastQuery, UnfinishedQuery } from '../history/places.ts';
import type { PlaceToKeep, VisitToRecord } from '../history/record.ts';
import type { VisitQuery } from '../history/timeline.ts';
import type { ListArranging, ListNaming } from '../lists/change-lists.ts';
import type { Owner } from '../owner.ts';
import type { ShelfSizes } from '../pages/eviction.ts';
import type { KeptPage, PageKey, PageToKeep } from '../pages/kept-page.ts';
import type { Mark } from '../pages/marks.ts';
import type { ShelfQuery } from '../pages/shelf.ts';
import type { SavingCalls } from '../saving/saving-models.ts';
import type { LibraryQuery } from '../search/search.ts';

/** What the library's threads are asked, and what they answer. */
export type Calls = SavingCalls &
  BundleThreadCalls & {
    readonly keep: { readonly args: PageToKeep; readonly value: null };
    readonly mark: { readonly args: Mark; readonly value: boolean };
    readonly drop: { readonly args: PageKey; readonly value: boolean };
    readonly evict: {
      readonly args: { readonly bound: number };
      readonly value: { readonly gone: number; readonly done: boolean };
    };
    /** Takes what was forgotten out of where it still stands, a step at a time; answers whether it was the last. */
    readonly scrub: { readonly args: { readonly begins: boolean }; readonly value: boolean };
    /** Looks whether the file is sound, and makes it so. Nobody else has it open. */
    readonly mend: { readonly args: null; readonly value: Mended | null };
    /** Takes all of it away, and makes a new one. Nobody else has it open. */
    readonly erase: { readonly args: null; readonly value: null };
    /** Takes away what was kept of versions before, once the file is known to be sound and was of this version when it was opened. */
    readonly settleBackups: { readonly args: null; readonly value: null };
    /** Takes away what was kept of damaged files. */
    readonly dropDamaged: { readonly args: null; readonly value: null };
    readonly read: { readonly args: PageKey; readonly value: KeptPage | null };
    readonly search: { readonly args: LibraryQuery; readonly value: readonly KeptHit[] };
    readonly titles: {
      readonly args: { readonly site: SiteId; readonly titles: readonly string[] };
      readonly value: readonly string[];
    };
    readonly row: { readonly args: PageKey; readonly value: KeptRow | null };
    readonly shelf: { readonly args: ShelfQuery; readonly value: Part<KeptRow> };
    readonly sizes: { readonly args: null; readonly value: ShelfSizes & { readonly damaged: DamagedCopies } };

    readonly lists: { readonly args: { readonly owner: Owner }; readonly value: readonly ReadingList[] };
    readonly listPages: {
      readonly args: { readonly owner: Owner; readonly list: ListId };
      readonly value: readonly ListedPage[] | null;
    };
    readonly listsWith: { readonly args: PageKey & { readonly owner: Owner }; readonly value: readonly ListId[] };
    readonly nameList: { readonly args: ListNaming; readonly value: Result<ReadingList, ListFailure> };
    readonly arrangeLists: { readonly args: ListArranging; readonly value: Result<null, ListFailure> };

    readonly recordVisit: { readonly args: VisitToRecord; readonly value: null };
    readonly keepPlace: { readonly args: PlaceToKeep; readonly value: boolean };
    readonly forgetVisits: { readonly args: Forgetting; readonly value: number };
    readonly past: { readonly args: PastQuery; readonly value: PastOfPage };
    readonly visits: { readonly args: VisitQuery; readonly value: Part<Visit> };
    readonly trail: {
      readonly args: { readonly owner: Owner; readonly visit: VisitId };
      readonly value: readonly Visit[];
    };
    readonly unfinished: { readonly args: UnfinishedQuery; readonly value: readonly UnfinishedPage[] };

    /** Lets go of the file; the next call opens it again. */
    readonly close: { readonly args: null; readonly value: null };
  };

export type CallName = keyof Calls;
export type Args<N extends CallName> = Calls[N]['args'];
export type Value<N extends CallName> = Calls[N]['value'];
/** Asks the thread whose work it is. */
export type Call = <N extends CallName>(name: N, args: Args<N>) => Promise<Result<Value<N>, LibraryFailure>>;

/** One thread writes and one reads: whoever reads waits for nobody who saves. */
export type Role = 'writer' | 'reader';

/** What a thread is started with. */
export type WorkerData = { readonly role: Role; readonly path: string };

export type Request = {
  readonly id: number;
  readonly name: CallName;
  readonly args: unknown;
};

export type Reply =
  | { readonly id: number; readonly result: Result<unknown, LibraryFailure> }
  /** A bug. */
  | { readonly id: number; readonly error: string }
  /** Said once, when the file has been opened for the first time or could not be. */
  | { readonly opened: true }
  | { readonly opened: false; readonly failure: LibraryFailure }
  /** A file that was found damaged when it was opened has been mended. */
  | { readonly mended: Mended };
