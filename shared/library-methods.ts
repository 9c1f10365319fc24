/** The contract's rows about what is kept, saved, listed and remembered. `shared/contract.ts` has the others. */

import * as z from 'zod/mini';
import type { BundleFailure, DeletionFailure, LibraryFailure, ListFailure, SettingsFailure } from './failures.ts';
import {
  type BundleReport,
  type KeptRow,
  type LibrarySizes,
  type ListedPage,
  type ListId,
  MOST_LISTS,
  type Part,
  type ReadingList,
  type SavingView,
  type StoredSession,
  type UnfinishedPage,
  type Visit,
  type VisitId,
} from './library-models.ts';
import { method } from './method.ts';
import type { KeptHit, Settings, SiteId } from './models.ts';
import { decodeSiteId } from './site-id.ts';

const nothing = z.undefined();
const site = z.custom<SiteId>((value) => decodeSiteId(value) !== undefined);
const title = z.string().check(z.minLength(1), z.maxLength(2048));
const page = z.strictObject({ site, title });
/** So many pages at once that a list may hold. */
const pages = z.readonly(z.array(page).check(z.maxLength(5000)));
const query = z.string().check(z.maxLength(512));
const moment = z.number().check(z.nonnegative(), z.maximum(8.64e15));
const after = z.optional(z.string().check(z.maxLength(256)));
const list = z.custom<ListId>((value) => Number.isSafeInteger(value) && (value as number) > 0);
/** A visit by its id. */
export const visit = z.custom<VisitId>((value) => Number.isSafeInteger(value) && (value as number) > 0);
const job = z.int().check(z.positive());
const listName = z.string().check(z.maxLength(200));
const listDescription = z.string().check(z.maxLength(2000));
const place = z.strictObject({
  scroll: z.number().check(z.nonnegative()),
  heading: z.optional(z.strictObject({ id: z.string().check(z.maxLength(1024)), top: z.number() })),
});
const what = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), site, title }),
  z.strictObject({ kind: z.literal('section'), site, title, anchor: z.optional(z.string().check(z.maxLength(1024))) }),
  z.strictObject({ kind: z.literal('list'), list }),
  z.strictObject({ kind: z.literal('category'), site, title }),
]);

/** What may go may take so many bytes: less leaves no room for a long page with its pictures. */
export const libraryBound = z.int().check(z.minimum(50 * 2 ** 20), z.maximum(2 ** 40));

/** What is on this computer. */
export const libraryMethods = {
  /** Kept pages, at most a hundred at a time. `order`: `title` by the alphabet of the page's language, else the greatest first. */
  'library.pages': method<Part<KeptRow>, LibraryFailure>()(
    z.strictObject({
      show: z.enum(['saved', 'all']),
      order: z.enum(['title', 'read', 'saved', 'bytes']),
      after,
    }),
  ),
  /** One page as it is kept, by any name that leads to it; null where it is not. */
  'library.page': method<KeptRow | null, LibraryFailure>()(page),
  /** Searches all that is kept, while somebody types: titles, other names, full text. At most thirty; a newer call ends the one before. */
  'library.search': method<readonly KeptHit[], LibraryFailure | { readonly code: 'superseded' }>()(
    z.strictObject({
      query,
      site: z.optional(site),
      language: z.optional(z.string().check(z.maxLength(64))),
      list: z.optional(list),
      saved: z.optional(z.boolean()),
      since: z.optional(moment),
      until: z.optional(moment),
    }),
  ),
  /** Those of the titles that open from here. At most a thousand. */
  'library.titles': method<readonly string[], LibraryFailure>()(
    z.strictObject({ site, titles: z.array(title).check(z.maxLength(1000)) }),
  ),
  'library.sizes': method<LibrarySizes, LibraryFailure>()(nothing),
  /** What may go, may take so many bytes together; the oldest go at once when it is less than before. */
  'library.setBound': method<Settings, SettingsFailure>()(z.strictObject({ bytes: libraryBound })),
  /** Forgets pages, saved or not, with their pictures. */
  'library.drop': method<null, LibraryFailure>()(z.strictObject({ pages })),
  /** Deletes the damaged files of the library that were kept aside. */
  'library.dropDamaged': method<null, LibraryFailure>()(nothing),
  /**
   * Forgets all that says something of who reads here: pages, pictures, lists, history, places, tabs; and signs every account
   * out. When all of it is gone the window is loaded anew. Otherwise everything that could be forgotten is, and the first
   * failure is answered.
   */
  'library.deleteEverything': method<null, DeletionFailure>()(nothing, { gesture: true }),
  /** Asks where to, then writes what is wanted there; null when nobody chose a file or it was ended. `pictures`: those of saved pages. */
  'library.export': method<BundleReport | null, LibraryFailure | BundleFailure>()(
    z.strictObject({
      lists: z.boolean(),
      history: z.boolean(),
      pages: z.enum(['none', 'saved', 'all']),
      pictures: z.boolean(),
    }),
    { gesture: true },
  ),
  /** Asks which file, then takes over what is in it, beside what is here; null when nobody chose one or it was ended. */
  'library.import': method<BundleReport | null, LibraryFailure | BundleFailure>()(nothing, { gesture: true }),
  /** Ends an export and an import that are under way: they answer null. No file is left of the one; of the other no line is taken over from then on. */
  'library.cancelBundle': method<null, never>()(nothing),
} as const;

