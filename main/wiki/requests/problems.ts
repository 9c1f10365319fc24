import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { HttpError } from '../../ports.ts';

/** An answer that is no success, read and taken apart. */
export type Problem = {
  readonly status: number;
  readonly headers: Headers;
  /** MediaWiki's REST error key, the name of its parameter error, or the Action API's code. Undefined for HTML, plain text and the gateway's JSON. */
  readonly errorKey: string | undefined;
  /** The parameter that was refused, when the error is about one. */
  readonly parameter: string | undefined;
};

const PARAMETER_REFUSED = 'parameter-validation-failed';

/** A field that stands for itself: what is odd about it costs none of the others. */
function lenient<T extends z.ZodMiniType>(schema: T) {
  return z.catch(z.optional(schema), undefined);
}

/** The JSON shapes: REST `{errorKey}`, parameters `{error, name}`, gateway `{httpCode, httpReason}`, Action API `{error: {code}}` or `{errors}`. */
const shape = z.object({
  errorKey: lenient(z.string()),
  error: lenient(z.union([z.string(), z.object({ code: z.string() })])),
  errors: lenient(z.array(z.object({ code: z.string() }))),
  name: lenient(z.string()),
});

type RevisionTrouble = Extract<ReadFailure, { readonly code: `revision${string}` }>['code'];

/** What the Action API's codes (and a few REST keys) mean to a person. */
const MEANINGS: Readonly<Record<string, 'missing' | 'title' | 'forbidden' | 'server' | RevisionTrouble>> = {
  'rest-nonexistent-title': 'missing',
  'rest-nonexistent-revision': 'revision-missing',
  'rest-no-revision': 'revision-missing',
  'rest-specified-revision-unavailable': 'revision-missing',
  'rest-compare-nonexistent': 'revision-missing',
  nosuchrevid: 'revision-missing',
  'rest-nonexistent-title-revision': 'revision-of-another-page',
  'rest-permission-denied-revision': 'revision-hidden',
  'rest-compare-permission-denied': 'revision-hidden',
  'rest-compare-inaccessible': 'revision-hidden',
  'rest-compare-page-mismatch': 'revisions-unrelated',
  'rest-compare-wrong-content': 'revisions-not-text',
  missingtitle: 'missing',
  'rest-invalid-title': 'title',
  invalidtitle: 'title',
  invalidcategory: 'title',
  readapidenied: 'forbidden',
  permissiondenied: 'forbidden',
  readonly: 'server',
  'rest-resource-limit-exceeded': 'server',
};

/** Takes an error's body apart. Whatever is not one of the known shapes counts as no key at all. */
export function readProblem(status: number, headers: Headers, body: string): Problem {
  const decoded = z.safeParse(shape, parseJson(body));
  const { errorKey, error, errors, name } = decoded.success ? decoded.data : {};
  const code = typeof error === 'object' ? error.code : (error ?? errors?.[0]?.code);
  // A refused parameter has both, and its key is no more than how it was refused.
  return { status, headers, errorKey: code === PARAMETER_REFUSED ? code : (errorKey ?? code), parameter: name };
}

/** What the head of an answer says alone. */
export function headProblem({ status, headers }: Response): Problem {
  return { status, headers, errorKey: undefined, parameter: undefined };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const REFUSED = 'mwoauth-invalid-authorization';

/**
 * Whether the server refused the Bearer, in any of its voices: the gateway's 401, MediaWiki's own 403, and the
 * Action API's 200 with the same key (mediawiki-extensions-OAuth, `SessionProvider::provideSessionInfo`).
 * `unknown-here`: by this wiki alone. The person has no account at it (`invalid-user`), or the client is for another
 * (`wrong-wiki`); whatever else it may come to say is no word about the session either.
 * Undefined when the problem is another one.
 */
export function bearerRefusal({
  status,
  errorKey,
}: Problem): 'invalid' | 'client-refused' | 'user-blocked' | 'unknown-here' | undefined {
  if (status === 401) return 'invalid';
  if (status !== 403 && status !== 200) return undefined;
  switch (errorKey) {
    case REFUSED:
      return 'invalid';
    case `${REFUSED}-blocked-user`:
      return 'user-blocked';
    case `${REFUSED}-not-approved`:
      return 'client-refused';
    default:
      return errorKey?.startsWith(`${REFUSED}-`) ? 'unknown-here' : undefined;
  }
}

/** A limit: 429, 503 with a moment to come back at, or the Action API's own words for either. */
export function isLimit(problem: Problem): boolean {
  const { status, headers, errorKey } = problem;
  if (status === 429 || (status === 503 && headers.has('retry-after'))) return true;
  return status === 200 && (errorKey === 'ratelimited' || errorKey === 'maxlag');
}

/**
 * The failure a person is told of.
 * @param title the page that was asked for; empty where none was.
 */
export function failureOf(problem: Problem, title: string): ReadFailure {
  const { status, errorKey } = problem;
  // RFC 6585 §6: said by the network in between, never by the wiki.
  if (status === 511) return { code: 'captive-portal' };
  if (status >= 500) return { code: 'server-error', status };
  if (status === 410) return { code: 'gone' };
  const meaning = meaningOf(errorKey);
  switch (meaning) {
    case 'missing':
      return { code: 'page-missing', title };
    case 'title':
      return { code: 'title-invalid', title };
    case 'forbidden':
      return { code: 'forbidden' };
    case 'server':
      return { code: 'server-error', status: status === 200 ? 0 : status };
    case 'revision-missing':
    case 'revision-of-another-page':
    case 'revision-hidden':
      return { code: meaning, title };
    case 'revisions-unrelated':
    case 'revisions-not-text':
      return { code: meaning };
    case undefined:
      break;
  }
  if (status === 401 || status === 403) return { code: 'forbidden' };
  if (errorKey === PARAMETER_REFUSED) {
    return { code: 'unreadable', what: `parameter ${problem.parameter ?? 'unknown'} refused` };
  }
  return { code: 'unreadable', what: `status ${status} (${errorKey ?? 'no error key'})` };
}

function meaningOf(errorKey: string | undefined) {
  if (errorKey?.startsWith('internal_api_error')) return 'server';
  // A Bearer that stays refused after it was mended.
  if (errorKey?.startsWith('mwoauth-')) return 'forbidden';
  return errorKey !== undefined && Object.hasOwn(MEANINGS, errorKey) ? MEANINGS[errorKey] : undefined;
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
