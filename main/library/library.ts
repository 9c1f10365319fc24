import type { LibraryFailure } from '../../shared/failures.ts';
import type { KeptRow, Part } from '../../shared/library-models.ts';
import type { KeptHit, SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Log } from '../ports.ts';
import { type BundleCalls, createBundleCalls } from './bundle/bundle-calls.ts';
import type { Mended } from './database/salvage.ts';
import { createHistoryCalls, type HistoryCalls } from './history/history-calls.ts';
import { createListCalls, type ListCalls } from './lists/list-calls.ts';
import type { KeptPage, PageKey, PageToKeep } from './pages/kept-page.ts';
import type { Mark } from './pages/marks.ts';
import type { ShelfQuery } from './pages/shelf.ts';
import type { SavedMedia } from './saving/saved-media.ts';
import { SAVING_WRITES } from './saving/saving-handlers.ts';
import { createSavingStore, type SavingStore } from './saving/saving-store.ts';
import type { LibraryQuery } from './search/search.ts';
import type { Args, CallName, Role, Value } from './worker/protocol.ts';
import { createThread, type Port, type Thread } from './worker/thread.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

/**
 * What is kept of what was read, on disk. What was acknowledged holds, also when the app ends that moment. Nothing
 * rejects but on bugs.
 */
export type Library = {
  /** Keeps a page that was read to its end, in place of what was kept of it before; then lets the oldest go. */
  readonly keep: (page: PageToKeep) => Answer<null>;
  /** The page by any name that led to it; undefined when it is not kept. */
  readonly read: (key: PageKey) => Answer<KeptPage | undefined>;
  /** Answers whether there is such a page. */
  readonly mark: (mark: Mark) => Answer<boolean>;
  /** Forgets a page, saved or not. Answers whether there was one. */
  readonly drop: (key: PageKey) => Answer<boolean>;
  /** Those of the titles that can be opened from here. */
  readonly titles: (of: { readonly site: SiteId; readonly titles: readonly string[] }) => Answer<readonly string[]>;
  readonly search: (query: LibraryQuery) => Answer<readonly KeptHit[]>;
  readonly lists: ListCalls;
  readonly history: HistoryCalls;
  /** The rows of a bundle. */
  readonly bundle: BundleCalls;
  /** A page as a row of the shelf, by any of its names; null when it is not kept. */
  readonly row: (key: PageKey) => Answer<KeptRow | null>;
  /** Part of what is kept, in an order. */
  readonly shelf: (query: ShelfQuery) => Answer<Part<KeptRow>>;
  readonly sizes: () => Answer<Value<'sizes'>>;
  /** What is to be saved, and how what was saved is. */
  readonly saving: SavingStore;
  /** Takes the words of pages that were forgotten out of every file. Resolves when that is done, or cannot be. */
  readonly scrub: () => Promise<void>;
  /** Lets the oldest go until the bound holds, which may be another than before. */
  readonly trim: () => Promise<void>;
  /** Deletes what was kept of damaged files. */
  readonly dropDamaged: () => Answer<null>;
  /** Forgets everything that was kept before, and what was put aside of it; then goes on with a new file. */
  readonly forget: () => Answer<null>;
  /** Told when something was kept, changed or forgotten; not when it was only read. Answers what ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Starts the threads, which otherwise start when they are needed. Resolves when the file is open, or says why it is not. */
  readonly opened: () => Promise<LibraryFailure | undefined>;
  /** Whether its threads have been started, and the file is open or is known not to open. */
  readonly isOpen: () => boolean;
  readonly close: () => Promise<void>;
};

/** Something about the library that a person should know. */
export type LibraryNews =
  | { readonly is: 'mended'; readonly mended: Mended }
  | { readonly is: 'trouble'; readonly failure: LibraryFailure };

