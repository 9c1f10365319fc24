import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Held, MATRIX } from './matrix.ts';

const TEST = join(import.meta.dirname, '..');

const source = (file: string) => readFileSync(join(TEST, file), 'utf8');

/** The title as it is written where a table makes several tests of one. */
const written = (title: string) => title.replace('{row}', '$\u007brow}');

const specs = ['attempts', 'session', 'restarts', 'leaks'].map((name) => `e2e/matrix-${name}.spec.ts`);

describe.each(Object.entries(MATRIX))('the row “%s”', (_row, tests: readonly Held[]) => {
  it('is held by tests that are there', () => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, test, row } of tests) {
      expect(source(file).includes(written(test)) ? '' : `${file}: ${test}`).toBe('');
      if (row !== undefined) expect(source(file).includes(`['${row}', `) ? '' : `${file}: ${row}`).toBe('');
    }
  });
});

it('every test over the built app stands in a row', () => {
  const named = new Set(
    Object.values(MATRIX).flatMap((tests: readonly Held[]) => tests.map(({ test }) => written(test))),
  );
  const titles = specs.flatMap((file) =>
    [...source(file).matchAll(/^ *test\(\s*(?:'(.+?)'|`(.+?)`),/gm)].map(
      ([, plain, template]) => plain ?? template ?? '',
    ),
  );
  expect(titles.length).toBeGreaterThan(25);
  expect(titles.filter((title) => !named.has(title))).toEqual([]);
});
