import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BodyEnd, sharedBody } from '../../../main/wiki/requests/shared-body.ts';
import { pieces } from '../answers.ts';

const text = (body: ReadableStream<Uint8Array>) => new Response(body).text();

/** A body shared, and how it ended. @param onCancel told when the source is given up. */
function share(source: ReadableStream<Uint8Array>) {
  const ends: BodyEnd[] = [];
  const settled: true[] = [];
  return {
    body: sharedBody(source, { settled: () => settled.push(true), ended: (how) => ends.push(how) }),
    ends,
    settled,
  };
}

describe('a shared body', () => {
  it('is the same for everybody, whenever they come and however they read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string(), { maxLength: 8 }),
        fc.array(fc.nat(6), { maxLength: 4 }),
        async (parts, pauses) => {
          const { body } = share(pieces(parts));
          const first = text(body.read(undefined));
          const others = pauses.map(async (pause) => {
            for (let turn = 0; turn < pause; turn += 1) await setImmediate();
            return text(body.read(undefined));
          });
          expect(new Set(await Promise.all([first, ...others]))).toEqual(new Set([parts.join('')]));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('comes in though nobody reads yet, so that the connection is free', async () => {
    const { body, ends } = share(pieces(['one', 'two']));
    const waiting = body.read(undefined);
    await setImmediate();
    expect(ends).toEqual(['whole']);
    expect(await text(waiting)).toBe('onetwo');
  });

  it('is read a mebibyte ahead of its slowest reader, and has settled by then', async () => {
    const piece = new Uint8Array(256 * 1024);
    let asked = 0;
    const source = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          asked += 1;
          if (asked > 40) controller.close();
          else controller.enqueue(piece);
        },
      },
      { highWaterMark: 0 },
    );
    const { body, ends, settled } = share(source);
    const fast = body.read(undefined).getReader();
    const slow = body.read(undefined).getReader();
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect([asked, settled.length, ends.length]).toEqual([4, 1, 0]);
    for (let count = 0; count < 4; count += 1) await fast.read();
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(asked).toBe(4);
    await slow.read();
    await slow.read();
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(asked).toBe(6);
    await slow.cancel();
    let size = 4 * piece.byteLength;
    for (let next = await fast.read(); !next.done; next = await fast.read()) size += next.value.byteLength;
    expect(size).toBe(40 * piece.byteLength);
    expect([settled.length, ends]).toEqual([1, ['whole']]);
  });

  it('that waits for its readers is given up with the last of them', async () => {
    const given = Promise.withResolvers<string>();
    const piece = new Uint8Array(512 * 1024);
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(piece),
      cancel: () => given.resolve('given up'),
    });
    const { body, ends } = share(source);
    const only = body.read(undefined);
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    await only.cancel();
    expect(await given.promise).toBe('given up');
    expect(ends).toEqual(['dropped']);
  });

  it('gives what came before it broke off, then the error of the source', async () => {
    const { body, ends } = share(pieces(['one'], 'error'));
    const reader = body.read(undefined).getReader();
    await setImmediate();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('one');
    await expect(reader.read()).rejects.toThrow('connection reset');
    expect(ends).toEqual(['broken']);
  });

  it('is given up with its last reader, not before', async () => {
    const given = Promise.withResolvers<string>();
    const source = new ReadableStream<Uint8Array>({ cancel: () => given.resolve('given up') });
    const { body, ends } = share(source);
    const one = body.read(undefined);
    const two = body.read(undefined);
    await one.cancel();
    expect(ends).toEqual([]);
    await two.cancel();
    expect(ends).toEqual(['dropped']);
    expect(await given.promise).toBe('given up');
  });

  it('is nobody’s who had given up before', async () => {
    const { body } = share(pieces(['one']));
    await expect(text(body.read(AbortSignal.abort()))).rejects.toMatchObject({ code: 'aborted' });
  });

  it('is not read past what memory can hold', async () => {
    const piece = new Uint8Array(16 * 1024 * 1024);
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(piece) });
    const { body, ends } = share(endless);
    const reader = body.read(undefined).getReader();
    const read = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read());
    };
    await expect(read()).rejects.toMatchObject({ code: 'protocol' });
    expect(ends).toEqual(['broken']);
  });

  it('ends for whoever aborts, and goes on for the others', async () => {
    const controller = new AbortController();
    const rest = Promise.withResolvers<void>();
    const source = new ReadableStream<Uint8Array>({
      async pull(stream) {
        await rest.promise;
        stream.enqueue(new TextEncoder().encode('rest'));
        stream.close();
      },
    });
    const { body } = share(source);
    const gone = text(body.read(controller.signal));
    const stays = text(body.read(undefined));
    controller.abort();
    await expect(gone).rejects.toMatchObject({ name: 'HttpError', code: 'aborted' });
    rest.resolve();
    expect(await stays).toBe('rest');
  });
});
