import type { BundleFailure, LibraryFailure } from '../../../shared/failures.ts';
import type { BundleReport } from '../../../shared/library-models.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type ExportDeps, exportLibrary, type ToExport } from './export-library.ts';
import { type ImportDeps, importLibrary } from './import-library.ts';

type Answer = Promise<Result<BundleReport | null, LibraryFailure | BundleFailure>>;

/** What is here, written to a file that somebody chooses, and taken over from one. Null when nobody chose a file, or it was ended. */
export type Bundles = {
  readonly exportTo: (what: ToExport) => Answer;
  readonly importFrom: () => Answer;
  /** Ends what is under way: no file is left of what was being written; of a file that was being taken over nothing more is. */
  readonly cancel: () => void;
  /** The same. Resolves when nothing is under way any more. */
  readonly forget: () => Promise<void>;
};

export type BundlesDeps = ExportDeps &
  ImportDeps & {
    /** Asks a person; undefined when they chose none. */
    readonly dialogs: {
      readonly save: (name: string) => Promise<string | undefined>;
      readonly open: () => Promise<string | undefined>;
    };
    /** Something of somebody's lists or history has been taken over. */
    readonly onImported: () => void;
  };

export function createBundles(deps: BundlesDeps): Bundles {
  let current = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  /** What was cancelled while a person was still asked for the file comes to nothing, too. */
  const run = async (
    asking: Promise<string | undefined>,
    work: (path: string, signal: AbortSignal) => Answer,
  ): Answer => {
    const { signal } = current;
    const path = await asking;
    if (path === undefined || signal.aborted) return ok(null);
    const working = work(path, signal);
    underWay.add(working);
    return working.finally(() => underWay.delete(working));
  };
  const cancel = () => {
    current.abort();
    current = new AbortController();
  };
  return {
    cancel,
    async forget() {
      cancel();
      await Promise.allSettled(underWay);
    },
    exportTo(what) {
      const name = `Lectern ${new Date(deps.clock.now()).toISOString().slice(0, 10)}.lectern`;
      return run(deps.dialogs.save(name), (path, signal) => exportLibrary(deps, what, path, signal));
    },
    importFrom: () =>
      run(deps.dialogs.open(), async (path, signal) => {
        // Also of what was cut off some has been.
        return importLibrary(deps, path, signal).finally(deps.onImported);
      }),
  };
}
