import type { Saving } from '../reader/saving/saving.ts';
import type { Handlers } from './bind.ts';

type Area = Extract<keyof Handlers, `saving.${string}`>;

/** The queue of what is to be saved. */
export function savingHandlers(saving: Saving): Pick<Handlers, Area> {
  return {
    'saving.view': () => saving.view(),
    'saving.add': ({ what, pictures }) => saving.add(what, pictures),
    'saving.pause': () => saving.pause(),
    'saving.resume': () => saving.resume(),
    'saving.retry': ({ job }) => saving.retry(job),
    'saving.remove': ({ job }) => saving.remove(job),
    'saving.release': ({ pages }) => saving.release(pages),
  };
}
