import { quietly, SetUpError } from './commands.ts';

/** What MediaWiki cannot do without, and what gives thumbnails (gd) and comparisons of revisions (wikidiff2). */
const EXTENSIONS = ['curl', 'dom', 'gd', 'intl', 'mbstring', 'pdo_sqlite', 'wikidiff2', 'xmlreader'] as const;
const PACKAGES = [
  'php-cli',
  'php-curl',
  'php-gd',
  'php-intl',
  'php-mbstring',
  'php-sqlite3',
  'php-wikidiff2',
  'php-xml',
] as const;

const PROBE = `foreach (${JSON.stringify(EXTENSIONS)} as $name) if (!extension_loaded($name)) exit(1);
exit(version_compare(PHP_VERSION, '8.1', '>=') ? 0 : 1);`;

/**
 * Makes sure that a PHP is here that can run MediaWiki 1.43; installs Debian's with apt where it is not.
 * @param say told what takes time
 * @throws SetUpError when it cannot be installed
 */
export async function ensurePhp(say: (line: string) => void): Promise<void> {
  if (await hasPhp()) return;
  if (process.getuid?.() !== 0) {
    throw new SetUpError(`PHP is missing; install it with: sudo apt-get install ${PACKAGES.join(' ')}`);
  }
  say('Installing PHP with apt …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => quietly('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', ...PACKAGES], { env });
  // Lists that are there already usually will do, and fetching them takes longer than PHP itself.
  await install().catch(async () => {
    await quietly('apt-get', ['-qq', 'update'], { env });
    await install();
  });
  if (!(await hasPhp())) throw new SetUpError('apt installed PHP, but not all that MediaWiki needs');
}

function hasPhp(): Promise<boolean> {
  return quietly('php', ['-r', PROBE]).then(
    () => true,
    () => false,
  );
}
