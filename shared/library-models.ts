/** What is kept, saved, listed and remembered of reading: data that both sides speak. Moments are ms since the epoch. */

import type { LibraryFailure, ReadFailure } from './failures.ts';
import type { Direction, SiteId } from './models.ts';

/** A page by its place in the world: what a list, the history and the queue are made of. */
export type PageName = {
  readonly site: SiteId;
  /** With spaces. */
  readonly title: string;
};

/** A page that is on this computer, whole. */
export type KeptRow = PageName & {
  /** A sentence; empty where none is known. */
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  readonly revision: number;
  readonly fetchedAt: number;
  /** When it was last known to be what the wiki has. */
  readonly checkedAt: number;
  readonly readAt: number;
  /** Absent where it was only read. */
  readonly savedAt?: number | undefined;
  /** A later revision that the wiki is known to have. */
  readonly newerRevision?: number | undefined;
  /** With its text, its index and its saved pictures, on disk. */
  readonly bytes: number;
};

/** Part of a longer list. */
export type Part<T> = {
  readonly rows: readonly T[];
  /** Where the next part begins; absent at the end. Opaque. */
  readonly next?: string | undefined;
};

/** Files of the library that were found damaged and kept aside. They may hold what was forgotten later. */
export type DamagedCopies = {
  readonly count: number;
  readonly bytes: number;
};

/** What takes the room, in bytes on disk. */
export type LibrarySizes = {
  /** Saved pages, with their text and its index. */
  readonly saved: number;
  readonly savedCount: number;
  /** Pages that were read and may go. */
  readonly read: number;
  readonly readCount: number;
  /** Pictures and recordings of saved pages. */
  readonly savedMedia: number;
  /** Those that may go. */
  readonly readMedia: number;
  readonly damaged: DamagedCopies;
  /** What pages and pictures that may go are allowed to take together. */
  readonly bound: number;
  /** The largest pages, largest first. At most ten. */
  readonly largest: readonly KeptRow[];
};

/** Which pictures are saved with a page: none, those of the text at the width of reading, or large ones for the viewer as well. */
export type SavedPictures = 'none' | 'reading' | 'large';

/** What a person asked to be saved. */
export type SaveWhat =
  | ({ readonly kind: 'page' } & PageName)
  /** The pages that a section links to; without an anchor the introduction's. */
  | ({ readonly kind: 'section'; readonly anchor?: string | undefined } & PageName)
  /** The pages of a reading list. */
  | { readonly kind: 'list'; readonly list: ListId }
  /** The pages of a category, without those of its subcategories. `title` has the namespace. */
  | ({ readonly kind: 'category' } & PageName);

/** A wish, and how far it has come. */
export type SaveJob = {
  readonly id: number;
  readonly what: SaveWhat;
  /** The page's, section's, list's or category's name, for a sentence; empty where the list is somebody else's, or gone. */
  readonly label: string;
  readonly pictures: SavedPictures;
  readonly askedAt: number;
  /** `finding`: its pages are not all known yet. `failed`: some of its pages could not be had; the others are there. */
  readonly state: 'finding' | 'waiting' | 'running' | 'done' | 'failed';
  /** Pages, as far as they are known. */
  readonly total: number;
  readonly done: number;
  /** Those that failed, at most fifty of them, and why. `page` is absent where the pages could not even be found. */
  readonly failures: readonly {
    readonly page?: PageName | undefined;
    readonly failure: ReadFailure | LibraryFailure;
  }[];
  readonly failed: number;
};

/** The queue of what is to be saved. It survives the end of the app. */
export type SavingView = {
  /** `offline`: it waits for the network. `slowed`: the wiki asked for patience. `blocked`: the library cannot be written. */
  readonly state: 'idle' | 'running' | 'paused' | 'offline' | 'slowed' | 'blocked';
  /** Of all jobs that are not done, in pages. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Fetched for these jobs so far. */
  readonly bytes: number;
  /** An estimate in ms; absent while there is none. */
  readonly leftMs?: number | undefined;
  /** Why it is blocked. */
  readonly failure?: LibraryFailure | undefined;
  /** Latest first; those done within the last day are still here. */
  readonly jobs: readonly SaveJob[];
};

/** So many lists of one person's come whole to the window, and can be put in order. */
export const MOST_LISTS = 5000;

export type ListId = number & { readonly __brand: 'ListId' };

/** A reading list of whoever is signed in, or of nobody. */
export type ReadingList = {
  readonly id: ListId;
  readonly name: string;
  /** May be empty. */
  readonly description: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly count: number;
  /** How many of its pages are saved. */
  readonly savedCount: number;
};

export type ListedPage = PageName & {
  readonly description: string;
  readonly addedAt: number;
  /** Whether it opens from here. */
  readonly kept: boolean;
  readonly saved: boolean;
};

export type VisitId = number & { readonly __brand: 'VisitId' };

/** A page that was opened, once. */
export type Visit = PageName & {
  readonly id: VisitId;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  readonly at: number;
  /** The visit whose link led here. */
  readonly from?: VisitId | undefined;
  readonly kept: boolean;
};

/** Where in a page somebody was: as `renderer/navigation/place.ts` has it. */
export type PagePlace = {
  /** How far down the page, in CSS pixels. */
  readonly scroll: number;
  /** The heading that was passed last, and where it stood, in CSS pixels from the top of the view. */
  readonly heading?: { readonly id: string; readonly top: number } | undefined;
};

/** A page that was not read to its end, for "Continue reading". */
export type UnfinishedPage = PageName & {
  readonly description: string;
  readonly language: string;
  readonly direction: Direction;
  /** Heading of the section that was being read. */
  readonly section?: string | undefined;
  readonly place: PagePlace;
  /** 0 to 1. */
  readonly progress: number;
  readonly at: number;
  readonly kept: boolean;
};

/** So many things of a bundle that could not be taken over are told one by one. */
export const MOST_SKIPPED = 50;

/** What is exported or imported, or what became of it. */
export type BundleReport = {
  /** File name, without its folder. */
  readonly name: string;
  readonly bytes: number;
  readonly lists: number;
  readonly visits: number;
  readonly pages: number;
  readonly pictures: number;
  /** What could not be taken over, and why in a word; each once, and at most `MOST_SKIPPED`. */
  readonly skipped: readonly {
    readonly what: string;
    readonly why: 'unknown-wiki' | 'malformed' | 'older-than-kept' | 'picture-refused' | 'too-many-lists';
  }[];
};

/** Lines and colours of the open tabs, as they were written down: `renderer/navigation/tabs.ts` knows the shape. */
export type StoredSession = {
  readonly tabs: string;
  /** The last two attempts to open it came to no good end, so its pages open when they are wanted. */
  readonly guarded: boolean;
};
