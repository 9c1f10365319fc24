import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderAssets } from '../../main/shell/assets.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-assets-'));
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-secret'));
  writeFileSync(join(folder, 'secret.json'), 'secret');
  writeFileSync(join(folder, 'renderer-secret', 'x.json'), 'secret');
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer', 'assets', 'index-Ab1.js'), 'x');
  writeFileSync(join(folder, 'renderer', 'program.exe'), 'x');
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (path: string) => folderAssets(join(folder, 'renderer')).read(path);

test('a built file is read with its type', async () => {
  expect((await read('index.html'))?.type).toBe('text/html; charset=utf-8');
  expect((await read('/assets/index-Ab1.js'))?.type).toBe('text/javascript; charset=utf-8');
});

test.each([
  '../secret.json',
  '..%2fsecret.json',
  '%2e%2e%2fsecret.json',
  'assets/../../secret.json',
  'assets/..%2f..%2fsecret.json',
  '../renderer-secret/x.json',
  '..\\secret.json',
  '..%5csecret.json',
  '/../secret.json',
  '//etc/passwd',
  'index.html\0.js',
  'index.html%00.js',
  '%',
  '%E0%A4%A',
  '',
  '.',
  'assets',
  'missing.js',
  'program.exe',
])('%j is not served', async (path) => {
  expect(await read(path)).toBeUndefined();
});
