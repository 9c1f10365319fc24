/** What opening a page costs the main process: the longest block of its event loop, and memory beyond what it had. */

import { rmSync } from 'node:fs';
import { startSampleWiki } from '../../sample-wiki/server.ts';
import { type Lectern, launchLectern } from '../../test/e2e/launch.ts';
import { documents } from '../documents.ts';
import { type Figure, median } from '../figures.ts';
import { longestBlock, watchLoop } from '../loop-watch.ts';
import { openInWindow } from '../open-in-window.ts';

const group = 'article';
const RUNS = 7;
/** In kB: Parsoid's HTML of the largest pages there are. */
const HUGE = 'Generated page/8000';

export async function opening(): Promise<readonly Figure[]> {
  const { folder, large, source } = documents(process.env['LECTERN_ARTICLES']);
  const wiki = await startSampleWiki({ articlesFolder: folder });
  const lectern = await launchLectern({ env: { LECTERN_OAUTH_BASE: wiki.oauthBase, LECTERN_API_BASE: wiki.apiBase } });
  try {
    return [await mainBlock(lectern, large, source), await peakExtra(lectern)];
  } finally {
    await lectern.stop();
    await wiki.close();
    rmSync(lectern.userData, { recursive: true, force: true });
  }
}

async function mainBlock(lectern: Lectern, title: string, source: 'real' | 'generated'): Promise<Figure> {
  const each: number[] = [];
  const own: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await watchLoop(lectern.evaluateMain);
    await openInWindow(lectern.page, title);
    const block = await longestBlock(lectern.evaluateMain);
    each.push(Math.round(block.ms));
    own.push(Math.round(block.ownMs));
    await lectern.page.getByRole('button', { name: 'Home' }).click();
  }
  return {
    group,
    name: 'main-block-ms',
    value: median(each),
    unit: 'ms',
    goal: '<=20',
    detail: { document: title, source, each, eachOwnMs: own, on: lectern.runner },
  };
}

/** The most that the resident set grew while the page opened; the heap is swept before, so that it starts from what is held. */
async function peakExtra({ page, evaluateMain, runner }: Lectern): Promise<Figure> {
  const each: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await evaluateMain(() => {
      const sweep = process.getBuiltinModule('node:v8');
      sweep.setFlagsFromString('--expose-gc');
      process.getBuiltinModule('node:vm').runInNewContext('gc')();
      const before = process.memoryUsage.rss();
      const watch = { before, peak: before, timer: setInterval(look, 2) };
      function look(): void {
        watch.peak = Math.max(watch.peak, process.memoryUsage.rss());
      }
      Object.assign(globalThis, { memoryWatch: watch });
    });
    await openInWindow(page, HUGE);
    const grown = await evaluateMain(() => {
      const { memoryWatch } = globalThis as unknown as {
        memoryWatch: { before: number; peak: number; timer: NodeJS.Timeout };
      };
      clearInterval(memoryWatch.timer);
      return memoryWatch.peak - memoryWatch.before;
    });
    each.push(Math.round(grown / 2 ** 20));
    await page.getByRole('button', { name: 'Home' }).click();
  }
  return {
    group,
    name: 'peak-extra-mb-8mb',
    value: median(each),
    unit: 'MB',
    goal: '<=40',
    detail: { document: HUGE, each, on: runner },
  };
}
