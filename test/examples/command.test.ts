import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Nobody's credentials of this machine, and no wiki but the one that the command starts. */
const CLEAN = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:EXAMPLE|LECTERN)_/.test(name)));

async function example(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [here('scripts/example.ts'), ...args], {
    env: { ...CLEAN, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const NAMES = ['app-authentication', 'user-authentication', 'personal-api-token', 'refresh', 'read-a-page'];

describe('npm run example', () => {
  it.each([[], ['nope'], ['toString']])('lists the names for %j', async (...args) => {
    const { code, out, err } = await example(args);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n').flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? [])).toEqual(NAMES);
    if (args.length > 0) expect(err).toContain(`There is no example "${args[0]}".`);
  });

  it('starts the sample wiki, says who may log in there, and needs no credentials', async () => {
    const { code, out, err } = await example(['app-authentication'], {
      EXAMPLE_SERVER_CLIENT_SECRET: 'my-real-secret',
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Against the sample wiki at http:\/\/127\.0\.0\.1:\d+\..* Reader, password “sample”\.\n/);
    expect(out).toMatch(/\nCan it be refreshed\? No.*\n$/);
    expect(out).not.toContain('my-real-secret');
  });

  it('signs in with the browser of LECTERN_BROWSER', async () => {
    const browser = { LECTERN_BROWSER: here('test/electron/browser.ts'), STAND_IN_BROWSER: 'allow' };
    const { code, out, err } = await example(['user-authentication'], browser);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^ +→ 200$/gm)).toHaveLength(4);
  });

  it('asks for one’s own credentials where the wiki is not the sample’s, and sends nothing without', async () => {
    const { code, out, err } = await example(['app-authentication'], { EXAMPLE_WIKI: 'wikimedia' });
    expect([code, out]).toEqual([1, '']);
    expect(
      err.split('\n').filter((line) => /^EXAMPLE_SERVER_CLIENT_(?:ID|SECRET) is missing\. It is /.test(line)),
    ).toHaveLength(2);
    expect(err).toContain('https://meta.wikimedia.org/wiki/Special:OAuthConsumerRegistration/propose/oauth2');
  });

  it('knows two wikis', async () => {
    const { code, out, err } = await example(['read-a-page'], { EXAMPLE_WIKI: 'mine' });
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('either sample')]);
  });
});
