/** Group `app`: what a person waits for before the first word, and whether a long page holds the app up. */

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startSampleWiki } from '../sample-wiki/server.ts';
import { freshProfile, launchLectern } from '../test/e2e/launch.ts';
import { documents } from './documents.ts';
import { type Figure, median } from './figures.ts';
import { firstPaint } from './first-paint.ts';
import { type Block, longestBlock, watchLoop } from './loop-watch.ts';
import { openInWindow } from './open-in-window.ts';

const group = 'app';
const ROOT = join(import.meta.dirname, '..');
const RENDERER = join(ROOT, 'out/renderer');
const RUNS = 7;

export async function app(): Promise<readonly Figure[]> {
  return [await startupVsEmpty(), firstLoad(), await mainBlock()];
}

/** The two start in turn, so that a machine that slows down slows both. */
async function startupVsEmpty(): Promise<Figure> {
  const ours: number[] = [];
  const empty: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const pair = [await paintOf('out/main/index.js'), await paintOf('bench/empty-app/main.js')] as const;
    // The first pair warms the disk.
    if (run === 0) continue;
    ours.push(pair[0]);
    empty.push(pair[1]);
  }
  return {
    group,
    name: 'startup-vs-empty',
    value: median(ours) / median(empty),
    unit: 'ratio',
    goal: '<=2',
    detail: { lecternMs: Math.round(median(ours)), emptyMs: Math.round(median(empty)), runs: RUNS, on: 'stand-in' },
  };
}

/** With a profile of its own. */
async function paintOf(main: string): Promise<number> {
  const profile = freshProfile();
  try {
    return await firstPaint(main, profile);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Everything that index.html makes the browser fetch as script before the app runs, gzipped. */
function firstLoad(): Figure {
  const index = readFileSync(join(RENDERER, 'index.html'), 'utf8');
  const named = [...index.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const wanted = new Set<string>();
  const follow = (path: string): void => {
    if (wanted.has(path)) return;
    wanted.add(path);
    const code = readFileSync(join(RENDERER, path), 'utf8');
    // Static imports between chunks stand in one folder; what is imported by a call is loaded later.
    for (const match of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) follow(`assets/${match[1]}`);
  };
  for (const path of named) follow(path);
  const bytes = [...wanted].reduce((sum, path) => sum + gzipSync(readFileSync(join(RENDERER, path))).length, 0);
  return {
    group,
    name: 'first-load-gzip-kb',
    value: bytes / 1024,
    unit: 'kB',
    goal: '<=200',
    detail: {
      files: wanted.size,
      scriptsInAll: readdirSync(join(RENDERER, 'assets')).filter((file) => file.endsWith('.js')).length,
    },
  };
}

/** The longest time for which main's event loop answered nobody while the large page opened. */
async function mainBlock(): Promise<Figure> {
  const { folder, large, source } = documents(process.env['LECTERN_ARTICLES']);
  const wiki = await startSampleWiki({ articlesFolder: folder });
  const lectern = await launchLectern({
    env: { LECTERN_OAUTH_BASE: wiki.oauthBase, LECTERN_API_BASE: wiki.apiBase },
  });
  const blocks: Block[] = [];
  const idle: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      await watchLoop(lectern.evaluateMain);
      await lectern.page.waitForTimeout(500);
      idle.push((await longestBlock(lectern.evaluateMain)).ms);
      await watchLoop(lectern.evaluateMain);
      await openInWindow(lectern.page, large);
      blocks.push(await longestBlock(lectern.evaluateMain));
      await lectern.page.getByRole('button', { name: 'Home' }).click();
    }
  } finally {
    await lectern.stop();
    await wiki.close();
    rmSync(lectern.userData, { recursive: true, force: true });
  }
  const each = blocks.map(({ ms }) => Math.round(ms));
  return {
    group,
    name: 'main-block-ms',
    value: median(each),
    unit: 'ms',
    goal: '<=50',
    detail: {
      document: large,
      source,
      each,
      // What main itself computed in those blocks; the rest is the machine giving its processors to others.
      eachOwnMs: blocks.map(({ ownMs }) => Math.round(ownMs)),
      idleMs: Math.round(median(idle)),
      on: lectern.runner,
    },
  };
}
