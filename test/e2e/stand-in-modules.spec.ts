/** The stand-in's modules after `ready`, called in the main process of a small app of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test as base, expect } from '@playwright/test';
import { launchStandIn, type StandInApp } from './launch-stand-in.ts';
import { ROOT } from './runner.ts';

const main = join(ROOT, 'test/electron/fixture-app/main.mjs');

const answers: Readonly<Record<string, RequestListener>> = {
  '/echo': (request, response) => response.end(JSON.stringify(request.headers)),
  '/gzip': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('packed')),
  '/moved': (_request, response) => response.writeHead(302, { location: '/echo' }).end(),
  '/short': (_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('only this');
    setImmediate(() => response.destroy());
  },
  '/cut': (_request, response) => {
    response.write('only this');
    setImmediate(() => response.destroy());
  },
  '/silent': (request) => request.socket.destroy(),
};

type Wiki = { readonly server: Server; readonly origin: string };

const test = base.extend<object, { readonly app: StandInApp; readonly web: Wiki }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const profile = mkdtempSync(join(tmpdir(), 'stand-in-'));
      const app = await launchStandIn({ main, env: { FIXTURE_USER_DATA: profile } });
      await use(app);
      await app.process.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  web: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const server = createServer((request, response) => answers[request.url ?? '']?.(request, response));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use({ server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker' },
  ],
});

/** One request through `net`: what came of it. Runs in main. */
const get = (app: StandInApp, url: string, options: object = {}) =>
  app.evaluateMain(
    (electron, { url, options }) =>
      new Promise<Readonly<Record<string, unknown>>>((resolve) => {
        const { follow, ...rest } = options as { follow?: boolean };
        const seen: Record<string, unknown> = {};
        const request = electron.net.request({ url, credentials: 'omit', ...rest });
        request.on('redirect', (status: number, method: string, to: string) => {
          seen['redirect'] = [status, method, to];
          if (follow) request.followRedirect();
        });
        request.on('error', (error: Error) => resolve({ ...seen, error: error.message }));
        request.on('response', (response: AsyncIterable<Uint8Array> & { statusCode: number; headers: object }) => {
          const { statusCode: status, headers } = response;
          const body = async () => {
            const chunks: Uint8Array[] = [];
            for await (const chunk of response) chunks.push(chunk);
            return Buffer.concat(chunks).toString();
          };
          body().then(
            (text) => resolve({ ...seen, status, headers, text }),
            (error: Error) => resolve({ ...seen, status, error: error.message }),
          );
        });
        request.end();
      }),
    { url, options },
  );

test('net decodes a body and leaves the header that said so', async ({ app, web }) => {
  const { text, headers } = await get(app, `${web.origin}/gzip`);
  expect(text).toBe('packed');
  expect(headers).toMatchObject({ 'content-encoding': 'gzip' });
});

test('net sends what the app set, a user agent of its own otherwise, and no cookies', async ({ app, web }) => {
  const sent = async (headers: object) =>
    JSON.parse(String((await get(app, `${web.origin}/echo`, { headers }))['text']));
  expect((await sent({ 'User-Agent': 'Mine/1', 'X-Own': 'a' }))['x-own']).toBe('a');
  expect((await sent({ 'User-Agent': 'Mine/1' }))['user-agent']).toBe('Mine/1');
  expect((await sent({}))['user-agent']).toContain('Electron/');
  expect(await sent({})).not.toHaveProperty('cookie');
});

test('net refuses headers that are not the app’s to set', async ({ app, web }) => {
  const { error } = await get(app, `${web.origin}/echo`, { headers: { Host: 'elsewhere' } });
  expect(error).toBe('net::ERR_INVALID_ARGUMENT');
});

test('a redirect is followed, or left to whoever answers inside its event', async ({ app, web }) => {
  const url = `${web.origin}/moved`;
  const redirect = [302, 'GET', `${web.origin}/echo`];
  expect(await get(app, url)).toMatchObject({ status: 200, redirect });
  expect(await get(app, url, { redirect: 'manual', follow: true })).toMatchObject({ status: 200, redirect });
  expect(await get(app, url, { redirect: 'manual' })).toEqual({ redirect, error: 'Redirect was cancelled' });
  expect(await get(app, url, { redirect: 'error' })).toMatchObject({
    error: "Attempted to redirect, but redirect policy was 'error'",
  });
});

test('net.fetch cannot show a redirect: it rejects', async ({ app, web }) => {
  const fetched = app.evaluateMain(
    async (electron, url) => (await electron.net.fetch(url, { redirect: 'manual', credentials: 'omit' })).status,
    `${web.origin}/moved`,
  );
  await expect(fetched).rejects.toThrow('Redirect was cancelled');
});

for (const [path, error] of [
  ['/short', 'net::ERR_CONTENT_LENGTH_MISMATCH'],
  ['/cut', 'net::ERR_INCOMPLETE_CHUNKED_ENCODING'],
  ['/silent', 'net::ERR_EMPTY_RESPONSE'],
] as const) {
  test(`a failure has Chromium's name: ${path} is ${error}`, async ({ app, web }) => {
    expect(await get(app, web.origin + path)).toMatchObject({ error });
  });
}

test('nobody listening is a refused connection', async ({ app }) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect(await get(app, `http://127.0.0.1:${port}/`)).toEqual({ error: 'net::ERR_CONNECTION_REFUSED' });
});

/** Encrypts and decrypts in main, with a key store of this kind for each half. */
const keep = (app: StandInApp, encrypting: string, decrypting: string) =>
  app.evaluateMain(
    async ({ safeStorage }, [first, second]) => {
      const become = (store: string | undefined) => {
        process.env['STAND_IN_KEY_STORE'] = store;
      };
      try {
        become(first);
        const sealed = await safeStorage.encryptStringAsync('a secret');
        become(second);
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
        return [sealed.subarray(0, 3).toString(), sealed.includes('secret'), result, shouldReEncrypt];
      } finally {
        become('strong');
      }
    },
    [encrypting, decrypting] as const,
  );

test('safeStorage encrypts, and its prefix tells which key did', async ({ app }) => {
  expect(await keep(app, 'strong', 'strong')).toEqual(['v11', false, 'a secret', false]);
  expect(await keep(app, 'weak', 'weak')).toEqual(['v10', false, 'a secret', false]);
  expect(await keep(app, 'strong', 're-encrypt')).toEqual(['v11', false, 'a secret', true]);
});

for (const [encrypting, decrypting, message] of [
  ['none', 'strong', 'Encryption is not available'],
  ['refuses', 'strong', 'temporarily unavailable'],
  ['strong', 'cannot-decrypt', 'Error while decrypting'],
  ['mislaid', 'strong', 'does not model'],
] as const) {
  test(`a key store can fail: ${encrypting}, then ${decrypting}`, async ({ app }) => {
    await expect(keep(app, encrypting, decrypting)).rejects.toThrow(message);
  });
}

test('a menu template is checked as Electron checks it', async ({ app }) => {
  const build = (template: object) =>
    app.evaluateMain(({ Menu }, items) => Menu.buildFromTemplate(items).items.length, [template]);
  expect(await build({ role: 'quit' })).toBe(1);
  await expect(build({ click: 1 })).rejects.toThrow('must have at least one of label, role or type');
});

test('what is handed to the system is told to the test and opened nowhere', async ({ app }) => {
  await app.evaluateMain(({ shell }) => shell.openExternal('https://example.org/page'));
  expect(app.openedExternal()).toEqual(['https://example.org/page']);
});
