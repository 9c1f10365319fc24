/** The Chrome DevTools Protocol over the two pipes of `--remote-debugging-pipe`: JSON texts ended by NUL. */
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Parameters of an event or a result: of whatever shape the protocol says for its name. */
// biome-ignore lint/suspicious/noExplicitAny: the protocol's types are not among the project's packages
export type Params = any;

export type CdpSession = {
  readonly id: string | undefined;
  /** Rejects with the protocol's message, and when the target or the browser goes away first. */
  readonly send: (method: string, params?: object) => Promise<Params>;
  /** As `send`, for what may come too late: failures are of no interest. */
  readonly tell: (method: string, params?: object) => void;
  readonly on: (event: string, listener: (params: Params) => void) => void;
};

export type Cdp = CdpSession & {
  /** The flat session of a target that was attached to. */
  readonly session: (id: string) => CdpSession;
};

export function connectCdp(write: Writable, read: Readable): Cdp {
  const waiting = new Map<number, { session: string | undefined; settle: (message: Params) => void }>();
  const listeners = new Map<string, ((params: Params) => void)[]>();
  let last = 0;

  function send(session: string | undefined, method: string, params: object = {}): Promise<Params> {
    const id = ++last;
    return new Promise((resolve, reject) => {
      const settle = (message: Params) =>
        message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result);
      waiting.set(id, { session, settle });
      write.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
    });
  }

  function receive(message: Params): void {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (asked) {
      asked.settle(message);
      return;
    }
    for (const listener of listeners.get(`${message.sessionId ?? ''} ${message.method}`) ?? [])
      listener(message.params);
    if (message.method === 'Target.detachedFromTarget') drop(message.params.sessionId);
  }

  function drop(session: string | undefined): void {
    for (const [id, asked] of waiting) {
      if (session !== undefined && asked.session !== session) continue;
      waiting.delete(id);
      asked.settle({ error: { message: 'the target is gone' } });
    }
  }

  function session(id: string | undefined): CdpSession {
    return {
      id,
      send: (method, params) => send(id, method, params),
      tell: (method, params) => void send(id, method, params).catch(() => undefined),
      on(event, listener) {
        const key = `${id ?? ''} ${event}`;
        listeners.set(key, [...(listeners.get(key) ?? []), listener]);
      },
    };
  }

  const decoder = new StringDecoder('utf8');
  let rest = '';
  read.on('data', (chunk: Buffer) => {
    const texts = (rest + decoder.write(chunk)).split('\0');
    rest = texts.pop() ?? '';
    for (const text of texts) receive(JSON.parse(text));
  });
  read.on('close', () => drop(undefined));
  write.on('error', () => drop(undefined));

  return { ...session(undefined), session };
}
