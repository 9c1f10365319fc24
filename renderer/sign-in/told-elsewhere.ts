import type { BridgeFailure, Failure } from '../../shared/failures.ts';

type Code = (Failure | BridgeFailure)['code'];

/** Whether the panel that waits says this failure of one of its buttons already, or has given way to one that does. */
export function isToldByThePanel(code: Code): boolean {
  // An address that was pasted: a denial is its notice, and any other error ends the attempt.
  return code === 'authorization-refused';
}

const NEEDS_NO_TOAST: ReadonlySet<Code> = new Set<Code>([
  // The attempt's own state says these.
  'client-id-missing',
  'browser-failed',
  'authorization-refused',
  'client-refused',
  'loopback-failed',
  // The person pressed again or cancelled before the attempt waited. What they wished last is what goes on.
  'no-attempt',
]);

/** Whether an attempt that could not be started needs no word in passing. */
export function needsNoToast(code: Code): boolean {
  return NEEDS_NO_TOAST.has(code);
}
