import { problems } from './judge.ts';
import { clobbered, executable } from './judge-purify.ts';
import { styleProblems } from './judge-styles.ts';
import { mended } from './judge-tree.ts';

/** What each judge says of a page; they know nothing of one another or of the engine's lists. */
export const verdict = (page: string) => ({
  unsound: problems(page),
  mended: mended(page),
  executable: executable(page),
  styles: styleProblems(page),
  clobbered: clobbered(page),
});

/** The verdict on a good page. */
export const GOOD = { unsound: [], mended: [], executable: [], styles: [], clobbered: [] };
