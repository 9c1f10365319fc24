import type { DeletionFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { libraryFailure } from '../../library/database/failure.ts';

/** Something that says who reads here and what, and how it is forgotten. */
export type Forgetting = {
  /** For the log: never a word of what it holds. */
  readonly name: string;
  /** Done when nothing of it is left on the disk, at once or later. Throws, or answers a failing `Result`, when something is. */
  readonly forget: () => unknown;
};

/**
 * Forgets all of it in this order. What cannot be forgotten keeps nothing else from it; the first failure is answered.
 * @param onFailure told of each
 */
export async function deleteEverything(
  all: readonly Forgetting[],
  onFailure: (name: string, failure: DeletionFailure) => void,
): Promise<Result<null, DeletionFailure>> {
  let first: DeletionFailure | undefined;
  for (const { name, forget } of all) {
    const failure = await failureOf(forget);
    if (failure === undefined) continue;
    onFailure(name, failure);
    first ??= failure;
  }
  return first === undefined ? ok(null) : fail(first);
}

async function failureOf(forget: Forgetting['forget']): Promise<DeletionFailure | undefined> {
  try {
    const done = await forget();
    return isFailure(done) ? done.failure : undefined;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    // Whatever it was: that it is still there must be said.
    return libraryFailure(error) ?? libraryFailure(cause) ?? { code: 'library-unreachable' };
  }
}

function isFailure(done: unknown): done is { readonly failure: DeletionFailure } {
  return typeof done === 'object' && done !== null && 'ok' in done && done.ok === false;
}
