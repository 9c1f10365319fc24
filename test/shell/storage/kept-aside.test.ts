import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeKeptAside } from '../../../main/shell/storage/kept-aside.ts';

test('what was put aside of some files goes; they themselves and all others stay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-aside-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const names = [
    'session.json',
    'session.corrupt-2026.json',
    'session.json.tmp-1',
    'settings.corrupt-1.json',
    'sessions',
  ];
  for (const name of names) writeFileSync(join(folder, name), 'x');
  removeKeptAside(folder, ['session', 'account']);
  expect(readdirSync(folder).sort()).toEqual(['session.json', 'sessions', 'settings.corrupt-1.json']);
});
