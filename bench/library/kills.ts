/**
 * Runs of the library, each killed at a random moment of saving, importing, evicting or migrating. It is the end of a process
 * that is tried here, not the end of the power: what the system had taken over by then is on the disk.
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import { decodeEntry } from '../../main/library/media-cache/entry-format.ts';
import { savedMediaFolder } from '../../main/library/saving/media-files.ts';
import { mediaFile } from '../../main/library/saving/saved-media.ts';
import { createSide, type Side } from '../../main/library/worker/serve.ts';
import type { Figure } from '../figures.ts';
import {
  htmlFor,
  type KillNews,
  type KillTask,
  type KillWork,
  migrationsWith,
  pictureFor,
  picturesFor,
  SITE,
  wordFor,
} from './kill-child.ts';
import { randomFrom } from './random.ts';

const group = 'library';
const CHILD = join(import.meta.dirname, 'kill-child.ts');
/** What is going on when it is killed, and the latest moment of it, in ms. */
const WORK: readonly (readonly [work: KillWork, longest: number])[] = [
  ['saving', 120],
  ['importing', 200],
  ['evicting', 120],
  ['migrating', 60],
];

export type KillCount = {
  readonly rounds: number;
  /** Pages whose saving was acknowledged at some time. */
  acknowledged: number;
  /** The library did not open. */
  unopened: number;
  /** Was found damaged. */
  damaged: number;
  /** Acknowledged as saved, and not there, not saved, or older than that; or wished for, and neither saved nor in the queue. */
  lost: number;
  /** There, and not whole: not what its revision says, not found, or without its pictures though it is shown as saved with them. */
  half: number;
};

export async function killRounds(rounds: number, seed: number): Promise<KillCount> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-kills-'));
  const path = join(folder, 'library', 'library.sqlite');
  const random = randomFrom(seed);
  const count: KillCount = { rounds, acknowledged: 0, unopened: 0, damaged: 0, lost: 0, half: 0 };
  const heard: Heard = { saved: new Map(), wished: new Map() };
  let steps = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      const [work, longest] = WORK[round % WORK.length] ?? ['saving', 100];
      if (work === 'migrating') steps++;
      // Each round begins where the last one can have come to, so that revisions grow.
      await killed({ path, work, steps, seed: (round + 1) * 10_000 }, random() * longest, heard);
      look(path, steps, heard, count);
    }
    return { ...count, acknowledged: heard.saved.size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What was acknowledged: of each page, its latest revision. */
type Heard = { readonly saved: Map<string, number>; readonly wished: Map<string, number> };

async function killed(task: KillTask, moment: number, heard: Heard): Promise<void> {
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const working = Promise.withResolvers<void>();
  child.on('message', (said: KillNews) => {
    if (said.news === 'working') working.resolve();
    else heard[said.news].set(said.title, Math.max(said.revision, heard[said.news].get(said.title) ?? 0));
  });
  child.once('exit', () => working.reject(new Error('The library ended by itself')));
  child.send(task);
  await working.promise;
  await pause(moment);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Opens what is left, and holds every page in it to what it must be. */
function look(path: string, steps: number, { saved, wished }: Heard, count: KillCount): void {
  const onMended = () => {
    count.damaged++;
  };
  const side = createSide('writer', { path, now: Date.now, migrations: migrationsWith(steps) }, onMended);
  if (side.open() !== undefined) {
    count.unopened++;
    return;
  }
  for (const [title, revision] of saved) {
    const found = read(side, title);
    if (found === undefined || found.savedAt === undefined || found.revision < revision) count.lost++;
  }
  const waiting = waitingPages(side);
  for (const [title, revision] of wished) {
    const found = read(side, title);
    const isSaved = found?.savedAt !== undefined && found.revision >= revision;
    if (!isSaved && !waiting.has(title)) count.lost++;
  }
  const titles = [...saved.keys(), ...wished.keys(), ...Array.from({ length: 500 }, (_, index) => `Read ${index}`)];
  for (const title of titles) {
    const found = read(side, title);
    if (found !== undefined && !(isWhole(side, title, found) && hasItsPictures(side, path, title))) count.half++;
  }
  side.call('close', null);
}

function read(side: Side, title: string) {
  const found = side.call('read', { site: SITE, title });
  return found.ok ? (found.value ?? undefined) : undefined;
}

/** The pages that are still to be saved. */
function waitingPages(side: Side): ReadonlySet<string> {
  const queue = side.call('queue', { at: Date.now() });
  const open = queue.ok ? queue.value.jobs.filter(({ state }) => state === 'waiting') : [];
  return new Set(open.map(({ label }) => label));
}

/** What is shown as saved with its pictures has all of them, as they were. */
function hasItsPictures(side: Side, path: string, title: string): boolean {
  const state = side.call('savedState', { site: SITE, title });
  if (!state.ok || state.value?.pictures !== 'reading' || !state.value.whole) return state.ok;
  const revision = read(side, title)?.revision ?? 0;
  const held = new Set(mediaOf(path, title));
  return picturesFor(title, revision).every((address) => {
    const { name } = mediaFile(address, pictureFor(address));
    const file = join(savedMediaFolder(path), name);
    const found = existsSync(file) ? decodeEntry(readFileSync(file)) : undefined;
    return held.has(address) && found !== undefined && Buffer.compare(found.bytes, pictureFor(address).bytes) === 0;
  });
}

function mediaOf(path: string, title: string): readonly string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = database
      .prepare(
        `SELECT address FROM page JOIN page_medium ON page = page.id JOIN saved_medium ON medium = saved_medium.id
         WHERE title = ?`,
      )
      .all(title);
    return rows.map(({ address }) => String(address));
  } finally {
    database.close();
  }
}

function isWhole(side: Side, title: string, found: NonNullable<ReturnType<typeof read>>): boolean {
  const hits = side.call('search', { text: wordFor(title, found.revision), limit: 5 });
  const isFound = hits.ok && hits.value.some((hit) => hit.title === title);
  return isFound && zstdDecompressSync(found.html).toString() === htmlFor(title, found.revision);
}

export async function kills(rounds: number, seed: number): Promise<readonly Figure[]> {
  const { unopened, damaged, lost, half, acknowledged } = await killRounds(rounds, seed);
  const detail = { rounds, seed, acknowledged, ends: 'SIGKILL: the process ends, not the power' };
  return [
    { group, name: 'kill9-unopened', value: unopened + damaged, unit: 'count', goal: '==0', detail },
    { group, name: 'kill9-lost-pages', value: lost, unit: 'count', goal: '==0', detail },
    { group, name: 'kill9-half-saved', value: half, unit: 'count', goal: '==0', detail },
  ];
}
