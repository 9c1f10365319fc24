import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type SourcesFile, sourcesOfRelease } from './apt-sources.ts';
import { quietly, SetUpError } from './commands.ts';

/** The release whose MediaWiki is 1.43, whatever release this machine is. */
const RELEASE = 'trixie';

/**
 * Downloads packages of Debian trixie through an apt of our own: sources made from the machine's, lists and
 * cache in `folder`. The system's sources, lists and packages are neither changed nor looked at; root is not needed.
 * @param machine the release this machine runs (`bookworm`)
 * @returns the paths of the `.deb` files
 * @throws SetUpError when the machine has no Debian sources or they cannot be reached
 */
export async function downloadFromTrixie(
  packages: readonly string[],
  folder: string,
  machine: string,
): Promise<readonly string[]> {
  const sources = sourcesOfRelease(machineSources(), machine, RELEASE);
  if (sources.length === 0) throw new SetUpError(`no apt sources of Debian ${machine} were found`);
  const options = layOut(folder, sources);
  // A source that cannot be had is no matter as long as the packages come from another one.
  await quietly('apt-get', [...options, '-qq', 'update']).catch(() => '');
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  await quietly('apt-get', [...options, '-qq', 'download', ...packages], { cwd: downloads });
  return readdirSync(downloads)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(downloads, name));
}

function machineSources(): readonly SourcesFile[] {
  const folder = '/etc/apt/sources.list.d';
  const further = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return ['/etc/apt/sources.list', ...further]
    .filter((path) => /\.(?:list|sources)$/.test(path) && existsSync(path))
    .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));
}

/** Writes the sources and makes the folders; answers the options that lead apt to them and away from the system's. */
function layOut(folder: string, sources: readonly SourcesFile[]): readonly string[] {
  const parts = join(folder, 'sources');
  const lists = join(folder, 'lists');
  const cache = join(folder, 'cache');
  for (const path of [parts, join(lists, 'partial'), join(cache, 'archives', 'partial')]) {
    mkdirSync(path, { recursive: true });
  }
  for (const { name, text } of sources) writeFileSync(join(parts, name), text);
  const settings = {
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': parts,
    'Dir::Etc::preferences': '/dev/null',
    'Dir::Etc::preferencesparts': '/dev/null',
    'Dir::State::lists': lists,
    'Dir::State::status': '/dev/null',
    'Dir::Cache': cache,
    'Acquire::Languages': 'none',
    // Else apt, as root, hands the download to a user who may not write here, and complains.
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}
