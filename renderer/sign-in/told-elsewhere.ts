import type { BridgeFailure, Failure } from '../../shared/failures.ts';

type Code = (Failure | BridgeFailure)['code'];

/** Whether the panel that waits says this failure of one of its buttons already, or has given way to one that does. */
export function isToldByThePanel(code: Code): boolean {
  // An address that was pasted: a denial is its notice, and any other error ends the attempt.
  return code === 'authorization-refused';
}
