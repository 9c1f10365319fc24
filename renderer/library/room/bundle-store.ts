import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Args } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/failures.ts';
import type { BundleReport } from '../../../shared/library-models.ts';
import type { Client } from '../../client.ts';

type Did = 'export' | 'import';

/** An export or an import: it goes on wherever in the window somebody is meanwhile. */
export type BundleState = {
  /** What is under way, and whether somebody has ended it. */
  readonly busy?: { readonly does: Did; readonly ending: boolean } | undefined;
  /** What became of the last one. */
  readonly outcome?:
    | { readonly did: Did; readonly report: BundleReport }
    | { readonly did: 'stopped'; readonly what: Did }
    | { readonly did: 'failure'; readonly failure: Failure }
    | undefined;
};

export type BundleStore = StoreApi<BundleState>;

export function createBundleStore(): BundleStore {
  return createStore<BundleState>(() => ({}));
}

/** Begins one, unless one is under way. */
export function exportBundle(store: BundleStore, client: Pick<Client, 'library'>, what: Args<'library.export'>) {
  return run(store, 'export', () => client.library.export(what));
}

/** Begins one, unless one is under way. */
export function importBundle(store: BundleStore, client: Pick<Client, 'library'>) {
  return run(store, 'import', () => client.library.import());
}

/** Ends what is under way; what becomes of it is said when it has come to its end. */
export async function cancelBundle(store: BundleStore, client: Pick<Client, 'library'>): Promise<void> {
  const { busy } = store.getState();
  if (busy === undefined) return;
  store.setState({ busy: { ...busy, ending: true } });
  await client.library.cancelBundle();
}

async function run(store: BundleStore, does: Did, ask: Client['library']['import']): Promise<void> {
  if (store.getState().busy !== undefined) return;
  store.setState({ busy: { does, ending: false }, outcome: undefined });
  try {
    const answer = await ask();
    const ended = store.getState().busy?.ending === true;
    store.setState({ outcome: outcomeOf(answer, does, ended) });
  } finally {
    store.setState({ busy: undefined });
  }
}

function outcomeOf(answer: Awaited<ReturnType<Client['library']['import']>>, did: Did, ended: boolean) {
  if (!answer.ok) return { did: 'failure', failure: answer.failure } as const;
  // It may have come to its end before it was ended.
  if (answer.value !== null) return { did, report: answer.value };
  // Nobody chose a file, so there is nothing to say.
  return ended ? ({ did: 'stopped', what: did } as const) : undefined;
}
