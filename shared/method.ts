import type * as z from 'zod/mini';
import type { BridgeFailure } from './failures.ts';
import type { Result } from './result.ts';

/** A row of the contract. */
export type Method<Args extends z.ZodMiniType, Value, Failure> = {
  /** Decodes the one argument. Whatever does not fit is refused before any function sees it. */
  readonly args: Args;
  /** True where the method opens or changes something outside the app: the bridge then asks for a user's gesture first. */
  readonly gesture: boolean;
  /** Types only; never set. */
  readonly answers?: Result<Value, Failure | BridgeFailure>;
};

/** `method<Value, Failure>()(args)`: the two are types only, the arguments are decoded. */
export function method<Value, Failure>() {
  return <Args extends z.ZodMiniType>(args: Args, options?: { gesture: true }): Method<Args, Value, Failure> => ({
    args,
    gesture: options?.gesture ?? false,
  });
}
