import * as z from 'zod/mini';
import type { ReadFailure } from '../../shared/failures.ts';
import { HttpError } from '../ports.ts';

/** An answer that is no success, read and taken apart. */
export type Problem = {
  readonly status: number;
  readonly headers: Headers;
  /** MediaWiki's REST error key, or the name of its parameter error. Undefined for HTML, plain text and the gateway's JSON. */
  readonly errorKey: string | undefined;
  /** The parameter that was refused, when the error is about one. */
  readonly parameter: string | undefined;
};

/** The three JSON shapes: REST `{errorKey}`, parameters `{error, name}`, gateway `{httpCode, httpReason}`. */
const shape = z.object({
  errorKey: z.optional(z.string()),
  error: z.optional(z.string()),
  name: z.optional(z.string()),
});

/** Takes an error's body apart. Whatever is not one of the known shapes counts as no key at all. */
export function readProblem(status: number, headers: Headers, body: string): Problem {
  const decoded = z.safeParse(shape, parseJson(body));
  const { errorKey, error, name } = decoded.success ? decoded.data : {};
  return { status, headers, errorKey: errorKey ?? error, parameter: name };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether the server refused the Bearer, in either of its voices: the gateway's 401 and MediaWiki's own 403.
 * Undefined when the problem is another one.
 */
export function bearerRefusal(problem: Problem): 'invalid' | 'client-refused' | undefined {
  if (problem.status === 401) return 'invalid';
  if (problem.status !== 403) return undefined;
  if (problem.errorKey === 'mwoauth-invalid-authorization') return 'invalid';
  return problem.errorKey?.startsWith('mwoauth-invalid-authorization-') ? 'client-refused' : undefined;
}

/** A limit: 429, or 503 with a moment to come back at. */
export function isLimit(problem: Problem): boolean {
  return problem.status === 429 || (problem.status === 503 && problem.headers.has('retry-after'));
}

/**
 * The failure a person is told of.
 * @param title the page that was asked for; empty where none was.
 */
export function failureOf(problem: Problem, title: string): ReadFailure {
  const { status, errorKey } = problem;
  if (status >= 500) return { code: 'server-error', status };
  if (errorKey === 'rest-nonexistent-title' || errorKey === 'rest-nonexistent-revision') {
    return { code: 'page-missing', title };
  }
  if (errorKey === 'rest-invalid-title') return { code: 'title-invalid', title };
  if (status === 401 || status === 403) return { code: 'forbidden' };
  if (errorKey === 'parameter-validation-failed') {
    return { code: 'unreadable', what: `parameter ${problem.parameter ?? 'unknown'} refused` };
  }
  return { code: 'unreadable', what: `status ${status} (${errorKey ?? 'no error key'})` };
}

/** What a request that got no whole answer failed of. Rethrows what is no `HttpError`: that is a bug. */
export function transportFailure(error: unknown): ReadFailure {
  if (!(error instanceof HttpError)) throw error;
  switch (error.code) {
    case 'timed-out':
      return { code: 'timed-out' };
    case 'aborted':
      return { code: 'superseded' };
    case 'protocol':
      return { code: 'unreadable', what: 'transfer' };
    case 'offline':
    case 'tls':
      return { code: 'offline' };
  }
}
