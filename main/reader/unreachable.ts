import type { ReadFailure } from '../../shared/failures.ts';

/** The wiki could not be asked, so what is kept of it stands in; it may well have more, or other, than that. */
export const UNREACHABLE: ReadonlySet<ReadFailure['code']> = new Set<ReadFailure['code']>([
  'offline',
  'timed-out',
  'server-error',
  'captive-portal',
  'limited',
  'unreadable',
]);
