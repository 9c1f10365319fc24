import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
type Planted = readonly [path: string, specifier: string];

/** Plants one import a file in an empty tree under the project's rules; answers the files in which the linter refused it. */
function refusedIn(planted: readonly Planted[]): ReadonlySet<string> {
  const tree = mkdtempSync(join(tmpdir(), 'lectern-arrows-'));
  try {
    copyFileSync(join(root, 'biome.json'), join(tree, 'biome.json'));
    for (const [index, [path, specifier]] of planted.entries()) {
      mkdirSync(join(tree, dirname(path)), { recursive: true });
      // A place that the rules name to the letter is planted there; the rest share their folder.
      const file = path.endsWith('planted.ts') ? path.replace('planted', `planted-${index}`) : path;
      appendFileSync(join(tree, file), `import { thing${index} } from '${specifier}';\nthing${index}();\n`);
    }
    const answer = spawnSync(
      join(root, 'node_modules', '.bin', 'biome'),
      [
        'lint',
        '--only=style/noRestrictedImports',
        '--vcs-enabled=false',
        '--max-diagnostics=none',
        '--reporter=json',
        '.',
      ],
      { cwd: tree, encoding: 'utf8' },
    );
    const report = JSON.parse(answer.stdout) as {
      diagnostics: readonly { location: { path: string; start?: { line: number } } }[];
    };
    return new Set(report.diagnostics.map(({ location }) => `${location.path}:${location.start?.line}`));
  } finally {
    rmSync(tree, { recursive: true });
  }
}

const forbidden: readonly (readonly [path: string, specifier: string])[] = [
  ['shared/planted.ts', '../main/ports.ts'],
  ['shared/planted.ts', '../renderer/client.ts'],
  ['shared/planted.ts', 'node:fs'],
  ['main/auth/planted.ts', '../wiki/wiki.ts'],
  ['main/auth/planted.ts', '../config.ts'],
  ['main/wiki/planted.ts', '../auth/auth.ts'],
  ['main/wiki/planted.ts', '../article/reading-document.ts'],
  ['main/article/planted.ts', '../wiki/wiki.ts'],
  ['main/article/planted.ts', '../reader/reader.ts'],
  ['main/library/planted.ts', '../wiki/wiki.ts'],
  ['main/library/media-cache/planted.ts', '../../reader/reader.ts'],
  ['main/article/planted.ts', '../library/media-cache/media-cache.ts'],
  ['main/reader/planted.ts', '../ipc/bind.ts'],
  ['main/reader/planted.ts', '../shell/window.ts'],
  ['main/ipc/planted.ts', '../shell/window.ts'],
  ['main/ipc/planted.ts', '../compose.ts'],
  ['main/shell/planted.ts', '../compose.ts'],
  ['main/shell/planted.ts', '../../renderer/client.ts'],
  ['main/ports.ts', './auth/auth.ts'],
  ['main/config.ts', './shell/window.ts'],
  ['main/compose.ts', '../renderer/client.ts'],
  ['preload/planted.ts', '../main/ports.ts'],
  ['renderer/planted.ts', '../main/ports.ts'],
  ['renderer/home/planted.ts', '../../preload/index.ts'],
  ['sample-wiki/planted.ts', '../main/wiki/wiki.ts'],
  ['sample-wiki/planted.ts', '../shared/titles.ts'],
  ...[
    'main/auth',
    'main/wiki',
    'main/article',
    'main/library',
    'main/reader',
    'main/ipc',
    'main/shell',
    'preload',
    'renderer',
    'sample-wiki',
  ].map((folder) => [`${folder}/planted.ts`, '../../examples/app-authentication.ts'] as const),
  ...['main/ports.ts', 'main/compose.ts', 'main/index.ts'].map(
    (file) => [file, '../examples/app-authentication.ts'] as const,
  ),
  ['shared/planted.ts', '../examples/app-authentication.ts'],
  ...[
    '../main/shell/loopback-server.ts',
    '../main/reader/reader.ts',
    '../main/article/reading-document.ts',
    '../main/library/media-cache/media-cache.ts',
    '../main/ipc/bind.ts',
    '../main/compose.ts',
    '../renderer/client.ts',
    '../preload/bridge.ts',
    '../sample-wiki/server.ts',
    '../test/fakes/node-http.ts',
  ].map((specifier) => ['examples/planted.ts', specifier] as const),
  ['examples/support/planted.ts', '../../main/shell/system.ts'],
  ...[
    'examples',
    'shared',
    'main/auth',
    'main/wiki',
    'main/article',
    'main/library',
    'main/reader',
    'main/ipc',
    'renderer',
    'sample-wiki',
  ].map((folder) => [`${folder}/planted.ts`, 'electron'] as const),
  ['main/compose.ts', 'electron'],
  ['main/config.ts', 'electron'],
  ['preload/planted.ts', 'electron-store'],
];

const allowed: readonly (readonly [path: string, specifier: string])[] = [
  ['main/auth/planted.ts', '../ports.ts'],
  ['main/auth/planted.ts', '../../shared/result.ts'],
  ['main/reader/planted.ts', '../wiki/wiki.ts'],
  ['main/reader/planted.ts', '../library/media-cache/media-cache.ts'],
  ['main/library/planted.ts', '../ports.ts'],
  ['main/ipc/planted.ts', '../reader/reader.ts'],
  ['main/shell/planted.ts', 'electron'],
  ['main/index.ts', 'electron'],
  ['main/compose.ts', './shell/window.ts'],
  ['examples/planted.ts', '../main/auth/token-endpoint.ts'],
  ['examples/planted.ts', './support/outside.ts'],
  ['examples/support/planted.ts', '../../main/wiki/wiki.ts'],
  ['examples/support/planted.ts', '../../main/config.ts'],
  ['examples/support/planted.ts', '../../main/ports.ts'],
  ['examples/support/planted.ts', '../../shared/result.ts'],
  ['preload/planted.ts', 'electron'],
  ['preload/planted.ts', '../shared/contract.ts'],
  ['renderer/planted.ts', '../shared/contract.ts'],
];

/** Where each planted import stands in the planted tree, as the linter names it. */
function places(planted: readonly Planted[]): readonly string[] {
  const lines = new Map<string, number>();
  return planted.map(([path], index) => {
    if (path.endsWith('planted.ts')) return `${path.replace('planted', `planted-${index}`)}:1`;
    const line = lines.get(path) ?? 1;
    lines.set(path, line + 2);
    return `${path}:${line}`;
  });
}

describe('the arrows between folders', () => {
  const refusedOfForbidden = refusedIn(forbidden);
  const refusedOfAllowed = refusedIn(allowed);

  test.each(forbidden.map(([path, specifier], index) => [path, specifier, places(forbidden)[index] ?? '']))(
    '%s may not import %s',
    (_path, _specifier, place) => {
      expect([...refusedOfForbidden]).toContain(place);
    },
  );

  test.each(allowed.map(([path, specifier], index) => [path, specifier, places(allowed)[index] ?? '']))(
    '%s may import %s',
    (_path, _specifier, place) => {
      expect([...refusedOfAllowed]).not.toContain(place);
    },
  );

  test('every folder of main is known to the rules', () => {
    const folders = readdirSync(join(root, 'main'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const known = ['article', 'auth', 'ipc', 'library', 'reader', 'shell', 'wiki'];
    expect(folders.map((entry) => entry.name).filter((name) => !known.includes(name))).toEqual([]);
  });
});
