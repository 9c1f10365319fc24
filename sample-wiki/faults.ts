import * as z from 'zod/mini';
import type { FaultAnswer } from './fault-answers.ts';
import { FAULT_ANSWERS } from './fault-answers.ts';
import type { Call } from './http.ts';

const decodedFault = z.strictObject({
  path: z.optional(z.string()),
  method: z.optional(z.string()),
  times: z.optional(z.int().check(z.positive())),
  latency: z.optional(z.int().check(z.nonnegative())),
  answer: z.optional(z.enum(FAULT_ANSWERS)),
  retryAfter: z.optional(z.int().check(z.nonnegative())),
  truncateAfter: z.optional(z.int().check(z.nonnegative())),
  stallAfter: z.optional(z.int().check(z.nonnegative())),
  chunk: z.optional(z.strictObject({ bytes: z.int().check(z.positive()), every: z.int().check(z.nonnegative()) })),
  compressed: z.optional(z.boolean()),
});

export type Fault = {
  /** Tested against the path with its query; every path when left out. */
  readonly path?: RegExp | undefined;
  readonly method?: string | undefined;
  /** How many requests it spoils; all of them when left out. */
  readonly times?: number | undefined;
  /** Milliseconds before anything is answered. */
  readonly latency?: number | undefined;
  readonly answer?: FaultAnswer | undefined;
  /** Seconds, for `limited` and `unavailable`. */
  readonly retryAfter?: number | undefined;
  /** The connection is cut after so many bytes of the body. */
  readonly truncateAfter?: number | undefined;
  /** Silence after the headers and so many bytes of the body, until `release()` or `clear()`. */
  readonly stallAfter?: number | undefined;
  /** The body arrives in pieces of `bytes`, one `every` so many milliseconds. */
  readonly chunk?: { readonly bytes: number; readonly every: number } | undefined;
  /** Counted bytes are those of the plain body unless this is true; then those of the gzip stream. */
  readonly compressed?: boolean | undefined;
};

export type ArmedFault = {
  /** How many requests it has spoilt so far. */
  readonly hits: () => number;
  readonly remove: () => void;
};

export type Faults = {
  readonly add: (fault: Fault) => ArmedFault;
  /** Removes every fault and lets stalled bodies go on. */
  readonly clear: () => void;
  /** Lets bodies that are stalled now go on; the faults stay. */
  readonly release: () => void;
};

/** What the server asks of the switches. */
export type FaultBoard = Faults & {
  /** The fault for this request, counted as spent, or undefined. */
  readonly take: (call: Call) => Fault | undefined;
  /** Resolves with the next `release()` or `clear()`. */
  readonly released: () => Promise<void>;
};

export function createFaults(): FaultBoard {
  let armed: { readonly fault: Fault; hits: number }[] = [];
  let waiting: (() => void)[] = [];

  const release = (): void => {
    const resolvers = waiting;
    waiting = [];
    for (const resolve of resolvers) resolve();
  };

  return {
    add: (fault) => {
      const entry = { fault, hits: 0 };
      armed.push(entry);
      return {
        hits: () => entry.hits,
        remove: () => {
          armed = armed.filter((other) => other !== entry);
        },
      };
    },
    clear: () => {
      armed = [];
      release();
    },
    release,
    take: (call) => {
      const entry = armed.find(
        ({ fault, hits }) => hits < (fault.times ?? Number.POSITIVE_INFINITY) && fits(fault, call),
      );
      if (entry) entry.hits += 1;
      return entry?.fault;
    },
    released: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

function fits(fault: Fault, call: Call): boolean {
  if (fault.method && fault.method !== call.method) return false;
  const address = call.query.size > 0 ? `${call.path}?${call.query}` : call.path;
  // A regular expression with the g flag keeps its place between tests: search() does not.
  return fault.path === undefined || address.search(fault.path) >= 0;
}

/** Decodes a fault that came as JSON (`path` is the source of a regular expression); undefined when it is none. */
export function decodeFault(value: unknown): Fault | undefined {
  const decoded = decodedFault.safeParse(value);
  if (!decoded.success) return undefined;
  try {
    const { path, ...rest } = decoded.data;
    return { ...rest, path: path === undefined ? undefined : new RegExp(path) };
  } catch {
    return undefined;
  }
}
