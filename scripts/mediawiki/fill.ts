import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Code } from './code.ts';
import { quietly } from './commands.ts';
import { type WikiContent, xmlDump } from './content.ts';

const SETTINGS = join(import.meta.dirname, 'settings.php');

/** The wiki's first user. Loopback only, and gone with the tests: no secret. */
export const ADMINISTRATOR = { name: 'Keeper', password: 'contract-of-the-keeper' } as const;

/**
 * A wiki on SQLite, made by MediaWiki's own installer and importers and kept in `cache` until code, settings or
 * content change. It is to be copied, not served from there.
 * @returns its folder
 * @throws SetUpError when one of MediaWiki's scripts fails
 */
export async function ensureFilledWiki(
  code: Code,
  content: WikiContent,
  cache: string,
  say: (line: string) => void,
): Promise<string> {
  const dump = xmlDump(content.pages);
  const folder = join(cache, `wiki-${fingerprint(code, content, dump)}`);
  if (existsSync(folder)) return folder;
  say('Filling a wiki of its own …');
  const work = mkdtempSync(join(cache, 'filling-'));
  try {
    await fill(code.folder, work, content, dump);
    for (const name of readdirSync(cache)) {
      if (name.startsWith('wiki-')) rmSync(join(cache, name), { recursive: true, force: true });
    }
    renameSync(work, folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function fingerprint(code: Code, content: WikiContent, dump: string): string {
  const hash = createHash('sha256')
    .update(code.version)
    .update(readFileSync(SETTINGS))
    .update(readFileSync(import.meta.filename))
    .update(dump)
    .update(JSON.stringify(content.users));
  for (const { name, bytes, description } of content.files) hash.update(name).update(bytes).update(description);
  return hash.digest('hex').slice(0, 16);
}

async function fill(code: string, wiki: string, content: WikiContent, dump: string): Promise<void> {
  for (const name of ['data', 'images', 'cache', 'import/files']) mkdirSync(join(wiki, name), { recursive: true });
  const imports = join(wiki, 'import');
  const { name, password } = ADMINISTRATOR;
  await quietly(
    'php',
    // The installer's settings are thrown away: ours are one file for every wiki.
    [
      'maintenance/run.php',
      'install',
      ...['--dbtype', 'sqlite', '--dbpath', join(wiki, 'data'), '--dbname', 'wiki', '--confpath', imports],
      ...['--scriptpath', '/w', '--server', 'http://127.0.0.1', '--lang', 'en', '--skins', 'Vector'],
      ...['--pass', password, 'Contract wiki', name],
    ],
    { cwd: code },
  );

  const run = (script: string, ...args: readonly string[]) =>
    quietly('php', ['maintenance/run.php', script, ...args], { cwd: code, env: wikiEnvironment(code, wiki) });
  for (const user of content.users.filter((other) => other !== name)) await run('createAndPromote', user, password);
  for (const file of content.files) {
    writeFileSync(join(imports, 'files', file.name), file.bytes);
    writeFileSync(join(imports, 'files', `${file.name}.txt`), file.description);
  }
  if (content.files.length > 0)
    await run('importImages', '--user', name, '--comment-ext', 'txt', join(imports, 'files'));
  writeFileSync(join(imports, 'pages.xml'), dump);
  await run('importDump', join(imports, 'pages.xml'));
  await run('runJobs');
  await run('initSiteStats', '--update');
  await run('rebuildtextindex');
  rmSync(imports, { recursive: true });
}

/** What tells MediaWiki, by settings.php and router.php, where its code and its data are. */
export function wikiEnvironment(code: string, wiki: string): Readonly<Record<string, string>> {
  return { MW_CONFIG_FILE: SETTINGS, CONTRACT_WIKI: wiki, CONTRACT_WIKI_CODE: code };
}
