import type { VisitId } from '../../../shared/library-models.ts';
import type { OpenedPage, PageRef } from '../../../shared/models.ts';
import type { HistoryCalls } from '../../library/history/history-calls.ts';
import { firstIdAt } from '../../library/history/visit-ids.ts';
import type { Owner } from '../../library/owner.ts';
import type { Clock } from '../../ports.ts';
import { createListeners } from '../listeners.ts';
import { soon } from '../soon.ts';
import type { PrivateReading } from './private-reading.ts';

/** How long a page waits for what the history knows of it, in ms; counted from when it was asked for. */
const PATIENCE = 400;
/** Whoever opens a page twice within this time by the same way has visited it once, in ms. */
const ONCE = 60_000;

/** A page that is asked for: by a link of a visit's page, or to go on with a visit. */
export type PageToOpen = PageRef & {
  readonly from?: VisitId | undefined;
  readonly visit?: VisitId | undefined;
};

/** A page on its way: told when it has opened. Answers what the history has to say to it. */
export type Opening = (page: OpenedPage) => Promise<Pick<OpenedPage, 'visit' | 'place'>>;

export type Openings = {
  /** Asks what is known of the page, while it is on its way. */
  readonly begin: (page: PageToOpen) => Opening;
  /** Some visits are not remembered any more: the next opening is one of its own. */
  readonly forgotten: () => void;
  /** Nothing is remembered any more, not even of what is on its way. */
  readonly forget: () => void;
  /** Told when a visit is on disk. Answers what ends it. */
  readonly onRecorded: (listener: () => void) => () => void;
};

export type OpeningsDeps = {
  readonly library: { readonly history: Pick<HistoryCalls, 'past' | 'record'> };
  /** Who is active. */
  readonly whose: () => Owner;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
  readonly clock: Clock;
};

/** Remembers pages as they are opened. Nobody waits for the disk: a visit has its id before it is written. */
export function createOpenings({ library: { history }, whose, privacy, clock }: OpeningsDeps): Openings {
  const recorded = createListeners<null>();
  const nextId = createVisitIds(clock);
  let forgets = 0;
  let lately: { readonly key: string; readonly id: VisitId; readonly at: number }[] = [];

  const record = (owner: Owner, page: OpenedPage, from: VisitId | undefined): VisitId => {
    const at = clock.now();
    const key = JSON.stringify([owner, page.site, page.title, from]);
    lately = lately.filter((one) => Math.abs(at - one.at) < ONCE);
    const known = lately.find((one) => one.key === key);
    if (known !== undefined) return known.id;
    const id = nextId();
    lately.push({ key, id, at });
    const { site, title, language, direction } = page;
    void history.record({ id, owner, site, title, language, direction, at, from }).then((kept) => {
      if (kept.ok) recorded.tell(null);
    });
    return id;
  };

  return {
    begin({ site, title, from, visit }) {
      const owner = whose();
      const begun = forgets;
      const asked = soon(clock, PATIENCE, history.past({ owner, site, title, visit }));
      return async (page) => {
        const found = await asked;
        if (forgets !== begun || privacy.isOn()) return {};
        const past = found?.ok ? found.value : undefined;
        // A library that cannot say is no reason to believe that somebody has forgotten it.
        const goesOn = visit !== undefined && past?.visited !== false;
        return { visit: goesOn ? visit : record(owner, page, from), place: past?.place };
      };
    },
    forgotten() {
      lately = [];
    },
    forget() {
      forgets++;
      lately = [];
    },
    onRecorded: (listener) => recorded.add(listener),
  };
}

/** Ids in the order of time, also from one start to the next. */
function createVisitIds(clock: Pick<Clock, 'now'>): () => VisitId {
  let last = 0;
  return () => {
    last = Math.max(last + 1, firstIdAt(clock.now()));
    return last as VisitId;
  };
}
