import type { LibraryFailure } from '../../shared/failures.ts';
import type { KeptHit, SiteId } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Log } from '../ports.ts';
import type { Mended } from './database/salvage.ts';
import type { Sizes } from './pages/eviction.ts';
import type { KeptPage, PageKey, PageToKeep } from './pages/kept-page.ts';
import type { Mark } from './pages/marks.ts';
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
  readonly sizes: () => Answer<Sizes>;
  /** Starts the threads, which otherwise start when they are needed. Resolves when the file is open, or says why it is not. */
  readonly opened: () => Promise<LibraryFailure | undefined>;
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
  readonly log: Log;
  /** Told of each kind of trouble once. */
  readonly onNews: (news: LibraryNews) => void;
};

const WRITES = new Set<CallName>(['keep', 'mark', 'drop', 'evict', 'mend']);

export function createLibrary({ start, bound, log, onNews }: LibraryDeps): Library {
  const threads = new Map<Role, Thread>();
  const said = new Set<string>();
  let mending: Promise<void> | undefined;
  let evicting: Promise<void> = Promise.resolve();
  let closed = false;

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
    return started;
  };
  const once = async <N extends CallName>(name: N, args: Args<N>): Answer<Value<N>> => {
    if (closed) return fail({ code: 'library-unreachable' });
    await mending;
    // Whoever reads comes after whoever makes the file.
    const writer = thread('writer');
    await writer.opened;
    return (WRITES.has(name) ? writer : thread('reader')).call(name, args);
  };
  /** What was found damaged is mended, once for all who met it, and asked again. */
  const call = async <N extends CallName>(name: N, args: Args<N>): Answer<Value<N>> => {
    const first = await once(name, args);
    if (first.ok || first.failure.code !== 'library-damaged') return settled(name, first);
    mending ??= mend().finally(() => {
      mending = undefined;
    });
    return settled(name, await once(name, args));
  };
  const settled = <T>(name: CallName, result: Result<T, LibraryFailure>): Result<T, LibraryFailure> => {
    if (!result.ok) tell(result.failure);
    else if (WRITES.has(name)) said.clear();
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
  const evict = async () => {
    for (let done = false; !done && !closed; ) {
      const some = await call('evict', { bound: bound() });
      done = !some.ok || some.value.done;
    }
  };

  return {
    async keep(page) {
      const kept = await call('keep', page);
      if (kept.ok) evicting = evicting.then(evict);
      return kept;
    },
    async read(key) {
      const found = await call('read', key);
      return found.ok ? ok(found.value ?? undefined) : found;
    },
    mark: (mark) => call('mark', mark),
    drop: (key) => call('drop', key),
    titles: (of) => call('titles', of),
    search: (query) => call('search', query),
    sizes: () => call('sizes', null),
    async opened() {
      const failure = await thread('writer').opened;
      if (!closed) thread('reader');
      return failure;
    },
    async close() {
      closed = true;
      await mending;
      const running = [...threads.values()];
      threads.clear();
      await Promise.allSettled(running.map((one) => one.call('close', null)));
      await Promise.all(running.map((one) => one.end()));
    },
  };
}
