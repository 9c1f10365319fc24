import type { ReadFailure } from '../../../shared/failures.ts';
import type { Result } from '../../../shared/result.ts';
import type { Asking } from '../pace/asking.ts';
import type { Problem } from './problems.ts';

/** One question to the API. */
export type ApiRequest = Asking & {
  readonly url: URL;
  readonly accept: string;
  /** The page the request is about, for the words of a failure. */
  readonly title?: string | undefined;
  /** The `ETag` of what the asker has: when it is still current, 304 comes instead of it (RFC 9110 §13.1.2). */
  readonly unless?: string | undefined;
  /** Problems that mean no more than that there is nothing here: they come as an empty 204 instead of a failure. */
  readonly absent?: ((problem: Problem) => boolean) | undefined;
};

/**
 * One GET of the API, in its turn and shared with whoever asks the same at the same time. Answers successes and
 * redirects (which are not followed here) as they come, everything else as a failure. Rejects on bugs only.
 */
export type Api = (request: ApiRequest) => Promise<Result<Response, ReadFailure>>;

/** What came of sending once. */
export type Sent =
  | { readonly kind: 'answer'; readonly response: Response }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'limited'; readonly until: number };
