import type { LibraryFailure } from '../../../shared/failures.ts';
import type { Result } from '../../../shared/result.ts';
import type { Statements } from '../database/statements.ts';
import type { PageKey } from '../pages/kept-page.ts';
import { readPage } from '../pages/store.ts';
import {
  addWish,
  foundPages,
  nextSaving,
  notFound,
  notSaved,
  pauseSaving,
  queue,
  removeJob,
  retrySaving,
} from './queue.ts';
import {
  askedAfter,
  duePage,
  freeMedia,
  releasePages,
  savedMedia,
  savedState,
  savePages,
  sizesOfPicture,
} from './saved-pages.ts';
import type { PageToSave, SavingCalls } from './saving-models.ts';

type Handlers = {
  readonly [N in keyof SavingCalls]: (args: SavingCalls[N]['args']) => Result<SavingCalls[N]['value'], LibraryFailure>;
};

type OnDatabase = <A, V>(work: (statements: Statements, args: A) => V) => (args: A) => Result<V, LibraryFailure>;

/** Those of the calls that change something: they go to the thread that writes. */
export const SAVING_WRITES: readonly (keyof SavingCalls)[] = [
  'addWish',
  'foundPages',
  'notFound',
  'savePages',
  'notSaved',
  'pauseSaving',
  'retrySaving',
  'removeJob',
  'releasePages',
  'freeMedia',
  'askedAfter',
];

/** What a thread does with what it is asked about saving. @param folder of saved pictures */
export function savingHandlers(onDatabase: OnDatabase, folder: string): Handlers {
  const silent = <A>(work: (statements: Statements, args: A) => void) =>
    onDatabase((statements, args: A) => {
      work(statements, args);
      return null;
    });
  return {
    addWish: onDatabase(addWish),
    queue: onDatabase(queue),
    nextSaving: onDatabase(nextSaving),
    foundPages: silent(foundPages),
    notFound: silent(notFound),
    savePages: onDatabase((statements, pages: readonly PageToSave[]) => savePages(statements, pages, folder)),
    notSaved: silent(notSaved),
    pauseSaving: silent(pauseSaving),
    retrySaving: silent(retrySaving),
    removeJob: silent(removeJob),
    releasePages: onDatabase(releasePages),
    freeMedia: onDatabase(freeMedia),
    savedMedia: onDatabase(savedMedia),
    sizesOfPicture: onDatabase((statements, { picture }: { readonly picture: string }) =>
      sizesOfPicture(statements, picture),
    ),
    beforeSaving: onDatabase((statements, key: PageKey) => ({
      state: savedState(statements, key),
      kept: readPage(statements, key) ?? null,
    })),
    savedState: onDatabase(savedState),
    duePage: onDatabase(duePage),
    askedAfter: silent(askedAfter),
  };
}
