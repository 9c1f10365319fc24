import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structuredWire } from './clone.ts';

const wire = structuredWire();
const across = (value: unknown) => wire.decode(wire.encode(value));

describe('a value that crosses between Node and a page', () => {
  it('is what a structured clone would be', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.bigInt(),
      fc.constantFrom(undefined, null),
      fc.date(),
    );
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        leaf,
        fc.array(tie('node')),
        fc.dictionary(fc.string(), tie('node')),
        fc.array(fc.tuple(fc.string(), tie('node'))).map((entries) => new Map(entries)),
        fc.uniqueArray(fc.string()).map((items) => new Set(items)),
        fc.uint8Array(),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        expect(across(value)).toEqual(structuredClone(value));
      }),
    );
  });

  it('keeps what JSON loses', () => {
    const bytes = new Uint16Array([1, 2, 65_535]).subarray(1);
    expect(across([Number.NaN, -0, Number.NEGATIVE_INFINITY, undefined, /a/gu, new Date(7), bytes])).toEqual([
      Number.NaN,
      -0,
      Number.NEGATIVE_INFINITY,
      undefined,
      /a/gu,
      new Date(7),
      new Uint16Array([2, 65_535]),
    ]);
  });

  it('keeps its shape where it refers to itself, and its own names where they are odd', () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    const copy = across(loop) as typeof loop;
    expect(copy.self).toBe(copy);
    expect(Object.keys(across(JSON.parse('{"__proto__":1}')) as object)).toEqual(['__proto__']);
  });

  it('loses its prototype, and of an error everything but name, message and stack', () => {
    class Point {
      x = 1;
    }
    expect(across(new Point())).toStrictEqual({ x: 1 });
    const error = across(Object.assign(new TypeError('no'), { code: 'E' }));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toHaveProperty('code');
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a function inside', { deep: [() => 1] }],
    ['a promise', Promise.resolve()],
  ])('is refused when it is %s', (_name, value) => {
    expect(() => wire.encode(value)).toThrow('An object could not be cloned.');
  });
});
