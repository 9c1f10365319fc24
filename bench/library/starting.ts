/** Whether an app with ten thousand kept articles starts as soon as one with none. */

import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshProfile } from '../../test/e2e/launch.ts';
import { type Figure, median } from '../figures.ts';
import { firstPaint } from '../first-paint.ts';
import { fillShelf, vocabularies } from './shelf.ts';

const group = 'library';
const MAIN = 'out/main/index.js';
const ARTICLES = 10_000;
const RUNS = 9;

export async function starting(): Promise<readonly Figure[]> {
  const full = freshProfile();
  const empty = freshProfile();
  try {
    await fill(full);
    const times = { full: [] as number[], empty: [] as number[] };
    for (let run = 0; run <= RUNS; run++) {
      // In turn, and which is first in turn as well: a machine that slows down slows both.
      const order = run % 2 === 0 ? (['full', 'empty'] as const) : (['empty', 'full'] as const);
      for (const which of order) {
        const took = await firstPaint(MAIN, which === 'full' ? full : empty);
        // The first pair makes both profiles, and warms the disk.
        if (run > 0) times[which].push(took);
      }
    }
    const [fullMs, emptyMs] = [median(times.full), median(times.empty)];
    const detail = { fullMs, emptyMs, articles: ARTICLES, runs: RUNS, on: 'stand-in' };
    return [{ group, name: 'startup-10k-vs-0', value: fullMs / emptyMs, unit: 'ratio', goal: '<=1.1', detail }];
  } finally {
    for (const profile of [full, empty]) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function fill(profile: string): Promise<void> {
  const shelf = await fillShelf(await vocabularies(), ARTICLES);
  mkdirSync(join(profile, 'library'), { recursive: true });
  cpSync(shelf.path, join(profile, 'library/library.sqlite'));
  await shelf.remove();
}
