import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ATTACKS } from './fixtures/attacks/all.ts';
import { ALL_KINDS, KINDS, mustStop, WALLS, type Wall } from './walls.ts';

const COLUMNS = Object.keys(WALLS) as readonly Wall[];

test('the corpus has attacks of every kind', () => {
  const counts = ALL_KINDS.map((kind) => [kind, ATTACKS.filter((attack) => attack.kind === kind).length]);
  expect(counts.filter(([, count]) => Number(count) < 10)).toEqual([]);
});

test('the engine stops every kind, and no kind that acts relies on one wall', () => {
  expect(ALL_KINDS.filter((kind) => !mustStop('engine', kind))).toEqual([]);
  expect(ALL_KINDS.filter((kind) => KINDS[kind].walls.length < 2)).toEqual(['cover', 'clobber']);
});

test('SECURITY.md has the same table', () => {
  const text = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
  const rows = ALL_KINDS.map((kind) => [
    KINDS[kind].called,
    ...COLUMNS.map((wall) => (mustStop(wall, kind) ? '●' : '')),
  ]);
  const head = ['kind of attack in an article', ...COLUMNS.map((wall) => WALLS[wall])];
  const written = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`.replaceAll('  ', ' '));
  expect(text).toContain(written.join('\n'));
});
