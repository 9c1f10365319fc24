/**
 * One end of Electron's contextBridge. The same function runs in the page's world and in the preload's; the two share
 * the DOM only, so they talk by synchronous events whose `detail` Chromium clones from world to world.
 * Losses are Electron's own (docs: contextBridge, "Parameter / Error / Return Type support"): functions become
 * proxies, promises are carried, errors keep their message, prototypes, symbols and custom properties of errors go.
 *
 * Self-contained: injected by its source.
 */
export type BridgeEnd = { readonly expose: (key: string, api: unknown) => void };

export function bridgeEnd(secret: string, side: 'page' | 'preload'): BridgeEnd {
  type Wire = Readonly<Record<string, unknown>>;
  type Func = (...args: unknown[]) => unknown;
  type Message = {
    readonly kind: string;
    readonly id: number;
    readonly value?: Wire | readonly Wire[];
    readonly key?: string;
  };

  const other = side === 'page' ? 'preload' : 'page';
  const clone = globalThis.structuredClone;
  const dispatch = window.dispatchEvent.bind(window);
  const functions = new Map<number, Func>();
  const functionIds = new Map<Func, number>();
  const proxies = new WeakMap<object, number>();
  const promises = new Map<number, (value: unknown, failed: boolean) => void>();
  const returned = new Map<number, Wire>();
  let last = 0;

  function post(message: Message): void {
    dispatch(new CustomEvent(`${secret}:${other}`, { detail: message }));
  }

  function encodeFunction(func: Func): Wire {
    const theirs = proxies.get(func);
    if (theirs !== undefined) return { is: 'theirs', id: theirs };
    const id = functionIds.get(func) ?? ++last;
    functionIds.set(func, id);
    functions.set(id, func);
    return { is: 'function', id };
  }

  function encodePromise(promise: Promise<unknown>): Wire {
    const id = ++last;
    const settle = (kind: string) => (value: unknown) => {
      try {
        post({ kind, id, value: encode(value) });
      } catch (error) {
        post({ kind: 'reject', id, value: encode(error) });
      }
    };
    promise.then(settle('resolve'), settle('reject'));
    return { is: 'promise', id };
  }

  function encode(value: unknown, depth = 0, seen = new Map<unknown, Wire>()): Wire {
    if (depth > 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    }
    if (typeof value === 'function') return encodeFunction(value as Func);
    if (typeof value === 'symbol') return { is: 'value', value: undefined };
    if (typeof value !== 'object' || value === null) return { is: 'value', value };
    const known = seen.get(value);
    if (known) return known;
    if (value instanceof Promise) return encodePromise(value);
    if (value instanceof Error) return { is: 'error', message: value.message, stack: value.stack };
    if (Array.isArray(value)) {
      const items: Wire[] = [];
      const wire = { is: 'array', items };
      seen.set(value, wire);
      for (const item of value) items.push(encode(item, depth + 1, seen));
      return wire;
    }
    const tag = Object.prototype.toString.call(value);
    if (tag !== '[object Object]') return { is: 'value', value: cloned(value) };
    const entries: [string, Wire][] = [];
    const wire = { is: 'object', entries };
    seen.set(value, wire);
    for (const [key, part] of Object.entries(value)) {
      if (typeof part !== 'symbol') entries.push([key, encode(part, depth + 1, seen)]);
    }
    return wire;
  }

  function cloned(value: unknown): unknown {
    try {
      return clone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: what arrives was made by the other end's `encode`
  function decode(wire: any, seen = new Map<unknown, unknown>()): unknown {
    if (seen.has(wire)) return seen.get(wire);
    if (wire.is === 'function') return proxyOf(wire.id);
    if (wire.is === 'theirs') return functions.get(wire.id);
    if (wire.is === 'promise') {
      return new Promise((resolve, reject) => {
        promises.set(wire.id, (value, failed) => (failed ? reject(value) : resolve(value)));
      });
    }
    if (wire.is === 'error') return Object.assign(new Error(wire.message), { stack: wire.stack });
    if (wire.is === 'array') {
      const items: unknown[] = [];
      seen.set(wire, items);
      for (const item of wire.items) items.push(decode(item, seen));
      return items;
    }
    if (wire.is === 'object') {
      const object: Record<string, unknown> = {};
      seen.set(wire, object);
      for (const [key, part] of wire.entries) object[key] = decode(part, seen);
      return object;
    }
    return wire.value;
  }

  function proxyOf(id: number): Func {
    const proxy: Func = (...args) => {
      const call = ++last;
      post({ kind: 'call', id, key: String(call), value: args.map((arg) => encode(arg)) });
      // biome-ignore lint/suspicious/noExplicitAny: made by the other end's `answer`
      const answer: any = returned.get(call);
      returned.delete(call);
      if (!answer) throw new Error('The other side of the bridge is gone');
      if (answer.is === 'throw') throw new Error(answer.message);
      return decode(answer.value);
    };
    proxies.set(proxy, id);
    return proxy;
  }

  function answer(message: Message): Wire {
    try {
      const args = (message.value as readonly Wire[]).map((arg) => decode(arg));
      return { is: 'return', value: encode(functions.get(message.id)?.(...args)) };
    } catch (error) {
      return { is: 'throw', message: error instanceof Error ? error.message : String(error) };
    }
  }

  function freeze(value: unknown): void {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || Object.isFrozen(value)) return;
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }

  function define(key: string, value: unknown): Wire {
    if (key in window) {
      return { is: 'throw', message: 'Cannot bind an API on top of an existing property on the window object' };
    }
    freeze(value);
    Object.defineProperty(window, key, { value, enumerable: true });
    return { is: 'return', value: { is: 'value', value: undefined } };
  }

  window.addEventListener(`${secret}:${side}`, (event) => {
    event.stopImmediatePropagation();
    const message = (event as CustomEvent<Message>).detail;
    if (message.kind === 'call') post({ kind: 'return', id: Number(message.key), value: answer(message) });
    if (message.kind === 'return') returned.set(message.id, message.value as Wire);
    if (message.kind === 'expose') {
      post({ kind: 'return', id: message.id, value: define(message.key ?? '', decode(message.value)) });
    }
    if (message.kind === 'resolve' || message.kind === 'reject') {
      promises.get(message.id)?.(decode(message.value), message.kind === 'reject');
      promises.delete(message.id);
    }
  });

  function expose(key: string, api: unknown): void {
    const call = ++last;
    post({ kind: 'expose', id: call, key, value: encode(api) });
    // biome-ignore lint/suspicious/noExplicitAny: made by the other end's `define`
    const outcome: any = returned.get(call);
    returned.delete(call);
    if (!outcome) throw new Error('The page has no bridge');
    if (outcome.is === 'throw') throw new Error(outcome.message);
  }

  return { expose };
}
