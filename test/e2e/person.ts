/** What a test does in a person's place: at the browser, and with what the browser brings back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from './fixtures.ts';
import type { Lectern } from './launch.ts';

/** The file that has what a browser was asked to open, one address a line. */
const LOG = 'opened-addresses';

/** A browser in front of which nobody sits; the addresses it gets are written down. */
export function absentPerson(profile: string): Readonly<Record<string, string>> {
  return { STAND_IN_BROWSER: 'nothing', STAND_IN_BROWSER_LOG: join(profile, LOG) };
}

export function openedAddresses(profile: string): readonly string[] {
  try {
    // The last one may be half written.
    return readFileSync(join(profile, LOG), 'utf8').split('\n').slice(0, -1);
  } catch {
    return [];
  }
}

/** The next address that the browser is asked to open, after so many. */
export async function nextAddress(profile: string, after = 0): Promise<string> {
  await expect.poll(() => openedAddresses(profile).length).toBeGreaterThan(after);
  return openedAddresses(profile)[after] ?? '';
}

/** A second launch as Electron tells the first of it, without the launch. */
export function announceLaunch({ evaluateMain }: Lectern, argv: readonly string[]): Promise<unknown> {
  return evaluateMain(({ app }, given) => {
    app.emit('second-instance', { preventDefault: () => undefined }, ['lectern', ...given], '/');
  }, argv);
}

/** What macOS does with an address of the app's scheme. Answers whether the app took it. */
export function openUrl({ evaluateMain }: Lectern, url: string): Promise<boolean> {
  return evaluateMain(({ app }, given) => {
    let taken = false;
    app.emit('open-url', { preventDefault: () => (taken = true) }, given);
    return taken;
  }, url);
}

export type LogLine = { readonly level: string; readonly event: string; readonly [name: string]: unknown };

/** The lines of the app's own log. */
export function logLines(lectern: Pick<Lectern, 'logs'>): readonly LogLine[] {
  return lectern.logs().flatMap((line) => (line.startsWith('{"time"') ? [JSON.parse(line) as LogLine] : []));
}

/** The parts of a callback or an authorization request that no log may hold. */
export function secretsOf(...addresses: readonly string[]): readonly string[] {
  return addresses.flatMap((address) => {
    const parameters = new URL(address).searchParams;
    return ['code', 'state', 'code_challenge'].flatMap((name) => parameters.get(name) ?? []);
  });
}

/** Why callbacks were refused so far, in order. */
export function refusals(lectern: Pick<Lectern, 'logs'>): readonly unknown[] {
  return logLines(lectern).flatMap(({ event, reason }) => (event === 'auth.callback-refused' ? [reason] : []));
}
