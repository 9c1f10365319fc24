import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLog, logFile, removeLog } from '../../../main/shell/log/log.ts';
import { createFakeClock } from '../../fakes/clock.ts';

function written(data: Readonly<Record<string, string | number | boolean>>): Record<string, unknown> {
  const lines: string[] = [];
  createLog(createFakeClock(0), (line) => lines.push(line))('warn', 'some.event', data);
  return JSON.parse(lines.join(''));
}

test('a line is one line of JSON with the time, the level and the event', () => {
  expect(written({ host: 'meta.wikimedia.org', status: 503, retry: true, text: 'a\nb' })).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    level: 'warn',
    event: 'some.event',
    host: 'meta.wikimedia.org',
    status: 503,
    retry: true,
    text: 'a\nb',
  });
});

test('data cannot pass for another event', () => {
  expect(written({ event: 'other', level: 'info' })).toMatchObject({ event: 'some.event', level: 'warn' });
});

test.each([
  ['an authorization code', 'def50200'.repeat(100)],
  ['a client’s key', '0123456789abcdef0123456789abcdef'],
  ['a JWT', 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIx.c2ln'],
  ['a verifier', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
  ['a callback', 'org.lectern.reader:/oauth/callback?code=1&state=2'],
  ['a header', 'Bearer abc'],
])('%s is withheld, also in the middle of a sentence', (_what, secret) => {
  expect(written({ value: secret })['value']).toBe('[withheld]');
  expect(written({ value: `it said ${secret}.` })['value']).toBe('[withheld]');
});

test('codes, hosts and numbers are written', () => {
  const data = {
    code: 'mwoauth-invalid-authorization-not-approved',
    host: 'zh-yue.wikipedia.org',
    bytes: 123456789012,
  };
  expect(written(data)).toMatchObject(data);
});

test('the file stays bounded and the lines before it are kept once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = logFile(join(folder, 'logs'));
  const line = `${'x'.repeat(9_999)}\n`;
  for (let index = 0; index < 200; index += 1) write(line);
  const sizes = ['lectern.log', 'lectern.1.log'].map((name) => statSync(join(folder, 'logs', name)).size);
  expect(Math.max(...sizes)).toBeLessThan(600_000);
  expect(readFileSync(join(folder, 'logs', 'lectern.log'), 'utf8').endsWith(line)).toBe(true);
});

test('what was removed is gone, and whatever comes is written, however much was there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = logFile(folder);
  for (const letter of 'ab') write(`${letter.repeat(600_000)}\n`);
  expect(readdirSync(folder).sort()).toEqual(['lectern.1.log', 'lectern.log']);
  removeLog(folder);
  expect(readdirSync(folder)).toEqual([]);
  // One may be lost.
  for (const line of ['one\n', 'two\n']) write(line);
  expect(readFileSync(join(folder, 'lectern.log'), 'utf8')).toMatch(/two\n$/);
});

test('a log that cannot be written stops nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'logs'), 'a file in the way');
  expect(() => logFile(join(folder, 'logs'))('line\n')).not.toThrow();
});
