/**
 * One running app per profile. An exclusively created file decides at once who is first; a socket then carries the
 * arguments of whoever is not. A file left by a process that is gone counts for nothing.
 */
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the second process says to the first. */
export type SecondLaunch = {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
};

export type InstanceLock =
  | { readonly held: true; readonly release: () => void }
  /** `delivered` resolves when the owner has taken the launch, or is taken to be deaf. */
  | { readonly held: false; readonly delivered: Promise<boolean> };

const RETRY_MS = 25;
const PATIENCE_MS = 10_000;

/** Takes the lock of a profile, or hands `launch` to the process that has it. */
export function takeInstanceLock(
  profile: string,
  launch: SecondLaunch,
  onSecond: (launch: SecondLaunch) => void,
): InstanceLock {
  mkdirSync(profile, { recursive: true });
  const file = join(profile, 'stand-in.lock');
  const socket = socketPath(profile);
  if (!claim(file)) return { held: false, delivered: deliver(socket, launch) };
  const server = listen(socket, onSecond);
  const release = () => {
    server.close();
    rmSync(file, { force: true });
    rmSync(socket, { force: true });
  };
  process.once('exit', release);
  return { held: true, release };
}

/** Short, because a socket's path may have about a hundred characters and a profile's may have more. */
function socketPath(profile: string): string {
  const name = createHash('sha256').update(profile).digest('hex').slice(0, 24);
  return join(tmpdir(), `stand-in-${name}.sock`);
}

/** Whether this process is the first: the file appears whole (by a link) or not at all. */
function claim(file: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return true;
      } catch {
        const owner = Number(readOrEmpty(file));
        if (owner === process.pid) return true;
        if (owner > 0 && isAlive(owner)) return false;
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function listen(path: string, onSecond: (launch: SecondLaunch) => void): Server {
  rmSync(path, { force: true });
  const server = createServer((connection) => {
    let text = '';
    connection.setEncoding('utf8');
    connection.on('error', () => undefined);
    connection.on('data', (chunk: string) => {
      text += chunk;
      if (!text.endsWith('\n')) return;
      connection.end('taken\n');
      onSecond(JSON.parse(text) as SecondLaunch);
    });
  });
  server.listen(path);
  return server;
}

/** The owner may not listen yet: tries again until it does. */
async function deliver(path: string, launch: SecondLaunch): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (await offer(path, launch)) return true;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return false;
}

function offer(path: string, launch: SecondLaunch): Promise<boolean> {
  return new Promise((resolve) => {
    let taken = false;
    const connection = connect(path, () => connection.write(`${JSON.stringify(launch)}\n`));
    connection.on('data', () => {
      taken = true;
    });
    connection.on('error', () => undefined);
    connection.on('close', () => resolve(taken));
  });
}
