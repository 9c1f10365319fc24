import type { ReadFailure } from '../../shared/failures.ts';
import { assertNever } from '../../shared/result.ts';

/** The HTTP status under which the app's own origin answers a failure. */
export function failureStatus(failure: ReadFailure): number {
  switch (failure.code) {
    case 'page-missing':
    case 'site-unknown':
    case 'revision-missing':
    case 'revision-of-another-page':
    case 'web-only':
      return 404;
    case 'revisions-unrelated':
    case 'revisions-not-text':
    case 'title-invalid':
      return 400;
    case 'forbidden':
    case 'revision-hidden':
      return 403;
    case 'gone':
      return 410;
    case 'limited':
      return 429;
    case 'offline':
    case 'superseded':
      return 503;
    case 'timed-out':
      return 504;
    case 'server-error':
    case 'captive-portal':
    case 'unreadable':
    case 'redirect-loop':
    case 'redirect-refused':
      return 502;
    default:
      return assertNever(failure);
  }
}
