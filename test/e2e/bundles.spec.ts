/** What the built bundles hold, whatever the sources say: these are the files that ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from './runner.ts';

function bundle(folder: string): string {
  const path = join(ROOT, 'out', folder);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name));
  return files.map((name) => readFileSync(join(path, name), 'utf8')).join('\n');
}

test('a client secret, and the grant that needs one, are in none of them', () => {
  const bundles = ['main', 'preload', 'renderer'].map(bundle);
  // What a public client sends is in the first of them, under the names that a server reads.
  expect(bundles[0]).toContain('code_verifier');
  expect(bundles[0]).toContain('refresh_token');
  for (const text of bundles) {
    expect(text.length).toBeGreaterThan(10_000);
    expect(text.match(/client_(?:secret|credentials|assertion)/g) ?? []).toEqual([]);
  }
});
