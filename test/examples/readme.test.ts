import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../examples/support/examples.ts';

const folder = join(import.meta.dirname, '../../examples');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
const names = Object.keys(EXAMPLES);

/** The rows of the table under a heading, each as its cells. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const rows = own.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The sections of https://api.wikimedia.org/wiki/Authentication and their steps. */
const SECTIONS = [
  'App authentication',
  '1. Create credentials',
  '2. Get an access token',
  '3. Authenticate your request',
  '4. Refresh token',
  'User authentication',
  '1. Create credentials',
  '2. Request authorization',
  '3. Get access token',
  '4. Authenticate the request',
  '5. Refresh token',
  'Personal API token',
  'Troubleshooting',
];

describe('the examples', () => {
  it('are files of their own names, shorter than sixty lines, and there is no other', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(files.toSorted()).toEqual(names.map((name) => `${name}.ts`).toSorted());
    for (const file of files) {
      expect(readFileSync(join(folder, file), 'utf8').trimEnd().split('\n').length).toBeLessThan(60);
    }
  });

  it('are all presented', () => {
    const presented = [...readme.matchAll(/^\| \[`([\w-]+)`\]\(([\w-]+\.ts)\) \|/gm)].map(([, name, file]) => [
      name,
      file,
    ]);
    expect(presented).toEqual(names.map((name) => [name, `${name}.ts`]));
  });

  it('are found by the sections of the official page, each of which leads to one', () => {
    const rows = rowsUnder('From the page to the examples');
    expect(rows.map(([section = '']) => section.replace(/^– |^\[|\]\(.*$/g, ''))).toEqual(SECTIONS);
    const known = [...names, 'EXAMPLE_', 'the next section'];
    for (const [section, where = ''] of rows) {
      expect([section, known.some((one) => where.includes(one))]).toEqual([section, true]);
    }
    const mapped = rows.map(([, where]) => where).join(' ');
    expect(names.filter((name) => !mapped.includes(`\`${name}\``))).toEqual([]);
  });

  it('have every variable that they read explained', () => {
    const source = readFileSync(join(folder, 'support/credentials.ts'), 'utf8');
    const credentials = new Set(source.match(/EXAMPLE_[A-Z_]+/g));
    const explained = rowsUnder('Against Wikimedia')
      .map(([name]) => name)
      .join(' ');
    expect(credentials.size).toBe(5);
    for (const name of [...credentials, 'EXAMPLE_TITLE']) expect(explained).toContain(`\`${name}\``);
  });
});
