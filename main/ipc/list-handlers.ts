import type { ReadingLists } from '../reader/past/reading-lists.ts';
import type { Handlers } from './bind.ts';

type Area = Extract<keyof Handlers, `lists.${string}`>;

/** Reading lists. */
export function listHandlers(lists: ReadingLists): Pick<Handlers, Area> {
  return {
    'lists.all': () => lists.all(),
    'lists.create': (naming) => lists.create(naming),
    'lists.change': (naming) => lists.change(naming),
    'lists.remove': ({ list }) => lists.remove(list),
    'lists.order': (args) => lists.order(args.lists),
    'lists.pages': ({ list }) => lists.pages(list),
    'lists.add': (pages) => lists.add(pages),
    'lists.take': (pages) => lists.take(pages),
    'lists.orderPages': (pages) => lists.orderPages(pages),
    'lists.of': (page) => lists.of(page),
  };
}