export type LibraryDeps = {
  /** Starts a thread that runs worker/entry.ts. */
  readonly start: (role: Role) => Port;
  /** What pages that were not saved may take, in bytes. */
  readonly bound: () => number;
  /** The files of saved pages' pictures; without it there are none. */
  readonly media?: Pick<SavedMedia, 'giveBack' | 'forget' | 'tidy'> | undefined;
  readonly log: Log;
  /** Told of each kind of trouble once. */
  readonly onNews: (news: LibraryNews) => void;
};

const WRITES = new Set<CallName>([
  'keep',
  'mark',
  'drop',
  'evict',
  'scrub',
  'settleBackups',
  'dropDamaged',
  'mend',
  'erase',
  'nameList',
  'arrangeLists',
  'recordVisit',
  'keepPlace',
  'forgetVisits',
  'importList',
  'importVisits',
  'importPlace',
  'importPage',
  ...SAVING_WRITES,
]);

/** What of saving is to be seen in what is kept. */
const CHANGES = new Set<CallName>(['savePages', 'releasePages', 'importList', 'importPage']);

export function createLibrary({ start, bound, media, log, onNews }: LibraryDeps): Library {
  const threads = new Map<Role, Thread>();
  const said = new Set<string>();
  const listeners = new Set<() => void>();
  /** Nobody else has the file meanwhile: it is mended, or taken away. */
  let alone: Promise<void> | undefined;
  const underWay = new Set<Promise<unknown>>();
  let evicting: Promise<void> = Promise.resolve();
  let scrubbing: Promise<void> = Promise.resolve();
  let closed = false;
  let isOpen = false;

  const onMended = (mended: Mended) => {
    log('error', 'library.mended', { keptAs: mended.keptAs, pages: mended.pages });
    onNews({ is: 'mended', mended });
  };
  const tell = (failure: LibraryFailure) => {
    if (said.has(failure.code)) return;
    said.add(failure.code);
    log('error', 'library.trouble', { code: failure.code });
    onNews({ is: 'trouble', failure });
  };
  const thread = (role: Role): Thread => {
    const running = threads.get(role);
    if (running !== undefined) return running;
    const onLost = () => {
      log('error', 'library.thread-lost', { role });
      threads.delete(role);
    };
    const started = createThread(start(role), { onMended, onLost });
    threads.set(role, started);
    // The one that reads is started last.
    if (role === 'reader') {
      void started.opened.then(() => {
        isOpen = true;
      });
    }
    return started;
  };
  const once = async <N extends CallName>(name: N, args: Args<N>): Answer<Value<N>> => {
    while (alone !== undefined) await alone;
    if (closed) return fail({ code: 'library-unreachable' });
    const asked = ask(name, args);
    underWay.add(asked);
    return asked.finally(() => underWay.delete(asked));
  };
  const ask = async <N extends CallName>(name: N, args: Args<N>): Answer<Value<N>> => {
    // Whoever reads comes after whoever makes the file.
    const writer = thread('writer');
    await writer.opened;
    return (WRITES.has(name) ? writer : thread('reader')).call(name, args);
  };
  /** What was found damaged is mended, once for all who met it, and asked again. */
  const call = async <N extends CallName>(name: N, args: Args<N>): Answer<Value<N>> => {
    const first = await once(name, args);
    if (first.ok || first.failure.code !== 'library-damaged') return settled(name, first);
    alone ??= byItself(mend);
    return settled(name, await once(name, args));
  };
  const settled = <T>(name: CallName, result: Result<T, LibraryFailure>): Result<T, LibraryFailure> => {
    if (!result.ok) tell(result.failure);
    else if (WRITES.has(name)) said.clear();
    return result;
  };
  /** The same answer; whoever follows is told of what it has changed. */
  const changing = async <T>(answer: Answer<T>, changed: (value: T) => boolean = () => true): Answer<T> => {
    const result = await answer;
    if (result.ok && changed(result.value)) for (const listener of listeners) listener();
    return result;
  };
  const mend = async () => {
    const letGo = async () => threads.get('reader')?.call('close', null);
    await letGo();
    const mended = await thread('writer').call('mend', null);
    // Somebody may have asked it something meanwhile, and it has the old file open.
    await letGo();
    if (!mended.ok) tell(mended.failure);
    else if (mended.value !== null) onMended(mended.value);
  };
  /** Whatever is asked meanwhile comes afterwards. */
  const byItself = (work: () => Promise<void>): Promise<void> =>
    work().finally(() => {
      alone = undefined;
    });
  const erase = async () => {
    // What was asked before is answered first: nothing of it may come to the new file.
    await Promise.allSettled(underWay);
    await threads.get('reader')?.call('close', null);
    const erased = await thread('writer').call('erase', null);
    if (!erased.ok) tell(erased.failure);
    return erased;
  };
  const evict = async () => {
    for (let done = false; !done && !closed; ) {
      const some = await changing(call('evict', { bound: bound() }), ({ gone }) => gone > 0);
      done = !some.ok || some.value.done;
    }
  };
  const scrubAll = async () => {
    for (let begins = true, done = false; !done && !closed; begins = false) {
      const some = await call('scrub', { begins });
      done = !some.ok || some.value;
    }
  };
  const scrub = () => {
    scrubbing = scrubbing.then(scrubAll);
    return scrubbing;
  };
  const trim = () => {
    evicting = evicting.then(evict);
    return evicting;
  };

  /** The pictures that went with a page. What cannot be removed now is at the next start. */
  const forgetMedia = async () => {
    const free = media && (await call('freeMedia', null));
    if (free?.ok) await media?.forget(free.value);
  };
  const tidyMedia = async () => {
    const held = media && (await call('savedMedia', null));
    if (held?.ok) await media?.tidy(held.value);
  };

  return {
    async keep(page) {
      const kept = await changing(call('keep', page));
      if (kept.ok) void trim();
      return kept;
    },
    async read(key) {
      const found = await call('read', key);
      return found.ok ? ok(found.value ?? undefined) : found;
    },
    mark: (mark) => changing(call('mark', mark), (found) => found && mark.is !== 'read'),
    async drop(key) {
      const dropped = await changing(call('drop', key), (found) => found);
      if (dropped.ok) await forgetMedia();
      return dropped;
    },
    saving: createSavingStore(
      (name, args) => (CHANGES.has(name) ? changing(call(name, args)) : call(name, args)),
      media,
    ),
    titles: (of) => call('titles', of),
    search: (query) => call('search', query),
    row: (key) => call('row', key),
    shelf: (query) => call('shelf', query),
    sizes: () => call('sizes', null),
    lists: createListCalls(call),
    history: createHistoryCalls(call),
    bundle: createBundleCalls(async (name, args) => {
      const result = await (CHANGES.has(name) ? changing(call(name, args)) : call(name, args));
      if (result.ok && name === 'importPage') void trim();
      return result;
    }),
    trim,
    scrub,
    dropDamaged: () => changing(call('dropDamaged', null)),
    async forget() {
      while (alone !== undefined) await alone;
      const erased = Promise.withResolvers<Result<null, LibraryFailure>>();
      alone = byItself(() => erase().then(erased.resolve, erased.reject));
      const result = await changing(erased.promise);
      // They were in the folder that is gone.
      if (result.ok) await media?.tidy([]);
      return result;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: () => isOpen,
    async opened() {
      if (closed) return { code: 'library-unreachable' };
      const failure = await thread('writer').opened;
      if (!closed) thread('reader');
      if (failure === undefined) {
        await tidyMedia();
        // Reads all of the file where there is one; nobody waits for it.
        void call('settleBackups', null);
      }
      return failure;
    },
    async close() {
      closed = true;
      await alone;
      const running = [...threads.values()];
      threads.clear();
      await Promise.allSettled(running.map((one) => one.call('close', null)));
      await Promise.all(running.map((one) => one.end()));
    },
  };
}
