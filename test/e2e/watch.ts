/** Everything that an app writes, sends and shows, read again and again for what must not be in it. */
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HeardRequest } from '../../sample-wiki/http.ts';
import type { Secrets } from '../../sample-wiki/oauth/models.ts';
import { findLeaks, type Leak, type Place, type Secret, secretsOfWiki } from '../leaks/leak-scan.ts';
import type { Lectern } from './launch.ts';
import { rendererMemory } from './renderer-memory.ts';

export type Watch = {
  /** Listens to a run of the app from now on. */
  readonly follow: (app: Lectern) => void;
  /** Listens to what is asked of the wiki. */
  readonly heard: (request: HeardRequest) => void;
  /** One more secret than the wiki knows of. */
  readonly add: (secret: Secret) => void;
  /** What leaked since the last time, into files, logs, addresses, headers, the line to the window, and its text. */
  readonly leaks: (app: Lectern | undefined) => Promise<readonly Leak[]>;
  /** The same of the memory of the window's process. Takes seconds. */
  readonly memoryLeaks: (app: Lectern) => Promise<readonly Leak[]>;
};

/** Where a Bearer belongs: the APIs and the profile. */
const BEARER_PATHS = /^\/w\/(?:rest\.php\/v1\/|rest\.php\/oauth2\/resource\/|api\.php)/;

export function createWatch(deps: {
  readonly profile: string;
  /** Where the stand-in writes what crosses to and from the window. */
  readonly ipcLog: string;
  /** What the wiki has handed out so far. */
  readonly secrets: () => Secrets;
}): Watch {
  const { profile, ipcLog } = deps;
  const more: Secret[] = [];
  const runs: { readonly app: Lectern; read: number }[] = [];
  let addresses: string[] = [];
  let ipcRead = 0;
  let lastLook = 0;

  const secrets = (): readonly Secret[] => [...secretsOfWiki(deps.secrets()), ...more];

  /** What has been written to since the last look: a file cannot hold what was made after it was written. */
  function changedFiles(): readonly Place[] {
    const since = lastLook;
    // A file that is written while it is read is read once more.
    lastLook = Date.now() - 1000;
    const entries = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      return ifThere(() =>
        statSync(path).mtimeMs < since ? [] : [{ name: path.slice(profile.length), content: readFileSync(path) }],
      );
    });
  }

  function newLines(): readonly Place[] {
    return runs.map((run) => {
      const lines = run.app.logs();
      const fresh = lines.slice(run.read);
      run.read = lines.length;
      return { name: 'a line of the log', content: fresh.join('\n') };
    });
  }

  function crossed(): readonly Place[] {
    return ifThere(() => {
      const file = openSync(ipcLog, 'r');
      try {
        const content = Buffer.alloc(fstatSync(file).size - ipcRead);
        ipcRead += readSync(file, content, 0, content.length, ipcRead);
        return [{ name: 'the line to the window', content }];
      } finally {
        closeSync(file);
      }
    });
  }

  function asked(): readonly Place[] {
    const content = addresses.join('\n');
    addresses = [];
    return [{ name: 'an address or a header', content }];
  }

  return {
    follow(app) {
      runs.push({ app, read: 0 });
      app.page.on('request', (request) => addresses.push(request.url(), ...Object.values(request.headers())));
    },
    heard({ url, headers }) {
      const { authorization, ...others } = headers;
      addresses.push(url, ...Object.values(others).map(String));
      if (!BEARER_PATHS.test(new URL(url).pathname)) addresses.push(authorization ?? '');
    },
    add: (secret) => void more.push(secret),
    async leaks(app) {
      const shown = app ? [{ name: 'the window', content: await windowText(app) }] : [];
      return findLeaks(secrets(), [...changedFiles(), ...newLines(), ...crossed(), ...asked(), ...shown]);
    },
    async memoryLeaks({ page }) {
      return findLeaks(secrets(), [{ name: 'the memory of the window', content: await rendererMemory(page) }]);
    },
  };
}

/** All of the window's document, what is written in its fields, and the article in its frame. */
async function windowText({ page }: Lectern): Promise<string> {
  // A window that has only just been opened, and a frame between two documents, have nothing in them for a moment.
  await page.waitForLoadState('domcontentloaded');
  return page.evaluate(() => {
    const documents = [document, ...[...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument)];
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return [...documents.map((each) => each?.documentElement?.outerHTML), ...fields, location.href].join('\n');
  });
}

/** Chromium's journals come and go: what went between listing and reading is not there. */
function ifThere<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
