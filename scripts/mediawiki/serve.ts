import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetUpError } from './commands.ts';
import { wikiEnvironment } from './fill.ts';

const ROUTER = join(import.meta.dirname, 'router.php');
/** As many requests at once as a polite client makes. */
const WORKERS = 3;
const STARTED = /\((http:\/\/127\.0\.0\.1:\d+)\) started/;
const LONGEST_START_MS = 30_000;

export type ServedWiki = {
  readonly origin: string;
  /** Ends the server and throws its data away. */
  readonly close: () => Promise<void>;
};

/**
 * Serves a copy of a filled wiki with PHP's own server on a free loopback port.
 * @param filled the folder of `ensureFilledWiki`
 * @throws SetUpError when the server does not start or does not answer
 */
export async function serveWiki(code: string, filled: string): Promise<ServedWiki> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-mediawiki-'));
  cpSync(filled, folder, { recursive: true });
  const child = spawn(
    'php',
    ['-d', 'opcache.enable_cli=1', '-d', 'memory_limit=256M', '-S', '127.0.0.1:0', '-t', folder, ROUTER],
    {
      cwd: folder,
      // A process group of its own: ending the first process would leave its workers serving.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...wikiEnvironment(code, folder), PHP_CLI_SERVER_WORKERS: String(WORKERS) },
    },
  );
  const discard = () => {
    endGroup(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', discard);
  const close = async () => {
    process.off('exit', discard);
    const ended = child.exitCode === null ? new Promise((resolve) => child.once('close', resolve)) : undefined;
    endGroup(child);
    await ended;
    discard();
  };
  try {
    const origin = await originOf(child);
    const answer = await fetch(`${origin}/w/rest.php/v1/search/title?q=a`);
    if (!answer.ok) throw new SetUpError(`MediaWiki answers ${answer.status}: ${(await answer.text()).slice(0, 200)}`);
    return { origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // Nobody is left in the group.
  }
}

/** The address that PHP says it listens on. What it says later, of each request, is read and dropped. */
function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new SetUpError('PHP’s server said nothing')), LONGEST_START_MS);
    child.stderr?.on('data', (chunk) => {
      if (said.length < 4096) said += chunk;
      const origin = STARTED.exec(said)?.[1];
      if (origin === undefined) return;
      clearTimeout(late);
      resolve(origin);
    });
    child.once('error', (error) => reject(new SetUpError(`PHP’s server could not be started: ${error.message}`)));
    child.once('exit', () => reject(new SetUpError(`PHP’s server ended: ${said.slice(-200).trim()}`)));
  });
}
