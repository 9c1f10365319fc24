/** Where the documents of a measurement come from. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

export type Documents = {
  /** A folder of real documents for the sample wiki to serve; undefined when none was named. */
  readonly folder: string | undefined;
  /** The title of the large page: the real one where there is one, else a generated one of its statistics. */
  readonly large: string;
  /** For `detail`: what was measured on. */
  readonly source: 'real' | 'generated';
};

/**
 * @param folder the value of `LECTERN_ARTICLES`
 * @throws when a folder is named but holds no United_States.html: a figure on something else would mislead
 */
export function documents(folder: string | undefined): Documents {
  if (!folder) return { folder: undefined, large: 'Generated page/2500', source: 'generated' };
  if (!existsSync(join(folder, 'United_States.html'))) throw new Error(`No United_States.html in ${folder}`);
  return { folder, large: 'United States', source: 'real' };
}
