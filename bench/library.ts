/** Group `library`: what searching, opening and keeping cost, with ten thousand articles on the shelf. */

import type { Figure } from './figures.ts';
import { searching } from './library/searching.ts';

export async function library(): Promise<readonly Figure[]> {
  return [...(await searching())];
}
