import { UNREACHABLE } from '../unreachable.ts';
import { A_DAY, type PreparePageDeps, preparePage } from './prepare-page.ts';

/** After the start of the app, in ms: what somebody opens it for comes first. */
const START_PAUSE = 2 * 60_000;
/** Between two pages, in ms. */
const BETWEEN = 10_000;
/** How long nobody must have opened a page, in ms. */
const QUIET = 30_000;
/** When it is looked again whether one is due, or the wiki can be asked, in ms. */
const LATER = 10 * 60_000;

export type RefreshDeps = PreparePageDeps & {
  /** Whether nothing is to be saved. */
  readonly isIdle: () => boolean;
};

export type Refresh = {
  /** Somebody opened a page: all this waits. */
  readonly noticed: () => void;
  readonly start: () => void;
  /** Ends what is under way. Resolves when nothing is. */
  readonly hold: () => Promise<void>;
  readonly close: () => void;
};

/**
 * Asks after saved pages, each at most once a day and one at a time, the one that was checked longest ago first, while
 * nothing else is going on. A later revision comes with its pictures and is saved in place of the one before; what an
 * older engine made is fetched anew. A page that the wiki has no more stays as it is. Nobody counts as having read them.
 */
export function createRefresh(deps: RefreshDeps): Refresh {
  const { library, clock, engineVersion, isIdle } = deps;
  const store = library.saving;
  let controller = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let closed = false;
  let quietFrom = clock.monotonic();
  let cancel = () => {};

  const again = (ms: number) => {
    if (closed) return;
    cancel = clock.after(ms, () => {
      controller = new AbortController();
      running = round(controller.signal).then(again, () => again(LATER));
    });
  };
  /** Answers how long to wait before the next, in ms. */
  async function round(signal: AbortSignal): Promise<number> {
    const quiet = clock.monotonic() - quietFrom;
    if (!isIdle() || quiet < QUIET) return Math.max(BETWEEN, QUIET - quiet);
    const due = await store.due(clock.now() - A_DAY, engineVersion);
    if (!due.ok || due.value === undefined) return LATER;
    const { site, title, pictures } = due.value;
    const request = { site, title, pictures, isKept: true, freshFor: 0, asItIs: false, signal, onBytes: () => {} };
    const prepared = await preparePage(deps, request);
    if (prepared.ok) {
      const save = { ...prepared.value.save, laterOf: { site, title } };
      const saved = signal.aborted ? undefined : await store.save([save]);
      prepared.value.settle(saved?.ok === true && saved.value[0] === true);
      return saved?.ok ? BETWEEN : LATER;
    }
    if (signal.aborted || prepared.failure.code.startsWith('library-')) return LATER;
    if (isUnreachable(prepared.failure.code)) return LATER;
    // It has its turn again in a day, and the others have theirs now.
    await store.askedAfter({ site, title }, clock.now());
    return BETWEEN;
  }

  return {
    noticed() {
      quietFrom = clock.monotonic();
    },
    start: () => again(START_PAUSE),
    async hold() {
      controller.abort();
      await running;
    },
    close() {
      closed = true;
      controller.abort();
      cancel();
    },
  };
}

function isUnreachable(code: string): boolean {
  // An answer that cannot be read is the page's own trouble, and must not keep the others waiting for ever.
  return code !== 'unreadable' && code !== 'server-error' && (UNREACHABLE as ReadonlySet<string>).has(code);
}
