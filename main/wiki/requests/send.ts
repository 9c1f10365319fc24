import { type Bearer, type Http, HttpError, type Reader } from '../../ports.ts';
import { type Budget, callerOf } from '../pace/budget.ts';
import type { AnswerCache } from './answer-cache.ts';
import type { ApiRequest, Sent } from './api.ts';
import { conditional } from './conditional.ts';
import { isJson } from './content-type.ts';
import type { Deprecations } from './deprecations.ts';
import { type HealthDeps, limited, troubled } from './host-health.ts';
import { LONGEST_JSON, readText } from './http-body.ts';
import { bearerRefusal, headProblem, isLimit, readProblem } from './problems.ts';
import type { UnknownReaders } from './unknown-readers.ts';

/** No error of the API is longer; what is, is some proxy's page and says nothing to us. */
const LONGEST_PROBLEM = 64 * 1024;

export type SendDeps = HealthDeps & {
  readonly http: Http;
  readonly budget: Budget;
  readonly cache: AnswerCache;
  readonly unknownReaders: UnknownReaders;
  readonly deprecations: Deprecations;
  readonly userAgent: string;
};

/**
 * Sends with the reader's Bearer where one may go; a refused one is mended once, or left out. Called when it is the
 * request's turn. Rejects with `HttpError`.
 * @param reader who made the request: somebody else may be active by now.
 */
export async function sendAsReader(deps: SendDeps, request: ApiRequest, reader: Reader): Promise<Sent> {
  // SECURITY: whether a Bearer may go to this address is the session's decision, asked anew for each address.
  const bearer = deps.unknownReaders.has(reader, request.url) ? undefined : await reader.forUrl(request.url);
  const sent = await send(deps, request, reader, bearer);
  if (bearer === undefined || sent.kind !== 'problem') return sent;
  const why = bearerRefusal(sent.problem);
  if (why === undefined) return sent;
  deps.log('info', 'wiki.bearer-refused', { host: request.url.host, why });
  if (why === 'unknown-here') deps.unknownReaders.add(reader, request.url);
  const next = why === 'unknown-here' ? undefined : await reader.refused(bearer, why);
  // Once more in the same turn.
  deps.budget.spend(request.url, callerOf(deps.userAgent, next !== undefined));
  return send(deps, request, reader, next);
}

async function send(deps: SendDeps, request: ApiRequest, reader: Reader, bearer: Bearer | undefined): Promise<Sent> {
  const { limits, cache, userAgent } = deps;
  const { url, accept, signal } = request;
  // Somebody else may have been told to wait while a Bearer was being refreshed.
  const until = limits.until(url.host);
  if (until !== undefined) return { kind: 'limited', until };

  const kept = conditional(cache, `${bearer ? reader.mark : 'without'} ${url.href}`, accept);
  const headers = {
    'User-Agent': userAgent,
    Accept: accept,
    ...(bearer && { Authorization: bearer.authorization }),
    ...kept.headers,
    ...(request.unless !== undefined && { 'If-None-Match': request.unless }),
  };
  try {
    const response = await deps.http(url.href, { method: 'GET', headers, signal });
    deps.deprecations.note(url, response.headers);
    return await judge(deps, url, response, kept.answer);
  } catch (error) {
    if (error instanceof HttpError && error.code !== 'aborted') troubled(deps, url);
    throw error;
  }
}

/**
 * What an answer is, and what it says of its host: that is said as soon as the head is in, or others would go on asking.
 * @param whole the answer as the cache has it, its text read.
 */
async function judge(
  deps: SendDeps,
  url: URL,
  response: Response,
  whole: (response: Response) => Promise<Response>,
): Promise<Sent> {
  if (isLimit(headProblem(response))) {
    const until = limited(deps, url, response);
    await response.body?.cancel();
    return { kind: 'limited', until };
  }
  const { status } = response;
  if (status >= 500) troubled(deps, url);
  const sent = await read(url, await whole(response));
  if (sent.kind === 'problem' && isLimit(sent.problem)) return { kind: 'limited', until: limited(deps, url, response) };
  if (status < 500) deps.backoff.worked(url);
  return sent;
}

async function read(url: URL, response: Response): Promise<Sent> {
  const { ok, status, headers } = response;
  if (status >= 300 && status < 400) return { kind: 'answer', response };
  // The Action API says its errors with 200, and this header.
  if (ok && !headers.has('mediawiki-api-error')) {
    const isAction = url.pathname.endsWith('/api.php') && isJson(headers);
    return isAction ? readAction(response) : { kind: 'answer', response };
  }
  // A body that cannot be read leaves the status, which says enough.
  const body = await readText(response.body, LONGEST_PROBLEM).catch(() => '');
  return { kind: 'problem', problem: readProblem(status, headers, body) };
}

/** An answer of the Action API, or an error whose header got lost behind a proxy. */
async function readAction({ status, headers, body }: Response): Promise<Sent> {
  const text = await readText(body, LONGEST_JSON);
  const problem = readProblem(status, headers, text);
  if (problem.errorKey !== undefined) return { kind: 'problem', problem };
  return { kind: 'answer', response: new Response(text, { status, headers }) };
}
