import type { LibraryFailure, ListFailure } from '../../../shared/failures.ts';
import type { PageName, SavedPictures, SaveWhat, SavingView } from '../../../shared/library-models.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import { displayTitle } from '../../../shared/titles.ts';
import type { StoredQueue, Wish } from '../../library/saving/saving-models.ts';
import { createListeners } from '../listeners.ts';
import { sectionLabel } from './find-pages.ts';
import { createRefresh } from './refresh.ts';
import { createRunner, type RunnerDeps, type RunnerView } from './runner.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

/** What a person wants to be saved, and what becomes of it. */
export type Saving = {
  readonly view: () => Answer<SavingView>;
  /** It is in the queue, on disk, when this answers. The same wish again is the same job. */
  readonly add: (
    what: SaveWhat,
    pictures: SavedPictures,
  ) => Promise<Result<{ readonly job: number }, LibraryFailure | ListFailure>>;
  /** Holds also when it could not be written: until the app ends. */
  readonly pause: () => Answer<null>;
  readonly resume: () => Answer<null>;
  /** Tries again what failed, of one job or of all. */
  readonly retry: (job: number | undefined) => Answer<null>;
  /** What it has saved stays saved. */
  readonly remove: (job: number) => Answer<null>;
  readonly release: (pages: readonly PageName[]) => Answer<null>;
  /** Told of every change, however small. Answers what ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Goes on with what was in the queue, and asks after what is saved now and then. */
  readonly start: () => void;
  /** Some server has answered: the network is there. */
  readonly answered: () => void;
  /** Somebody opened a page: what can wait does. */
  readonly noticed: () => void;
  /** Everything is about to be forgotten: nothing of what is under way comes after that. */
  readonly forget: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The queue of what is to be saved: on disk before anybody is told that it is, and worked through behind everybody's back. */
export function createSaving(deps: RunnerDeps): Saving {
  const { library, clock } = deps;
  const store = library.saving;
  const listeners = createListeners<void>();
  const changed = () => listeners.tell();
  const runner = createRunner(deps, changed);
  const isIdle = () => runner.view().state === 'idle';
  const refresh = createRefresh({ ...deps, isIdle });

  /** What changes the queue is worth a look at it. */
  const changing = async <T>(answer: Answer<T>): Answer<T> => {
    const result = await answer;
    if (result.ok) {
      runner.wake();
      changed();
    }
    return result;
  };

  return {
    async view() {
      const queue = await store.queue(clock.now());
      if (!queue.ok) return queue;
      const jobs = await Promise.all(queue.value.jobs.map((job) => withoutOthersNames(deps, job)));
      return ok(viewOf({ ...queue.value, jobs }, runner.view()));
    },
    async add(what, pictures) {
      const wish = spelled(what);
      const known = await knownOf(deps, wish);
      if (!known.ok) return known;
      const added = await changing(store.add({ what: wish, ...known.value, pictures, at: clock.now() }));
      return added.ok ? ok({ job: added.value }) : added;
    },
    async pause() {
      runner.setPaused(true);
      return changing(store.pause(true));
    },
    async resume() {
      runner.setPaused(false);
      return changing(store.pause(false));
    },
    retry: (job) => changing(store.retry(job)),
    async remove(job) {
      const removed = await changing(store.remove(job));
      if (removed.ok) runner.drop(job);
      return removed;
    },
    release: (pages) => changing(store.release(pages.map(({ site, title }) => ({ site, title: displayTitle(title) })))),
    onChange: listeners.add,
    start() {
      runner.start();
      refresh.start();
    },
    answered: runner.answered,
    noticed: refresh.noticed,
    async forget() {
      await refresh.hold();
      await runner.hold();
    },
    async close() {
      refresh.close();
      await runner.close();
    },
  };
}

/** Two spellings of a title are one wish. */
function spelled(what: SaveWhat): SaveWhat {
  return what.kind === 'list' ? what : { ...what, title: displayTitle(what.title) };
}

/** What can be said of a wish at once: its name, and what is on a list, which may be somebody else's when its turn comes. */
async function knownOf(
  { list }: RunnerDeps,
  what: SaveWhat,
): Promise<Result<Pick<Wish, 'label' | 'pages'>, LibraryFailure | ListFailure>> {
  switch (what.kind) {
    case 'page':
      return ok({ label: what.title, pages: [what] });
    case 'category':
      return ok({ label: what.title.slice(what.title.indexOf(':') + 1).trim() });
    case 'section':
      // Until the page says how its heading is written.
      return ok({ label: sectionLabel(what.title, what.anchor && displayTitle(what.anchor)) });
    case 'list': {
      const found = await list(what.list);
      if (!found.ok) return found;
      return found.value === undefined
        ? fail({ code: 'list-missing' })
        : ok({ label: found.value.name, pages: found.value.pages });
    }
    default:
      return assertNever(what);
  }
}

/** What somebody else calls a list of theirs is nobody's business: such a job has no name. Nor has that of a list that is gone. */
async function withoutOthersNames({ hasList }: RunnerDeps, job: StoredJob): Promise<StoredJob> {
  return job.what.kind !== 'list' || (await hasList(job.what.list)) ? job : { ...job, label: '' };
}

type StoredJob = StoredQueue['jobs'][number];

/** Of a queue that nobody has looked into yet. */
function stateBefore(paused: boolean, left: number): SavingView['state'] {
  if (paused) return 'paused';
  return left > 0 ? 'running' : 'idle';
}

function viewOf({ jobs: stored, paused }: StoredQueue, now: RunnerView): SavingView {
  const jobs = stored.map(({ bytes: _bytes, ...job }) =>
    job.state === 'waiting' && now.jobs.has(job.id) ? { ...job, state: 'running' as const } : job,
  );
  const open = stored.filter(({ state }) => state !== 'done');
  const sum = (count: (job: (typeof open)[number]) => number) => open.reduce((total, job) => total + count(job), 0);
  const left = sum(({ total, done, failed }) => total - done - failed);
  // Nobody knows how many pages there will be while some are still looked for.
  const isKnown = !stored.some(({ state }) => state === 'finding');
  return {
    state: now.state === 'idle' ? stateBefore(paused, isKnown ? left : Number.POSITIVE_INFINITY) : now.state,
    total: sum(({ total }) => total),
    done: sum(({ done }) => done),
    failed: sum(({ failed }) => failed),
    bytes: sum(({ bytes }) => bytes) + now.bytes,
    leftMs: isKnown ? now.leftMs(left) : undefined,
    failure: now.failure,
    jobs,
  };
}
