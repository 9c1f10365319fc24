import { createHash } from 'node:crypto';
import type { Bearer, BearerSource, Http, Log } from '../../ports.ts';
import { HttpError } from '../../ports.ts';
import type { Backoff } from '../pace/backoff.ts';
import { type Budget, callerOf } from '../pace/budget.ts';
import type { HostLimits } from '../pace/host-limits.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { ApiRequest, Sent } from './api.ts';
import { conditional } from './conditional.ts';
import type { Deprecations } from './deprecations.ts';
import { readText } from './http-body.ts';
import { bearerRefusal, isLimit, readProblem } from './problems.ts';

/** No error of the API is longer; what is, is some proxy's page and says nothing to us. */
const LONGEST_PROBLEM = 64 * 1024;

export type SendDeps = {
  readonly http: Http;
  readonly bearers: BearerSource;
  readonly limits: HostLimits;
  readonly backoff: Backoff;
  readonly budget: Budget;
  readonly cache: AnswerCache;
  readonly deprecations: Deprecations;
  readonly userAgent: string;
  readonly log: Log;
};

/**
 * Sends with the reader's Bearer where one may go; a refused one is mended once, or left out. Called when it is the
 * request's turn. Rejects with `HttpError`.
 */
export async function sendAsReader(deps: SendDeps, request: ApiRequest): Promise<Sent> {
  // SECURITY: whether a Bearer may go to this address is the session's decision, asked anew for each request.
  const bearer = await deps.bearers.forUrl(request.url);
  const sent = await send(deps, request, bearer);
  if (bearer === undefined || sent.kind !== 'problem') return sent;
  const why = bearerRefusal(sent.problem);
  if (why === undefined) return sent;
  deps.log('info', 'wiki.bearer-refused', { host: request.url.host, why });
  const next = await deps.bearers.refused(bearer, why);
  // Once more in the same turn.
  deps.budget.spend(request.url, callerOf(deps.userAgent, next !== undefined));
  return send(deps, request, next);
}

/** Tells readers apart without keeping anything that could be sent: a Bearer's digest, or `nobody`. */
export function markOf(bearer: Bearer | undefined): string {
  return bearer === undefined ? 'nobody' : createHash('sha256').update(bearer.authorization).digest('base64url');
}

async function send(deps: SendDeps, request: ApiRequest, bearer: Bearer | undefined): Promise<Sent> {
  const { limits, cache, userAgent } = deps;
  const { url, accept, signal } = request;
  // Somebody else may have been told to wait while a Bearer was being refreshed.
  const until = limits.until(url.host);
  if (until !== undefined) return { kind: 'limited', until };

  const kept = conditional(cache, `${markOf(bearer)} ${url.href}`, accept);
  const headers = {
    'User-Agent': userAgent,
    Accept: accept,
    ...(bearer && { Authorization: bearer.authorization }),
    ...kept.headers,
  };
  const ask = async () => {
    const response = await deps.http(url.href, { method: 'GET', headers, signal });
    deps.deprecations.note(url, response.headers);
    return kept.answer(response);
  };
  return judge(deps, request, await heard(deps, request, ask));
}

/** Remembers how the host fares: only what nobody waits for takes it into account. */
async function heard(deps: SendDeps, { url }: ApiRequest, ask: () => Promise<Response>): Promise<Response> {
  try {
    const response = await ask();
    if (response.status >= 500) failed(deps, url);
    else deps.backoff.worked(url.host);
    return response;
  } catch (error) {
    if (error instanceof HttpError && error.code !== 'aborted') failed(deps, url);
    throw error;
  }
}

/** A host that could not be reached, broke off, or answered with an error of its own. */
export function failed({ backoff, log }: Pick<SendDeps, 'backoff' | 'log'>, { host }: URL): void {
  if (backoff.wait(host) > 0) return;
  log('warn', 'wiki.backing-off', { host, ms: backoff.failed(host) });
}

async function judge(deps: SendDeps, { url }: ApiRequest, response: Response): Promise<Sent> {
  const { status, headers } = response;
  // The Action API says its errors with 200, and this header.
  const isAnswer = response.ok && !headers.has('mediawiki-api-error');
  if (isAnswer || (status >= 300 && status < 400)) return { kind: 'answer', response };

  // Before the body is in: until then others would go on asking.
  const early = isLimit({ status, headers, errorKey: undefined, parameter: undefined });
  const said = early ? limited(deps, url, response) : undefined;
  // A body that cannot be read leaves the status, which says enough.
  const body = await readText(response.body, LONGEST_PROBLEM).catch(() => '');
  if (said !== undefined) return said;
  const problem = readProblem(status, headers, body);
  return isLimit(problem) ? limited(deps, url, response) : { kind: 'problem', problem };
}

function limited({ limits, log }: SendDeps, { host }: URL, { status, headers }: Response): Sent {
  const until = limits.limited(host, headers.get('retry-after'), headers.get('date'));
  log('warn', 'wiki.limited', { host, status, until });
  return { kind: 'limited', until };
}
