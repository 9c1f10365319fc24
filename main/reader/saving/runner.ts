import type { LibraryFailure } from '../../../shared/failures.ts';
import type { ListId, SavingView } from '../../../shared/library-models.ts';
import type { SiteId } from '../../../shared/models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Library } from '../../library/library.ts';
import type { NextSaving, SaveFailure, SaveItem } from '../../library/saving/saving-models.ts';
import type { Log } from '../../ports.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { createAway } from './away.ts';
import { createCommits } from './commits.ts';
import { type FindPagesDeps, findPages } from './find-pages.ts';
import { createJudgement, isLimited, type Rest, type Step } from './judgement.ts';
import { A_DAY, illustrate, type PreparePageDeps, prepareText, putAside } from './prepare-page.ts';
import { createTimeLeft } from './time-left.ts';
import { createUnderWay, type Work } from './under-way.ts';

/** How often the window hears of it while nothing comes, in ms: it may have begun to wait. */
const HEARTBEAT = 1_000;
/** How long nothing is begun after all work was ended, in ms. */
const HOLD = 5_000;

export type RunnerDeps = PreparePageDeps &
  FindPagesDeps & {
    readonly library: Pick<Library, 'read' | 'keep' | 'mark' | 'saving' | 'opened'>;
    readonly wiki: Pick<Wiki, 'diagnostics'>;
    /** Whether a list is there, and whoever is active may know of it. */
    readonly hasList: (id: ListId) => Promise<boolean>;
    readonly log: Log;
  };

/** What is told of a page that meets a bug of ours: the others go on. */
const BUG: SaveFailure = { code: 'unreadable', what: 'internal' };

/** What is done now, and why not more. */
export type RunnerView = {
  readonly state: SavingView['state'];
  readonly failure: LibraryFailure | undefined;
  /** Jobs that are worked on. */
  readonly jobs: ReadonlySet<number>;
  /** Fetched and not written yet. */
  readonly bytes: number;
  readonly leftMs: (pages: number) => number | undefined;
};

export type Runner = {
  /** Begins with what is in the queue; once. */
  readonly start: () => void;
  /** Something in the queue has changed, or is to be tried again. */
  readonly wake: () => void;
  readonly setPaused: (paused: boolean) => void;
  /** Ends the work on a job. */
  readonly drop: (job: number) => void;
  /** Ends all work, for long enough that everything can be forgotten. Resolves when nothing is under way. */
  readonly hold: () => Promise<void>;
  /** Some server has answered: the network is there. */
  readonly answered: () => void;
  readonly view: () => RunnerView;
  /** Ends all work. */
  readonly close: () => Promise<void>;
};

type Finding = Extract<NextSaving, { readonly is: 'finding' }>;

/**
 * Works through the queue, one page at a time: while the pictures of one come, the text of the next does, and those before
 * it are written. Every request steps back for those that somebody waits for. What a failure means is in judgement.ts.
 */
