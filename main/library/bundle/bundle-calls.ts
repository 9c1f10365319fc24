import type { LibraryFailure } from '../../../shared/failures.ts';
import type { Result } from '../../../shared/result.ts';
import type { Owner } from '../owner.ts';
import type { Call } from '../worker/protocol.ts';
import type { Exported, ExportedPage, ExportQuery } from './export-rows.ts';
import type { PageImported, PageToImport, VisitsToImport } from './import-rows.ts';
import type { BundledList, BundledPlace, BundledVisit } from './lines.ts';

type Answer<T> = Promise<Result<T, LibraryFailure>>;

/** What the library's threads are asked for a bundle, and what they answer. */
export type BundleThreadCalls = {
  readonly exportVisits: { readonly args: ExportQuery; readonly value: Exported<BundledVisit> };
  readonly exportPlaces: { readonly args: ExportQuery; readonly value: Exported<BundledPlace> };
  readonly exportPage: {
    readonly args: { readonly show: 'saved' | 'all'; readonly after: number };
    readonly value: ExportedPage | null;
  };
  readonly importList: {
    readonly args: { readonly owner: Owner; readonly list: BundledList; readonly at: number };
    readonly value: boolean;
  };
  readonly importVisits: { readonly args: VisitsToImport; readonly value: readonly number[] };
  readonly importPlace: {
    readonly args: { readonly owner: Owner; readonly place: BundledPlace };
    readonly value: boolean;
  };
  readonly importPage: { readonly args: PageToImport; readonly value: PageImported };
};

/** The rows of a bundle, out of the library and into it; each of the latter whole or not at all. */
export type BundleCalls = {
  readonly [N in keyof BundleThreadCalls]: (
    args: BundleThreadCalls[N]['args'],
  ) => Answer<BundleThreadCalls[N]['value']>;
};

export function createBundleCalls(call: Call): BundleCalls {
  return {
    exportVisits: (query) => call('exportVisits', query),
    exportPlaces: (query) => call('exportPlaces', query),
    exportPage: (query) => call('exportPage', query),
    importList: (list) => call('importList', list),
    importVisits: (visits) => call('importVisits', visits),
    importPlace: (place) => call('importPlace', place),
    importPage: (page) => call('importPage', page),
  };
}
