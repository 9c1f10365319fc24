import type { LibraryFailure } from '../../../shared/failures.ts';
import type { SaveItem } from '../../library/saving/saving-models.ts';
import type { SavingStore } from '../../library/saving/saving-store.ts';
import type { Clock } from '../../ports.ts';
import type { PreparedPage } from './prepare-page.ts';

/** Pages that wait for the disk while the next ones are fetched: each is in memory. */
const MOST = 32;
const MOST_BYTES = 32 * 1024 * 1024;
/** So many are written in one transaction, or as many as have come in so many ms: most of what the disk does is the same for one and for ten. */
const TOGETHER = 10;
const MOMENT = 300;

/** Pages that have come and become saved behind, while others are fetched. */
export type Commits = {
  /** Resolves when there is room for one more. @param bytes that were fetched for it */
  readonly add: (item: SaveItem, prepared: PreparedPage, bytes: number) => Promise<void>;
  /** Places in the queue that wait. */
  readonly items: () => readonly SaveItem[];
  /** Fetched for these, in bytes. */
  readonly bytes: () => number;
  /** Writes what waits. Resolves when none does. */
  readonly settled: () => Promise<void>;
  /** Why some were not written, once. */
  readonly failure: () => LibraryFailure | undefined;
};

export type CommitNews = {
  /** Some have been written, or could not be. */
  readonly onSettled: () => void;
  /** One cannot be written, and never will be. */
  readonly onBug: (item: SaveItem, bug: unknown) => Promise<void>;
};

type Waiting = {
  readonly item: SaveItem;
  readonly prepared: PreparedPage;
  readonly bytes: number;
  /** What it takes in memory, in bytes. */
  readonly size: number;
  /** Resolves when it waits no more, however that ended. */
  readonly over: PromiseWithResolvers<void>;
};

/**
 * Those that come within a moment are written in one transaction. What could not be written is still in the queue, because
 * nothing there was taken for done.
 */
export function createCommits(
  { store, clock }: { readonly store: Pick<SavingStore, 'save'>; readonly clock: Pick<Clock, 'after'> },
  { onSettled, onBug }: CommitNews,
): Commits {
  const waiting = new Set<Waiting>();
  let isWriting = false;
  /** They have waited long enough. */
  let isDue = false;
  let cancel = () => {};
  let failure: LibraryFailure | undefined;

  const sum = (size: (page: Waiting) => number) => [...waiting].reduce((total, page) => total + size(page), 0);
  const write = async (batch: readonly Waiting[]): Promise<void> => {
    const [first, ...others] = batch;
    let saved: readonly boolean[] = [];
    try {
      const written = await store.save(
        batch.map(({ item, bytes, prepared }) => ({ ...prepared.save, item: { id: item.id, bytes } })),
      );
      if (written.ok) saved = written.value;
      else failure = written.failure;
    } catch (bug) {
      // One of them is the reason: it is found by itself, and the others are kept.
      if (others.length > 0) {
        for (const page of batch) await write([page]);
        return;
      }
      if (first !== undefined) await onBug(first.item, bug);
    }
    for (const [index, page] of batch.entries()) {
      page.prepared.settle(saved[index] ?? false);
      waiting.delete(page);
    }
    onSettled();
    for (const { over } of batch) over.resolve();
  };
  const isFull = () => waiting.size >= MOST || sum(({ size }) => size) >= MOST_BYTES;
  /** Writes what waits, if it is time to. */
  const pump = async () => {
    cancel();
    if (isWriting) return;
    isWriting = true;
    while (waiting.size > 0 && (isDue || waiting.size >= TOGETHER || isFull())) {
      isDue = false;
      await write([...waiting]);
    }
    isWriting = false;
    if (waiting.size > 0) cancel = clock.after(MOMENT, flush);
  };
  const flush = () => {
    isDue = true;
    void pump();
  };

  return {
    async add(item, prepared, bytes) {
      waiting.add({ item, prepared, bytes, size: sizeOf(prepared), over: Promise.withResolvers<void>() });
      if (waiting.size === 1) cancel = clock.after(MOMENT, flush);
      if (waiting.size >= TOGETHER || isFull()) void pump();
      if (!isFull()) return;
      await Promise.race([...waiting].map(({ over }) => over.promise));
    },
    items: () => [...waiting].map(({ item }) => item),
    bytes: () => sum(({ bytes }) => bytes),
    async settled() {
      if (waiting.size > 0) flush();
      await Promise.all([...waiting].map(({ over }) => over.promise));
    },
    failure() {
      const why = failure;
      failure = undefined;
      return why;
    },
  };
}

function sizeOf({ save }: PreparedPage): number {
  const pictures = save.files.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.byteLength, 0);
  return pictures + (save.page?.document.byteLength ?? 0);
}
