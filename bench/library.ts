/** Group `library`: what searching, opening and keeping cost, with ten thousand articles on the shelf, and what a kill costs. */

import { randomInt } from 'node:crypto';
import type { Figure } from './figures.ts';
import { kills } from './library/kills.ts';
import { opening } from './library/opening.ts';
import { searching } from './library/searching.ts';

const KILLS = 100;

export async function library(): Promise<readonly Figure[]> {
  const seed = Number(process.env['BENCH_SEED'] ?? randomInt(2 ** 31));
  return [...(await opening()), ...(await searching()), ...(await kills(KILLS, seed))];
}
