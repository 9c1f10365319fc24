import type { ReadFailure } from '../../../shared/failures.ts';

/** Whether the same request may fare better a little later. */
export function mayPass(failure: ReadFailure): boolean {
  switch (failure.code) {
    case 'limited':
    case 'offline':
    case 'timed-out':
    case 'server-error':
      return true;
    case 'unreadable':
      return failure.what === 'transfer';
    default:
      return false;
  }
}
