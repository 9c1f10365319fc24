import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, SetUpError } from './commands.ts';
import { downloadFromTrixie } from './private-apt.ts';

const PACKAGES = ['mediawiki', 'mediawiki-classes'] as const;
/** Written last into an unpacked folder: it holds Debian's version. */
const MARK = '.lectern-version';
/** Debian points these at /var/lib and /etc, which are not unpacked to. */
const ELSEWHERE = ['config', 'extensions', 'images', 'LocalSettings.php'] as const;

export type Code = {
  /** The folder with `rest.php` and `api.php`. */
  readonly folder: string;
  /** Debian's version (`1:1.43.9+dfsg-1~deb13u1`). */
  readonly version: string;
};

/**
 * MediaWiki's own code from Debian trixie, unpacked once into `cache` without being installed.
 * @param say told what takes time
 * @throws SetUpError when it cannot be had here
 */
export async function ensureCode(cache: string, say: (line: string) => void): Promise<Code> {
  const folder = join(cache, 'code');
  const mark = join(folder, MARK);
  if (existsSync(mark)) return { folder, version: readFileSync(mark, 'utf8') };

  const machine = debianRelease();
  say('Fetching MediaWiki from Debian trixie …');
  mkdirSync(cache, { recursive: true });
  // Beside its place and moved there whole: a set-up that was cut short leaves nothing that looks complete.
  const work = mkdtempSync(join(cache, 'unpacking-'));
  try {
    const packages = await downloadFromTrixie(PACKAGES, join(work, 'apt'), machine);
    const tree = join(work, 'tree');
    for (const path of packages) await quietly('dpkg-deb', ['-x', path, tree]);
    const unpacked = join(tree, 'usr/share/mediawiki');
    for (const name of ELSEWHERE) rmSync(join(unpacked, name), { force: true });
    renameSync(join(unpacked, 'extensions-core'), join(unpacked, 'extensions'));
    const version = await versionOf(packages);
    writeFileSync(join(unpacked, MARK), version);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unpacked, folder);
    return { folder, version };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function versionOf(packages: readonly string[]): Promise<string> {
  const [first = ''] = packages;
  const version = (await quietly('dpkg-deb', ['-f', first, 'Version'])).trim();
  if (!version.startsWith('1:1.43.')) throw new SetUpError(`Debian trixie's MediaWiki is ${version}, not 1.43`);
  return version;
}

/** This machine's release; only Debian 12 and 13 have a PHP that this MediaWiki was seen to run on. */
function debianRelease(): string {
  const file = '/etc/os-release';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const value = (name: string) => new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text)?.[1] ?? '';
  if (value('ID') !== 'debian' || !['12', '13'].includes(value('VERSION_ID'))) {
    throw new SetUpError(`this is ${value('PRETTY_NAME') || process.platform}, not Debian 12 or 13`);
  }
  return value('VERSION_CODENAME');
}
