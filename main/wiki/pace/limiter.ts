import type { Clock } from '../../ports.ts';
import { isPersonal, type Priority } from './asking.ts';
import type { Backoff } from './backoff.ts';
import type { Budget, Caller } from './budget.ts';
import type { HostLimits } from './host-limits.ts';
import { createLanes, type Lanes } from './lanes.ts';

/** "At most 3 API requests at once" (wikitech: API usage guidelines). */
const AT_ONCE = 3;
/** What nobody waits for leaves one place free: a person's request never waits for a long download to end. */
const BACKGROUND_AT_ONCE = 2;
/** How long something in the background waits for a host that wants to be left alone; longer, and it is told. */
const PATIENCE_MS = 2 * 60_000;

export type Turn =
  /** The request may be sent now. The place is left when its last byte is in, or nobody wants it. */
  | { readonly kind: 'go' }
  /** The host is not to be asked before `until` (ms since the epoch). */
  | { readonly kind: 'limited'; readonly until: number }
  /** The place was left before its turn came. */
  | { readonly kind: 'left' };

/** A place in the queue. */
export type Place = {
  readonly turn: Promise<Turn>;
  /** Somebody else waits for it now, or not any more. */
  readonly setPriority: (priority: Priority) => void;
  /** Whether somebody could go now if this place were left; false once it has been. */
  readonly wanted: () => boolean;
  /** Leaves the queue, or gives the turn back. Twice does nothing. */
  readonly leave: () => void;
};

export type Limiter = {
  /** Queues a request to a host. */
  readonly enter: (url: URL, caller: Caller, priority: Priority) => Place;
};

export type LimiterDeps = {
  readonly clock: Clock;
  readonly limits: HostLimits;
  readonly backoff: Backoff;
  readonly budget: Budget;
};

type Entry = {
  priority: Priority;
  readonly url: URL;
  readonly caller: Caller;
  readonly call: (turn: Turn) => void;
};

type Queue = {
  readonly waiting: Lanes<Entry>;
  readonly running: Set<Entry>;
  /** Cancels the wait for the next moment. */
  unwatch: () => void;
};

/**
 * Who may send when: three at once to a host, by priority, none before the moment the host named, none past the
 * budget. A person is not kept waiting for a moment to come but told of it; the background waits, and also backs off.
 */
export function createLimiter(deps: LimiterDeps): Limiter {
  const queues = new Map<string, Queue>();

  function advance(host: string, queue: Queue): void {
    queue.unwatch();
    const soonest = serve(deps, queue);
    queue.unwatch = soonest === undefined ? () => {} : deps.clock.after(Math.ceil(soonest), () => advance(host, queue));
    const isOver = queue.running.size === 0 && queue.waiting.heads().length === 0;
    // A place that is left late must not end the queue that came after its own.
    if (isOver && queues.get(host) === queue) queues.delete(host);
  }

  function enter(url: URL, caller: Caller, priority: Priority): Place {
    const queue = queues.get(url.host) ?? { waiting: createLanes(), running: new Set(), unwatch: () => {} };
    queues.set(url.host, queue);
    const { promise: turn, resolve: call } = Promise.withResolvers<Turn>();
    const entry: Entry = { priority, url, caller, call };
    queue.waiting.add(entry);
    advance(url.host, queue);
    return {
      turn,
      setPriority(wanted) {
        if (wanted === entry.priority) return;
        const queued = queue.waiting.remove(entry);
        entry.priority = wanted;
        if (queued) queue.waiting.add(entry);
        advance(url.host, queue);
      },
      wanted: () => queue.running.has(entry) && queue.waiting.heads().some((first) => heldFor(deps, first) === 0),
      leave() {
        if (queue.waiting.remove(entry)) call({ kind: 'left' });
        else if (!queue.running.delete(entry)) return;
        advance(url.host, queue);
      },
    };
  }
  return { enter };
}

/**
 * Gives turns to whoever may have one and tells those who are not to wait.
 * @returns how long (ms) until somebody else may go; undefined when that takes no more than a place.
 */
function serve(deps: LimiterDeps, queue: Queue): number | undefined {
  const { budget } = deps;
  const { waiting, running } = queue;
  dismiss(deps, queue);

  const inBackground = () => [...running].filter(({ priority }) => !isPersonal(priority)).length;
  const hasRoom = ({ priority }: Entry) => isPersonal(priority) || inBackground() < BACKGROUND_AT_ONCE;
  while (running.size < AT_ONCE) {
    const next = waiting.take((entry) => hasRoom(entry) && heldFor(deps, entry) === 0);
    if (next === undefined) break;
    running.add(next);
    budget.spend(next.url, next.caller);
    next.call({ kind: 'go' });
    // That may have been the last of the budget.
    dismiss(deps, queue);
  }

  const waits = waiting.heads().map((entry) => heldFor(deps, entry));
  const soonest = Math.min(...waits.filter((ms) => ms > 0));
  return Number.isFinite(soonest) ? soonest : undefined;
}

function dismiss(deps: LimiterDeps, { waiting }: Queue): void {
  const told = (entry: Entry): boolean => {
    const ms = heldFor(deps, entry);
    if (ms === 0 || (!isPersonal(entry.priority) && ms <= PATIENCE_MS)) return false;
    waiting.remove(entry);
    entry.call({ kind: 'limited', until: Math.ceil(deps.clock.now() + ms) });
    return true;
  };
  while (waiting.heads().some(told));
}

/** How long (ms) this request must not be sent yet; 0 when it may be. */
function heldFor({ limits, backoff, budget }: LimiterDeps, { url, priority, caller }: Entry): number {
  return Math.max(
    limits.wait(url.host),
    // A person sees at once whether the host is back.
    isPersonal(priority) ? 0 : backoff.wait(url),
    budget.wait(url, caller, priority),
  );
}
