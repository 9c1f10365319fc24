/** The same articles in a ZIM file, behind Kiwix's own server: what a search of the library is laid beside. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { MadeArticle } from './corpus.ts';

const run = promisify(execFile);
const ICON = join(import.meta.dirname, '../../build/icons/48x48.png');
const NAME = 'made';
/** Files in one folder. */
const FOLDER = 1_000;
/** What Kiwix has to answer within, in ms, before there is no use in waiting. */
const UP_MS = 20_000;

export type ZimServer = {
  /** Of the file, in bytes. */
  readonly bytes: number;
  /** Full text: how many hits the first page has, up to `limit`. */
  readonly search: (text: string, limit: number) => Promise<number>;
  /** Titles, while somebody types. */
  readonly suggest: (text: string, limit: number) => Promise<number>;
  readonly stop: () => void;
};

/** Whether both of Kiwix's programs are installed (Debian: zim-tools, kiwix-tools). */
export async function hasKiwix(): Promise<boolean> {
  try {
    await Promise.all([run('zimwriterfs', ['--version']), run('kiwix-serve', ['--version'])]);
    return true;
  } catch {
    return false;
  }
}

/** Writes the file and starts the server on it. */
export async function serveZim(
  articles: Iterable<MadeArticle>,
  html: (article: MadeArticle) => string,
): Promise<ZimServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-zim-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const zim = join(folder, `${NAME}.zim`);
    await writeZim(articles, html, folder, zim);
    const port = await freePort();
    const server = spawn('kiwix-serve', ['--address', '127.0.0.1', '--port', String(port), zim], { stdio: 'ignore' });
    await answers(port, server);
    return {
      bytes: statSync(zim).size,
      search: async (text, limit) => {
        const query = new URLSearchParams({ content: NAME, pattern: text, pageLength: String(limit) });
        const page = await ask(port, `/search?${query}`);
        return page.split('<li>').length - 1;
      },
      suggest: async (text, limit) => {
        const query = new URLSearchParams({ content: NAME, term: text, count: String(limit) });
        const rows = JSON.parse(await ask(port, `/suggest?${query}`)) as readonly { readonly kind: string }[];
        // The last row offers to search the text instead.
        return rows.filter(({ kind }) => kind === 'path').length;
      },
      stop() {
        server.kill();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

async function writeZim(
  articles: Iterable<MadeArticle>,
  html: (article: MadeArticle) => string,
  folder: string,
  zim: string,
): Promise<void> {
  const pages = join(folder, 'pages');
  let index = 0;
  for (const article of articles) {
    const shelf = join(pages, String(Math.floor(index / FOLDER)));
    if (index % FOLDER === 0) mkdirSync(shelf, { recursive: true });
    writeFileSync(join(shelf, `${index++}.html`), html(article));
  }
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Made</title><p>Made articles');
  copyFileSync(ICON, join(pages, 'icon.png'));
  const about = ['--language=eng', '--title=Made', '--description=Made', '--creator=Nobody', '--publisher=Nobody'];
  await run('zimwriterfs', ['--welcome=index.html', '--illustration=icon.png', ...about, pages, zim]);
  rmSync(pages, { recursive: true });
}

async function ask(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const body = await response.text();
  // Without a hit it says so under 404.
  if (!response.ok && response.status !== 404) throw new Error(`Kiwix answered ${response.status} to ${path}`);
  return body;
}

async function answers(port: number, server: ChildProcess): Promise<void> {
  for (const until = Date.now() + UP_MS; Date.now() < until; await wait(100)) {
    if (server.exitCode !== null) break;
    const up = await fetch(`http://127.0.0.1:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
  }
  server.kill();
  throw new Error('kiwix-serve does not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}
