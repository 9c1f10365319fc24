/**
 * Structured clones as text, for values that cross between Node and a page through CDP. `structuredClone` runs first,
 * so what Electron's IPC refuses (functions, symbols, DOM nodes) is refused here and prototypes are lost here too.
 *
 * The factory is self-contained: it is also injected into pages by its source.
 */
export type Wire = { readonly encode: (value: unknown) => string; readonly decode: (text: string) => unknown };

export function structuredWire(): Wire {
  type Node = readonly [tag: string, ...parts: readonly unknown[]];

  const clone = globalThis.structuredClone;
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(text);
  };
  const fromBase64 = (text: string): ArrayBuffer => Uint8Array.from(atob(text), (char) => char.charCodeAt(0)).buffer;

  function encode(value: unknown): string {
    const nodes: Node[] = [];
    const seen = new Map<unknown, number>();

    function primitive(item: unknown): Node | undefined {
      if (item === undefined) return ['undefined'];
      if (typeof item === 'bigint') return ['bigint', String(item)];
      if (typeof item === 'number' && (!Number.isFinite(item) || Object.is(item, -0))) {
        return ['number', Object.is(item, -0) ? '-0' : String(item)];
      }
      return typeof item !== 'object' || item === null ? ['json', item] : undefined;
    }

    function complex(item: object): Node {
      if (Array.isArray(item))
        return ['array', item.length, Object.entries(item).map(([key, part]) => [key, add(part)])];
      if (item instanceof Date) return ['date', item.getTime()];
      if (item instanceof RegExp) return ['regexp', item.source, item.flags];
      if (item instanceof Map) return ['map', [...item].map(([key, part]) => [add(key), add(part)])];
      if (item instanceof Set) return ['set', [...item].map(add)];
      if (item instanceof Error) return ['error', item.name, item.message, item.stack];
      if (item instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(item))];
      if (ArrayBuffer.isView(item)) {
        const length = 'length' in item ? item.length : item.byteLength;
        return ['view', item.constructor.name, add(item.buffer), item.byteOffset, length];
      }
      const tag = Object.prototype.toString.call(item);
      if (tag !== '[object Object]') throw new Error(`An object could not be cloned: ${tag} is not modelled`);
      return ['object', Object.entries(item).map(([key, part]) => [key, add(part)])];
    }

    function add(item: unknown): number {
      const known = seen.get(item);
      if (known !== undefined) return known;
      const at = nodes.push(['undefined']) - 1;
      const simple = primitive(item);
      if (simple) {
        nodes[at] = simple;
        return at;
      }
      seen.set(item, at);
      nodes[at] = complex(item as object);
      return at;
    }

    let copy: unknown;
    try {
      copy = clone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
    add(copy);
    return JSON.stringify(nodes);
  }

  function decode(text: string): unknown {
    const nodes = JSON.parse(text) as Node[];
    const made = new Map<number, unknown>();

    function make(at: number): unknown {
      if (made.has(at)) return made.get(at);
      // biome-ignore lint/suspicious/noExplicitAny: decoded from our own encoder, one shape per tag
      const [tag, one, two, three, four] = nodes[at] as any;
      const keep = <T>(value: T): T => {
        made.set(at, value);
        return value;
      };
      if (tag === 'undefined') return undefined;
      if (tag === 'bigint') return BigInt(one);
      if (tag === 'number') return Number(one);
      if (tag === 'date') return keep(new Date(one));
      if (tag === 'regexp') return keep(new RegExp(one, two));
      if (tag === 'buffer') return keep(fromBase64(one));
      if (tag === 'error') return keep(Object.assign(new Error(two), { name: one, stack: three }));
      if (tag === 'array') {
        const array = keep(new Array(one));
        for (const [key, part] of two) array[key] = make(part);
        return array;
      }
      if (tag === 'object') {
        const object = keep({});
        const writable = { writable: true, enumerable: true, configurable: true };
        for (const [key, part] of one) Object.defineProperty(object, key, { value: make(part), ...writable });
        return object;
      }
      if (tag === 'map') {
        const map = keep(new Map());
        for (const [key, part] of one) map.set(make(key), make(part));
        return map;
      }
      if (tag === 'set') {
        const set = keep(new Set());
        for (const part of one) set.add(make(part));
        return set;
      }
      // biome-ignore lint/suspicious/noExplicitAny: the name comes from a view that was cloned
      if (tag === 'view') return keep(new (globalThis as any)[one](make(two), three, four));
      return one;
    }

    return make(0);
  }

  return { encode, decode };
}
