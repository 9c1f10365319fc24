import type { DiscoveryFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isLoopback } from '../../loopback.ts';
import { HttpError } from '../../ports.ts';
import type { HostLimits } from '../pace/host-limits.ts';
import { MOST_HOPS } from '../requests/hops.ts';
import type { HttpInTurn } from '../requests/http-in-turn.ts';
import { headProblem, isLimit } from '../requests/problems.ts';
import { isWithin, type Reach } from './host-reach.ts';

export type DiscoveryDeps = {
  readonly http: HttpInTurn;
  readonly limits: HostLimits;
  readonly userAgent: string;
};

/** An answer, and the address that gave it. */
export type Found = { readonly url: URL; readonly response: Response };

export type DiscoveryRequest = {
  readonly url: URL;
  readonly accept: string;
  /** How near the address is that the person named: nothing else leads any nearer. */
  readonly reach: Reach;
  readonly signal?: AbortSignal | undefined;
};

/**
 * One GET on the way to an unknown wiki, never with credentials. Follows redirects by hand, each to a place that could
 * have been asked at once. Answers whatever comes, but for limits and errors of the server.
 */
export async function ask(deps: DiscoveryDeps, request: DiscoveryRequest): Promise<Result<Found, DiscoveryFailure>> {
  let { url } = request;
  for (let hop = 0; hop < MOST_HOPS; hop += 1) {
    const answer = await askOnce(deps, { ...request, url });
    if (!answer.ok) return answer;
    const next = redirectOf(answer.value, url);
    if (next === undefined) return ok({ url, response: answer.value });
    await answer.value.body?.cancel();
    url = next;
  }
  return fail({ code: 'redirect-loop', host: request.url.host });
}

async function askOnce(
  { http, limits, userAgent }: DiscoveryDeps,
  { url, accept, reach, signal }: DiscoveryRequest,
): Promise<Result<Response, DiscoveryFailure>> {
  const { host } = url;
  // SECURITY: neither an answer nor a page leads to plain http, or from the web into this computer or its network.
  if (!mayAsk(url, reach)) return fail({ code: 'address-not-secure', host });
  try {
    const sent = await http(url.href, {
      method: 'GET',
      headers: { 'User-Agent': userAgent, Accept: accept },
      signal,
    });
    // The host has said nothing yet that was not known: its limit stays as it was.
    if (!sent.ok) return fail({ ...sent.failure, host });
    const response = sent.value;
    const { status, headers } = response;
    const limited = isLimit(headProblem(response));
    if (!limited && status < 500) return ok(response);
    await response.body?.cancel();
    if (!limited) return fail({ code: 'server-error', host, status });
    return fail({
      code: 'limited',
      host,
      until: limits.limited(host, headers.get('retry-after'), headers.get('date')),
    });
  } catch (error) {
    return fail(noAnswer(error, host));
  }
}

/** What a request, or a body, that broke off is told as. Rethrows what is no `HttpError`: that is a bug. */
export function noAnswer(error: unknown, host: string): DiscoveryFailure {
  if (!(error instanceof HttpError)) throw error;
  if (error.code === 'aborted') return { code: 'superseded' };
  return { code: 'unreachable', host, why: error.code === 'protocol' ? 'offline' : error.code };
}

export function mayAsk(url: URL, reach: Reach): boolean {
  if (url.username !== '' || url.password !== '' || !isWithin(url.hostname, reach)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function redirectOf({ status, headers }: Response, from: URL): URL | undefined {
  const location = headers.get('location');
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return URL.parse(location, from.href) ?? undefined;
}