/** Whether what is read is remembered. */
export const privacyMethods = {
  /** While it is on, nothing that is read leaves a trace; it is off when the app starts. `privacy.changed` and `app.info` say which. */
  'library.readPrivately': method<null, never>()(z.strictObject({ on: z.boolean() })),
} as const;

/** The queue of what is to be saved. */
export const savingMethods = {
  'saving.view': method<SavingView, LibraryFailure>()(nothing),
  /** Puts a wish into the queue; it is on disk when this answers. The same wish again is the same job. */
  'saving.add': method<{ readonly job: number }, LibraryFailure | ListFailure>()(
    z.strictObject({ what, pictures: z.enum(['none', 'reading', 'large']) }),
  ),
  'saving.pause': method<null, LibraryFailure>()(nothing),
  'saving.resume': method<null, LibraryFailure>()(nothing),
  /** Tries again what failed, of one job or of all. */
  'saving.retry': method<null, LibraryFailure>()(z.strictObject({ job: z.optional(job) })),
  /** Takes a job off the queue; what it has saved stays saved. */
  'saving.remove': method<null, LibraryFailure>()(z.strictObject({ job })),
  /** These pages are not saved any more; they stay until their room is needed. */
  'saving.release': method<null, LibraryFailure>()(z.strictObject({ pages })),
} as const;

/** Reading lists of whoever is signed in, or of nobody. */
export const listMethods = {
  /** In the order they were given. */
  'lists.all': method<readonly ReadingList[], LibraryFailure>()(nothing),
  /** Names differ within one person's lists, whatever their case. */
  'lists.create': method<ReadingList, LibraryFailure | ListFailure>()(
    z.strictObject({ name: listName, description: z.optional(listDescription) }),
  ),
  'lists.change': method<ReadingList, LibraryFailure | ListFailure>()(
    z.strictObject({ list, name: z.optional(listName), description: z.optional(listDescription) }),
  ),
  /** Its pages stay what they are. */
  'lists.remove': method<null, LibraryFailure>()(z.strictObject({ list })),
  /** Puts the lists in this order; those not named come after, as they were. */
  'lists.order': method<null, LibraryFailure>()(
    z.strictObject({ lists: z.array(list).check(z.maxLength(MOST_LISTS)) }),
  ),
  'lists.pages': method<readonly ListedPage[], LibraryFailure | ListFailure>()(z.strictObject({ list })),
  /** Adds pages at the end; those already there stay where they are. */
  'lists.add': method<null, LibraryFailure | ListFailure>()(z.strictObject({ list, pages })),
  'lists.take': method<null, LibraryFailure>()(z.strictObject({ list, pages })),
  'lists.orderPages': method<null, LibraryFailure>()(z.strictObject({ list, pages })),
  /** The lists that hold a page. */
  'lists.of': method<readonly ListId[], LibraryFailure>()(page),
} as const;

/** What whoever is signed in, or nobody, has read. */
export const historyMethods = {
  /** Latest first, at most a hundred at a time. `query` looks into titles and descriptions. */
  'history.visits': method<Part<Visit>, LibraryFailure>()(
    z.strictObject({ query: z.optional(query), since: z.optional(moment), until: z.optional(moment), after }),
  ),
  /** How somebody got to a visit: the first step first, the visit itself last. At most a hundred steps. */
  'history.trail': method<readonly Visit[], LibraryFailure>()(z.strictObject({ visit })),
  /** Forgets one visit, all of a page, or all since a moment, up to another (which is not included) where one is named. */
  'history.forget': method<null, LibraryFailure>()(
    z.union([
      z.strictObject({ visit }),
      z.strictObject({ page }),
      z.strictObject({ since: moment, until: z.optional(moment) }),
    ]),
  ),
  /** Where somebody left the page of a visit, and how far that is: 0 to 1. Of a visit that was forgotten nothing is kept. */
  'history.leave': method<null, LibraryFailure>()(
    z.strictObject({
      visit,
      place,
      progress: z.number().check(z.minimum(0), z.maximum(1)),
      section: z.optional(z.string().check(z.maxLength(1024))),
    }),
  ),
  /** Pages to go on with, the latest first; at most thirty. */
  'history.unfinished': method<readonly UnfinishedPage[], LibraryFailure>()(nothing),
} as const;

/** The open tabs, from one start to the next. */
export const sessionMethods = {
  /** What was open when the app ended; null at the first start. From here on the attempt counts as under way. */
  'session.restore': method<StoredSession | null, never>()(nothing),
  /** The window has come up whole with it. */
  'session.settled': method<null, never>()(nothing),
  /** What is open now. */
  'session.keep': method<null, SettingsFailure>()(z.strictObject({ tabs: z.string().check(z.maxLength(2 ** 20)) })),
} as const;

/** What main announces of it. */
export type LibraryEvents = {
  'saving.changed': SavingView;
  /** Lists changed, or belong to somebody else now. */
  'lists.changed': readonly ReadingList[];
  /** Something was read, left or forgotten, or the history is somebody else's now: views of it are out of date. At most twice a second. */
  'history.changed': null;
  /** Whether what is read from now on is remembered. */
  'privacy.changed': { readonly on: boolean };
  /** Something was kept, saved, released or forgotten: views of it are out of date. At most twice a second. */
  'library.changed': null;
};
