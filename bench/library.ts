/** Group `library`: what searching, opening and keeping cost, with ten thousand articles on the shelf, and what a kill costs. */

import { randomInt } from 'node:crypto';
import type { Group } from './figures.ts';
import { besideKiwix } from './library/beside-kiwix.ts';
import { kills } from './library/kills.ts';
import { opening } from './library/opening.ts';
import { saving } from './library/saving.ts';
import { searching } from './library/searching.ts';
import { starting } from './library/starting.ts';

const KILLS = 100;

export const library: Group = {
  opening,
  searching,
  saving,
  starting,
  kiwix: besideKiwix,
  kills: () => kills(KILLS, Number(process.env['BENCH_SEED'] ?? randomInt(2 ** 31))),
};
