/**
 * What makes the stand-in strict: a documented rule that is broken throws, and so does whatever is not modelled.
 * Nothing is answered with a guess.
 */
import { EventEmitter } from 'node:events';
import { tellHarness } from './harness.ts';

export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
}

export class NotModelled extends Error {
  override readonly name = 'NotModelled';

  constructor(what: string) {
    super(`The stand-in does not model ${what}`);
  }
}

/** Throws: a rule of Electron's documentation was broken. `message` is Electron's own where it has one. */
export function breakRule(message: string): never {
  throw new RuleBroken(message);
}

/** For a rule broken where nobody is there to catch: said on stderr and to the test harness, and the exit code tells. */
export function reportBrokenRule(message: string): void {
  process.stderr.write(`[stand-in] rule broken: ${message}\n`);
  tellHarness({ kind: 'rule-broken', message });
  process.exitCode = 70;
}

/** The same object, except that asking for a name which is not there throws instead of answering `undefined`. */
export function strict<T extends object>(name: string, object: T): T {
  return Object.setPrototypeOf(
    object,
    throwing(Object.prototype, () => name),
  );
}

/** An event emitter that throws likewise. */
export class StrictEmitter extends EventEmitter {}
Object.setPrototypeOf(
  StrictEmitter.prototype,
  throwing(EventEmitter.prototype, (receiver) => receiver.constructor.name),
);

/** The end of a prototype chain: reached only by names that nothing before it has. */
function throwing(prototype: object, name: (receiver: object) => string): object {
  return new Proxy(prototype, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !INTEROP.has(key)) {
        throw new NotModelled(`${name(receiver)}.${key}`);
      }
      const value: unknown = Reflect.get(target, key, receiver);
      return value;
    },
  });
}

/** Names that module interop, promises, inspection and event emitters ask every object for. */
const INTEROP: ReadonlySet<string> = new Set([
  'then',
  'default',
  '__esModule',
  'toJSON',
  'domain',
  'inspect',
  'message',
  'stack',
]);
