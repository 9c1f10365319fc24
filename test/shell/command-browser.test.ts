import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commandBrowser } from '../../main/shell/command-browser.ts';
import { createFakeLog } from '../fakes/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-browser-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An executable that writes down what it was called with. */
function recorder(): { readonly command: string; readonly calledWith: () => string | undefined } {
  const command = join(folder, 'browser');
  const written = join(folder, 'arguments');
  // Renamed, so that what is read has been written to its end.
  writeFileSync(command, `#!/bin/sh\nprintf '%s\\n' "$@" > '${written}.new'\nmv '${written}.new' '${written}'\n`, {
    mode: 0o700,
  });
  return { command, calledWith: () => (existsSync(written) ? readFileSync(written, 'utf8') : undefined) };
}

it('hands the address to the command as its only argument, unread by any shell', async () => {
  const { command, calledWith } = recorder();
  const address = 'https://wiki.example/w?state=a&scope=$(touch%20x)';
  expect(await commandBrowser(command, createFakeLog().log).open(address)).toBe(true);
  await vi.waitUntil(calledWith);
  expect(calledWith()).toBe(`${address}\n`);
});

it.each(['file:///etc/passwd', 'org.lectern.reader:/oauth/callback?code=1', '--help', 'https://wiki.example/a b'])(
  'starts nothing for %s',
  async (address) => {
    const { command, calledWith } = recorder();
    const log = createFakeLog();
    expect(await commandBrowser(command, log.log).open(address)).toBe(false);
    expect(log.entries.map(({ event }) => event)).toEqual(['browser.address-refused']);
    expect(calledWith()).toBeUndefined();
  },
);

it('says that a command could not be started', async () => {
  const log = createFakeLog();
  expect(await commandBrowser(join(folder, 'nothing'), log.log).open('https://wiki.example/')).toBe(false);
  expect(log.entries.map(({ event }) => event)).toEqual(['browser.failed']);
});
