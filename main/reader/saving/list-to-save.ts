import type { LibraryFailure, ListFailure } from '../../../shared/failures.ts';
import type { ListId } from '../../../shared/library-models.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { ReadingLists } from '../past/reading-lists.ts';
import type { FindPagesDeps } from './find-pages.ts';

/** Looks up a reading list of whoever is active: one of somebody else's is not there. */
export function listToSave(lists: Pick<ReadingLists, 'all' | 'pages'>): FindPagesDeps['list'] {
  return async (id) => {
    const all = await lists.all();
    if (!all.ok) return all;
    const found = all.value.find((list) => list.id === id);
    const pages = found && (await lists.pages(id));
    if (found === undefined || pages === undefined) return ok(undefined);
    if (pages.ok) return ok({ name: found.name, pages: pages.value.map(({ site, title }) => ({ site, title })) });
    return isGone(pages.failure) ? ok(undefined) : fail(pages.failure);
  };
}

/** Whether whoever is active has such a list; where that cannot be said, it is somebody else's. */
export function hasList(lists: Pick<ReadingLists, 'all'>): (id: ListId) => Promise<boolean> {
  return async (id) => {
    const all = await lists.all();
    return all.ok && all.value.some((list) => list.id === id);
  };
}

/** Since it was looked for. */
function isGone(failure: LibraryFailure | ListFailure): failure is ListFailure {
  return failure.code.startsWith('list-');
}