export function createRunner(deps: RunnerDeps, onChange: () => void): Runner {
  const { library, clock, log } = deps;
  const store = library.saving;
  const sayBug = (bug: unknown) => log('error', 'saving.bug', { error: bug instanceof Error ? bug.name : 'unknown' });
  const putDown = async ({ id }: SaveItem, bug: unknown) => {
    sayBug(bug);
    await store.notSaved(id, BUG, clock.now()).catch(sayBug);
  };
  const commits = createCommits({ store, clock }, { onSettled: onChange, onBug: putDown });
  const time = createTimeLeft();
  const away = createAway(clock);
  const { judge, came } = createJudgement(deps, away);
  let now: Rest | 'running' = { state: 'idle' };
  const underWay = createUnderWay(onChange);
  /** What came of the page whose text has come, when its pictures have: one at a time. */
  let illustrating: Promise<Step> = Promise.resolve('on');
  /** The same, told once. */
  const illustrated = async (): Promise<Step> => {
    const came = await illustrating;
    illustrating = Promise.resolve('on');
    return came;
  };
  let paused: boolean | undefined;
  let closed = false;
  let held: PromiseWithResolvers<void> | undefined;
  let running: Promise<void> | undefined;
  let woken = Promise.withResolvers<void>();

  /** What comes next, as far as it is known. */
  let upcoming: readonly SaveItem[] = [];
  /** How often the queue has changed otherwise than by what is done here. */
  let told = 0;
  const wake = () => woken.resolve();
  const tell = () => {
    told += 1;
    upcoming = [];
    away.over();
    wake();
  };
  const enter = (next: Rest | 'running') => {
    now = next;
    onChange();
  };
  const isPaused = async (): Promise<Result<boolean, LibraryFailure>> => {
    if (paused !== undefined) return ok(paused);
    const queue = await store.queue(clock.now());
    if (!queue.ok) return queue;
    paused ??= queue.value.paused;
    return ok(paused);
  };

  async function find(wish: Finding, signal: AbortSignal): Promise<Step> {
    const { job, what, next } = wish;
    const found = await findPages(deps, what, next, signal);
    // No place in the queue has a number below nothing.
    if (!found.ok)
      return judge(found.failure, { id: -job, site: siteOf(wish), signal }, (why) => store.notFound(job, why));
    if (what.kind !== 'list') away.gone(what.site);
    const written = await store.found({ job, ...found.value, at: clock.now() });
    return written.ok ? 'on' : { state: 'blocked', failure: written.failure };
  }

  /** Gets the text of a page. Answers `behind` when its pictures come meanwhile, and the work goes on with them. */
  async function save(item: SaveItem, work: Work): Promise<Step | 'behind'> {
    const from = clock.monotonic();
    const { signal, onBytes } = work;
    const request = { ...item, freshFor: A_DAY, asItIs: true, signal, onBytes };
    const text = await prepareText(deps, request);
    const before = await illustrated();
    // Its wiki may have gone since, for the page before: both have their turn again.
    if (before !== 'on' || away.sites().includes(item.site)) {
      if (text.ok && !signal.aborted) await putAside(deps, text.value);
      return before;
    }
    if (!text.ok) return notSaved(item, text.failure, signal);
    illustrating = illustrateBehind(item, work, () => illustrate(deps, request, text.value));
    time.took(clock.monotonic() - from);
    return 'behind';
  }

  async function illustrateBehind(
    item: SaveItem,
    work: Work,
    getPictures: () => ReturnType<typeof illustrate>,
  ): Promise<Step> {
    try {
      const prepared = await getPictures();
      if (!prepared.ok) return await notSaved(item, prepared.failure, work.signal);
      away.gone(item.site);
      came(item);
      const added = commits.add(item, prepared.value, work.bytes());
      work.over();
      await added;
    } catch (bug) {
      await putDown(item, bug);
    } finally {
      work.over();
    }
    return 'on';
  }

  function notSaved(item: SaveItem, failure: SaveFailure, signal: AbortSignal): Promise<Step> {
    return judge(failure, { ...item, signal }, (why) => store.notSaved(item.id, why, clock.now()));
  }

  async function step(): Promise<Step> {
    if (held !== undefined) {
      await illustrated();
      await commits.settled();
      held.resolve();
      held = undefined;
      // What was in the queue is read anew.
      paused = undefined;
      return { state: 'idle', ms: HOLD };
    }
    const pausing = await isPaused();
    if (!pausing.ok) return { state: 'blocked', failure: pausing.failure };
    if (pausing.value) return { state: 'paused' };
    const unwritten = commits.failure();
    if (unwritten !== undefined) return { state: 'blocked', failure: unwritten };
    const absent = away.sites();
    upcoming = upcoming.filter(({ site }) => !absent.includes(site));
    const [known] = upcoming;
    if (known !== undefined) {
      upcoming = upcoming.slice(1);
      return work({ job: known.job, site: known.site, item: known }, (one) => save(known, one));
    }
    const asked = told;
    const busy = [...commits.items(), ...underWay.all().flatMap(({ item }) => item ?? [])].map(({ id }) => id);
    const next = await store.next(busy, absent);
    if (!next.ok) return { state: 'blocked', failure: next.failure };
    if (next.value === undefined) {
      // What could not be written, or did not get its pictures, is to be done again.
      if (busy.length > 0) {
        const before = await illustrated();
        await commits.settled();
        return before;
      }
      // One whose time has come meanwhile is asked at once.
      return absent.length === 0 ? { state: 'idle' } : { state: 'offline', ms: away.wait() ?? 0 };
    }
    if (next.value.is === 'pages') {
      // Where somebody has changed the queue since, it is asked for again.
      if (asked === told) upcoming = next.value.items;
      return 'on';
    }
    const wish = next.value;
    return work({ job: wish.job, site: siteOf(wish) }, ({ signal }) => find(wish, signal));
  }

  async function work(
    about: Pick<Work, 'job' | 'site' | 'item'>,
    doing: (work: Work) => Promise<Step | 'behind'>,
  ): Promise<Step> {
    const { job, item } = about;
    const one = underWay.begin(about);
    if (now !== 'running') enter('running');
    try {
      // Somebody may have paused or ended it while it was looked for.
      const done = paused || closed || held !== undefined ? 'on' : await doing(one);
      if (done === 'behind') return 'on';
      one.over();
      return done;
    } catch (bug) {
      one.over();
      if (item !== undefined) await putDown(item, bug);
      else {
        sayBug(bug);
        await store.notFound(job, BUG);
      }
      return 'on';
    }
  }

  async function rest({ ms }: Rest): Promise<void> {
    const cancel = ms === undefined ? () => {} : clock.after(ms, wake);
    await woken.promise;
    cancel();
  }

  async function run(): Promise<void> {
    await library.opened();
    while (!closed) {
      woken = Promise.withResolvers<void>();
      const next = await step();
      if (next === 'on') continue;
      // What that leaves undone is still in the queue.
      await illustrated();
      if (closed) break;
      // What it is about comes first when it goes on.
      upcoming = [];
      enter(next);
      await rest(next);
    }
    await illustrated();
    await commits.settled();
  }

  const beat = () => {
    if (closed) return;
    if (now === 'running') onChange();
    clock.after(HEARTBEAT, beat);
  };

  return {
    start() {
      if (running !== undefined) return;
      running = run().catch(sayBug);
      clock.after(HEARTBEAT, beat);
    },
    wake: tell,
    setPaused(is) {
      paused = is;
      if (is) underWay.abort();
      tell();
    },
    drop(job) {
      underWay.abort(job);
      tell();
    },
    async hold() {
      if (running === undefined || closed) return;
      held ??= Promise.withResolvers<void>();
      const { promise } = held;
      underWay.abort();
      tell();
      await promise;
    },
    answered() {
      if (now === 'running' || now.state !== 'offline') return;
      away.over();
      wake();
    },
    view() {
      const isSlowed = now === 'running' && underWay.all().some(({ site }) => isLimited(deps, site));
      return {
        state: now === 'running' ? (isSlowed ? 'slowed' : 'running') : now.state,
        failure: now === 'running' ? undefined : now.failure,
        jobs: new Set([...commits.items(), ...underWay.all()].map(({ job }) => job)),
        bytes: underWay.all().reduce((sum, { bytes }) => sum + bytes(), commits.bytes()),
        leftMs: (pages) => (now === 'running' ? time.left(pages) : undefined),
      };
    },
    async close() {
      closed = true;
      held?.resolve();
      underWay.abort();
      wake();
      await running;
    },
  };
}

function siteOf({ what }: Finding): SiteId | undefined {
  return what.kind === 'list' ? undefined : what.site;
}
