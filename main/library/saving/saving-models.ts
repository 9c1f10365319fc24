/** What the library's threads are asked about saving, and what they answer. Moments are ms since the epoch. */

import type { LibraryFailure, ReadFailure } from '../../../shared/failures.ts';
import type { PageName, SavedPictures, SaveJob, SaveWhat } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import type { KeptPage, PageKey, PageToKeep } from '../pages/kept-page.ts';
import type { MediaFile } from './media-files.ts';

export type SaveFailure = ReadFailure | LibraryFailure;

export type Wish = {
  readonly what: SaveWhat;
  readonly label: string;
  readonly pictures: SavedPictures;
  readonly at: number;
  /** What it is about, where that is known already. */
  readonly pages?: readonly PageName[] | undefined;
};

/** What is in the queue, without what only whoever works on it knows. */
export type StoredQueue = {
  readonly paused: boolean;
  /** Latest first. None is `running`. */
  readonly jobs: readonly (SaveJob & { readonly bytes: number })[];
};

/** What is to be done next. */
export type NextSaving =
  /** Find the pages of a job, or the next of them. */
  | {
      readonly is: 'finding';
      readonly job: number;
      readonly what: SaveWhat;
      /** As `FoundPages.next` said it. */
      readonly next: string | undefined;
    }
  /** Some of a job's pages, in order. */
  | { readonly is: 'pages'; readonly items: readonly SaveItem[] };

export type SaveItem = PageName & {
  readonly id: number;
  readonly job: number;
  readonly pictures: SavedPictures;
  /** Whether anything was kept under this name. */
  readonly isKept: boolean;
};

export type FoundPages = {
  readonly job: number;
  readonly pages: readonly PageName[];
  /** A better name for the job. */
  readonly label?: string | undefined;
  /** Where the next pages begin; absent when these are the last. */
  readonly next?: string | undefined;
  readonly at: number;
};

/** A picture of a saved page. */
export type SavedMedium = {
  /** Exact, as `mediaUrl` makes it. */
  readonly address: string;
  /** What all sizes of the same picture have in common. */
  readonly picture: string;
  /** Of its file. */
  readonly bytes: number;
};

/** A page whose reading document is not compressed yet. */
export type PlainPage = Omit<PageToKeep, 'html'> & { readonly document: Uint8Array };

/** A page with everything that belongs to it: all of it becomes saved at once. */
export type PageToSave = {
  /** Which page; by any of its names. */
  readonly key: PageKey;
  /** What it says now; its document is compressed where it is written. Absent where that is kept already. */
  readonly page?: PlainPage | undefined;
  readonly pictures: SavedPictures;
  /** All that it holds now, not only what is new. */
  readonly media: readonly SavedMedium[];
  /** Of those pictures that are not on disk yet. */
  readonly files: readonly MediaFile[];
  readonly at: number;
  /** The place in the queue that is done with it, and what was fetched for it. */
  readonly item?: { readonly id: number; readonly bytes: number } | undefined;
  /** The saved page that this is a later text of: nothing is saved where that is not saved any more. */
  readonly laterOf?: PageKey | undefined;
};

/** How a page is saved. */
export type SavedState = {
  readonly savedAt: number;
  readonly pictures: SavedPictures;
  /** False where its text is later than its pictures. */
  readonly whole: boolean;
};

/** A saved page that is to be asked after. */
export type DuePage = PageName & { readonly pictures: SavedPictures; readonly whole: boolean };

export type SavingCalls = {
  /** The same wish again is the same job: it begins anew where it was done, and takes the better pictures of both. */
  readonly addWish: { readonly args: Wish; readonly value: number };
  readonly queue: { readonly args: { readonly at: number }; readonly value: StoredQueue };
  /** @param busy places in the queue that somebody works on. @param away wikis that are left alone for now */
  readonly nextSaving: {
    readonly args: { readonly busy: readonly number[]; readonly away?: readonly SiteId[] };
    readonly value: NextSaving | null;
  };
  readonly foundPages: { readonly args: FoundPages; readonly value: null };
  readonly notFound: {
    readonly args: { readonly job: number; readonly failure: SaveFailure };
    readonly value: null;
  };
  /** Answers which were saved: those that are there and still wanted; and the addresses that no page holds any more. */
  readonly savePages: {
    readonly args: readonly PageToSave[];
    readonly value: { readonly saved: readonly boolean[]; readonly free: readonly string[] };
  };
  readonly notSaved: {
    readonly args: { readonly item: number; readonly failure: SaveFailure; readonly at: number };
    readonly value: null;
  };
  readonly pauseSaving: { readonly args: { readonly paused: boolean }; readonly value: null };
  /** Of one job, or of all. */
  readonly retrySaving: { readonly args: { readonly job: number | undefined }; readonly value: null };
  readonly removeJob: { readonly args: { readonly job: number }; readonly value: null };
  /** The pages may go from now on. Answers the addresses that no page holds any more. */
  readonly releasePages: { readonly args: readonly PageKey[]; readonly value: readonly string[] };
  /** Forgets which pictures no page holds any more, and answers their addresses. */
  readonly freeMedia: { readonly args: null; readonly value: readonly string[] };
  /** The addresses of all pictures that saved pages hold. */
  readonly savedMedia: { readonly args: null; readonly value: readonly string[] };
  /** The addresses of what is saved of a picture, in all its sizes. */
  readonly sizesOfPicture: { readonly args: { readonly picture: string }; readonly value: readonly string[] };
  /** How a page is saved, and what is kept of it. */
  readonly beforeSaving: {
    readonly args: PageKey;
    readonly value: { readonly state: SavedState | null; readonly kept: KeptPage | null };
  };
  readonly savedState: { readonly args: PageKey; readonly value: SavedState | null };
  /** The saved page that has not been asked after for the longest time, at least since `before`; what an older engine made first. */
  readonly duePage: {
    readonly args: { readonly before: number; readonly engine: number };
    readonly value: DuePage | null;
  };
  /** The wiki was asked after a saved page, whatever came of it. */
  readonly askedAfter: { readonly args: PageKey & { readonly at: number }; readonly value: null };
};
