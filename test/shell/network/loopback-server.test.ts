import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { EventEmitter } from 'node:events';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import type { LoopbackRequest, OpenLoopback } from '../../../main/auth/ports.ts';
import { loopbackServer } from '../../../main/shell/network/loopback-server.ts';

const open: OpenLoopback[] = [];

afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

async function listen(port?: number) {
  const asked: LoopbackRequest[] = [];
  const opened = await loopbackServer.open((one) => {
    asked.push(one);
    return { status: 200, headers: { connection: 'close', 'x-own': 'yes' }, body: 'närer' };
  }, port);
  if (!opened) throw new Error('No port');
  open.push(opened);
  return { opened, asked, origin: `http://127.0.0.1:${opened.port}` };
}

/** Sends bytes as they are, and answers what came until the other side closed. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(text);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

const refused = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });

describe('the loopback server', () => {
  it('hands on what was asked, undecoded, and answers it', async () => {
    const { asked, origin } = await listen();
    const answer = await fetch(`${origin}/callback?code=%41&code=b`);
    expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([200, 'yes', 'närer']);
    expect(asked).toMatchObject([
      { method: 'GET', target: '/callback?code=%41&code=b', headers: { host: [new URL(origin).host] } },
    ]);
  });

  it('outlives what goes wrong while it listens', async () => {
    const { origin } = await listen();
    const servers: EventEmitter[] = [];
    const seen = (message: unknown) => servers.push((message as { readonly server: EventEmitter }).server);
    subscribe('http.server.request.start', seen);
    await fetch(origin);
    unsubscribe('http.server.request.start', seen);
    const trouble = Object.assign(new Error('accept'), { code: 'EMFILE' });
    for (let times = 0; times < 3; times += 1) servers[0]?.emit('error', trouble);
    expect([servers.length, (await fetch(origin)).status]).toEqual([1, 200]);
  });

  it('is reached by no other address of this computer', async () => {
    const { opened } = await listen();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address, scopeid }) => (scopeid ? undefined : address))
      .filter((address) => address !== undefined && address !== '127.0.0.1');
    for (const address of ['127.0.0.2', ...others]) {
      expect([address, await refused(address ?? '', opened.port)]).toEqual([address, true]);
    }
  });

  it('opens a port that is asked for, and says so where somebody else has it', async () => {
    const { opened } = await listen();
    const { port } = opened;
    expect(await loopbackServer.open(() => ({ status: 200, headers: {}, body: '' }), port)).toBeUndefined();
    opened.close();
    expect((await listen(port)).opened.port).toBe(port);
  });

  it('shows every value of a repeated header, so that nobody picks the convenient one', async () => {
    const { opened, asked } = await listen();
    await raw(opened.port, `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n`);
    expect(asked.map(({ headers }) => headers['host'])).toEqual([['127.0.0.1', 'evil.example']]);
  });

  it.each([
    ['what is no HTTP', 'hello\r\n\r\n'],
    ['a request without a host', 'GET /callback?code=x HTTP/1.1\r\n\r\n'],
    ['a head longer than any browser’s', `GET /callback?code=${'x'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ])('answers %s with a refusal, and nobody hears of it', async (_what, text) => {
    const { opened, asked } = await listen();
    expect(await raw(opened.port, text)).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(asked).toEqual([]);
    expect((await fetch(`http://127.0.0.1:${opened.port}/`)).status).toBe(200);
  });

  it('takes nothing after it was closed, cuts who only holds the line, and lets the last answer arrive', async () => {
    let close = () => {};
    const opened = await loopbackServer.open(() => {
      close();
      return { status: 200, headers: { connection: 'close' }, body: 'the last page' };
    });
    if (!opened) throw new Error('No port');
    close = opened.close;
    const holder = connect(opened.port, '127.0.0.1');
    const cut = new Promise<void>((resolve) => holder.once('close', () => resolve()).on('error', () => {}));
    await new Promise<void>((resolve) => holder.once('connect', () => resolve()));
    expect(await (await fetch(`http://127.0.0.1:${opened.port}/`)).text()).toBe('the last page');
    await cut;
    expect(await refused('127.0.0.1', opened.port)).toBe(true);
  });

  it('leaves the port to whoever comes next', async () => {
    const { opened } = await listen();
    opened.close();
    const other = createServer();
    await new Promise<void>((resolve, reject) => {
      other.once('error', reject);
      other.listen(opened.port, '127.0.0.1', resolve);
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
