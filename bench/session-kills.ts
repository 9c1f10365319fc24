/** Two hundred runs of the app, each killed at a random moment of signing in or refreshing. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createNodeHttp } from '../test/fakes/node-http.ts';
import type { Figure } from './figures.ts';
import { signedInApp, type WikiAddresses } from './session-app.ts';
import type { ChildNews } from './session-child.ts';

const group = 'session';
const CHILD = join(import.meta.dirname, 'session-child.ts');
const KILLS = 200;
/** What is going on when the app is killed, and the latest moment of it (ms): a sign-in takes some dozens, a refresh a few. */
const ROUNDS = [
  { from: 'nobody', work: 'sign-in', longest: 250 },
  { from: 'somebody', work: 'refresh', longest: 120 },
  { from: 'somebody', work: 'sign-in', longest: 250 },
  { from: 'somebody', work: 'refresh', longest: 120 },
  { from: 'somebody', work: 'sign-in', longest: 250 },
] as const;

/** The same moments again for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Started = Extract<ChildNews, { readonly news: 'started' }>;

/** Starts the app on a folder; answers once it has said who is signed in. */
async function start(folder: string, wiki: WikiAddresses) {
  const child = fork(CHILD, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let kept = false;
  child.send({ folder, wiki });
  const [started] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The app did not start'))),
  ])) as [Started];
  child.on('message', ({ news }: ChildNews) => {
    kept ||= news === 'kept';
  });
  return { child, started, kept: () => kept };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Whether what is on disk is whole. */
function isWhole(folder: string): boolean {
  const names = readdirSync(folder);
  if (names.some((name) => name.includes('corrupt'))) return false;
  if (!names.includes('account.json')) return true;
  try {
    JSON.parse(readFileSync(join(folder, 'account.json'), 'utf8'));
    return true;
  } catch {
    return false;
  }
}

type Run = Awaited<ReturnType<typeof start>>;

/** Who was on disk when the app was killed. A start reports it, and so does each step that ends with somebody there. */
async function killDuring(run: Run, { work, longest }: (typeof ROUNDS)[number], moment: number): Promise<boolean> {
  run.child.send(work);
  await pause(moment * longest);
  if (run.child.exitCode !== null) throw new Error('The app ended by itself');
  await kill(run.child);
  return run.started.signedIn || run.kept();
}

/** A session counts as lost when it was on disk before the kill, and the next start does not read as that user. */
export async function kills(wiki: WikiAddresses, seed: number): Promise<readonly Figure[]> {
  const count = { lost: 0, corrupt: 0, hadSession: 0 };
  const cycle = async (folder: string, random: () => number) => {
    let run = await start(folder, wiki);
    for (const round of ROUNDS) {
      if (round.from === 'somebody' && !run.started.signedIn) {
        await kill(run.child);
        await signedInApp(folder, wiki, createNodeHttp());
        run = await start(folder, wiki);
      }
      const had = await killDuring(run, round, random());
      const whole = isWhole(folder);
      run = await start(folder, wiki);
      const { signedIn, readsAs, notices } = run.started;
      count.hadSession += Number(had);
      count.lost += Number(had && !(signedIn && readsAs === 'user'));
      count.corrupt += Number(!whole || notices.length > 0);
    }
    await kill(run.child);
  };
  const cycles = Array.from({ length: KILLS / ROUNDS.length }, (_, index) => index);
  const lane = async () => {
    for (let index = cycles.shift(); index !== undefined; index = cycles.shift()) {
      const folder = mkdtempSync(join(tmpdir(), 'lectern-kills-'));
      // The moments of a cycle are its own, whichever lane it falls to.
      await cycle(folder, randomFrom(seed + index)).finally(() => rmSync(folder, { recursive: true, force: true }));
    }
  };
  await Promise.all([lane(), lane()]);
  const { lost, corrupt, hadSession } = count;
  const detail = { kills: KILLS, seed, hadSession };
  return [
    { group, name: 'kill9-lost-sessions', value: lost, unit: 'count', goal: '==0', detail },
    { group, name: 'kill9-corrupt-stores', value: corrupt, unit: 'count', goal: '==0', detail },
  ];
}
