import { ok } from '../../shared/result.ts';
import type { Bundles } from '../reader/bundle/bundles.ts';
import type { Shelf } from '../reader/shelf/shelf.ts';
import type { Handlers } from './bind.ts';

/** As many hits as a list that is read while somebody types can hold. */
const MOST_HITS = 30;

type Area = Exclude<Extract<keyof Handlers, `library.${string}`>, 'library.readPrivately'>;

/** What is on this computer. */
export function libraryHandlers(shelf: Shelf, bundles: Bundles): Pick<Handlers, Area> {
  return {
    'library.pages': (query) => shelf.pages(query),
    'library.page': (page) => shelf.page(page),
    'library.search': ({ query, ...filter }) => shelf.search({ text: query, filter, limit: MOST_HITS }),
    'library.titles': ({ site, titles }) => shelf.titles(site, titles),
    'library.sizes': () => shelf.sizes(),
    'library.setBound': async ({ bytes }) => shelf.setBound(bytes),
    'library.deleteEverything': () => shelf.deleteEverything(),
    'library.export': (what) => bundles.exportTo(what),
    'library.import': () => bundles.importFrom(),
    async 'library.cancelBundle'() {
      bundles.cancel();
      return ok(null);
    },
    'library.drop': ({ pages }) => shelf.drop(pages),
    'library.dropDamaged': () => shelf.dropDamaged(),
  };
}
