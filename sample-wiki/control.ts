import * as z from 'zod/mini';
import type { Faults } from './faults.ts';
import { decodeFault } from './faults.ts';
import type { Answer, Call } from './http.ts';
import { json, plain } from './http.ts';
import type { RefusalShape } from './oauth/oauth.ts';
import type { RequestLog } from './request-log.ts';

const bodies = {
  expire: z.strictObject({ what: z.enum(['access', 'refresh']) }),
  revoke: z.strictObject({ user: z.optional(z.string()) }),
  client: z.strictObject({ id: z.string(), disabled: z.boolean() }),
  refusals: z.strictObject({ shape: z.enum(['mediawiki', 'gateway']) }),
};

/** The switches of a running wiki, as a test in another process reaches them. */
export type Controls = {
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly expire: (what: 'access' | 'refresh') => void;
  readonly revoke: (user: string | undefined) => number;
  readonly setClientDisabled: (id: string, disabled: boolean) => void;
  readonly setRefusals: (shape: RefusalShape) => void;
  readonly describe: () => unknown;
};

const LOCAL_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * `/_…` paths: `POST|DELETE /_faults`, `POST /_release`, `GET|DELETE /_requests`, `POST /_expire`, `POST /_revoke`,
 * `POST /_client`, `POST /_refusals`, `GET /_wiki`. Undefined for any other path.
 */
export async function control(call: Call, controls: Controls): Promise<Answer | undefined> {
  if (!call.path.startsWith('/_')) return undefined;
  // A page in a browser must not reach these: not by another host name, nor by a form.
  if (!LOCAL_HOST.test(call.headers.host ?? '') || call.headers.origin !== undefined)
    return plain(403, 'Loopback only.\n');
  switch (`${call.method} ${call.path}`) {
    case 'GET /_wiki':
      return json(200, controls.describe());
    case 'GET /_requests':
      return json(200, controls.requests.entries());
    case 'DELETE /_requests':
      return done(controls.requests.clear());
    case 'DELETE /_faults':
      return done(controls.faults.clear());
    case 'POST /_release':
      return done(controls.faults.release());
    case 'POST /_faults': {
      const fault = decodeFault(await jsonBody(call));
      return fault ? done(controls.faults.add(fault)) : plain(400, 'Not a fault.\n');
    }
    case 'POST /_expire':
      return apply(bodies.expire, await jsonBody(call), ({ what }) => controls.expire(what));
    case 'POST /_revoke':
      return apply(bodies.revoke, await jsonBody(call), ({ user }) => controls.revoke(user));
    case 'POST /_client':
      return apply(bodies.client, await jsonBody(call), ({ id, disabled }) => controls.setClientDisabled(id, disabled));
    case 'POST /_refusals':
      return apply(bodies.refusals, await jsonBody(call), ({ shape }) => controls.setRefusals(shape));
    default:
      return plain(404, 'No such switch.\n');
  }
}

/** An empty body stands for `{}`. */
async function jsonBody(call: Call): Promise<unknown> {
  try {
    return JSON.parse((await call.text()) || '{}');
  } catch {
    return undefined;
  }
}

function apply<T>(schema: z.ZodMiniType<T>, body: unknown, act: (value: T) => unknown): Answer {
  const decoded = schema.safeParse(body);
  if (!decoded.success) return plain(400, 'Not what this switch takes.\n');
  return done(act(decoded.data));
}

function done(_effect: unknown): Answer {
  return json(200, {});
}
