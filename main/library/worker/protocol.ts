import type { LibraryFailure } from '../../../shared/failures.ts';
import type { KeptHit, SiteId } from '../../../shared/models.ts';
import type { Result } from '../../../shared/result.ts';
import type { Mended } from '../database/salvage.ts';
import type { Sizes } from '../pages/eviction.ts';
import type { KeptPage, PageKey, PageToKeep } from '../pages/kept-page.ts';
import type { Mark } from '../pages/marks.ts';
import type { LibraryQuery } from '../search/search.ts';

/** What the library's threads are asked, and what they answer. */
export type Calls = {
  readonly keep: { readonly args: PageToKeep; readonly value: null };
  readonly mark: { readonly args: Mark; readonly value: boolean };
  readonly drop: { readonly args: PageKey; readonly value: boolean };
  readonly evict: {
    readonly args: { readonly bound: number };
    readonly value: { readonly gone: number; readonly done: boolean };
  };
  /** Looks whether the file is sound, and makes it so. Nobody else has it open. */
  readonly mend: { readonly args: null; readonly value: Mended | null };
  readonly read: { readonly args: PageKey; readonly value: KeptPage | null };
  readonly search: { readonly args: LibraryQuery; readonly value: readonly KeptHit[] };
  readonly titles: {
    readonly args: { readonly site: SiteId; readonly titles: readonly string[] };
    readonly value: readonly string[];
  };
  readonly sizes: { readonly args: null; readonly value: Sizes };
  /** Lets go of the file; the next call opens it again. */
  readonly close: { readonly args: null; readonly value: null };
};

export type CallName = keyof Calls;
export type Args<N extends CallName> = Calls[N]['args'];
export type Value<N extends CallName> = Calls[N]['value'];

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
