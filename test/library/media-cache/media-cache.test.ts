import { describe, expect, it } from 'vitest';
import type { MediaEntry } from '../../../main/library/media-cache/entry-format.ts';
import { createMediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { createFakeCacheFolder } from '../../fakes/cache-folder.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLog } from '../../fakes/log.ts';

const address = (name: string) => `https://upload.wikimedia.org/${name}.png`;
const HOUR = 3_600_000;

function entry(size: number, changes: Partial<MediaEntry> = {}): MediaEntry {
  return { type: 'image/png', etag: '"1"', lastModified: undefined, bytes: new Uint8Array(size).fill(7), ...changes };
}

function createBench(bound = 10_000, folder = createFakeCacheFolder()) {
  const clock = createFakeClock();
  const log = createFakeLog();
  let most = bound;
  const restart = () => createMediaCache({ folder, clock, log: log.log, bound: () => most });
  const setBound = (bytes: number) => {
    most = bytes;
  };
  return { folder, clock, log, restart, setBound, cache: restart() };
}

describe('the media cache', () => {
  it('gives back what it was given, also after a restart', async () => {
    const { cache, restart, clock } = createBench();
    const kept = clock.now();
    cache.keep(address('a'), entry(5));
    await cache.settled();
    clock.advance(HOUR);
    for (const each of [cache, restart()]) {
      expect(await each.read(address('a'))).toMatchObject({ type: 'image/png', etag: '"1"', checkedAt: kept });
      expect((await each.read(address('a')))?.bytes).toHaveLength(5);
    }
    expect(await cache.read(address('b'))).toBeUndefined();
  });

  it('lets go of what was not read for longest', async () => {
    const { cache, clock } = createBench(1000);
    for (const name of ['a', 'b', 'c']) {
      cache.keep(address(name), entry(240));
      await cache.settled();
      clock.advance(1);
    }
    await cache.read(address('a'));
    cache.keep(address('d'), entry(240));
    await cache.settled();
    const left = await Promise.all(['a', 'b', 'c', 'd'].map((name) => cache.read(address(name))));
    expect(left.map((one) => one !== undefined)).toEqual([true, false, true, true]);
  });

  it('lets the oldest go at once when it may hold less, and says what it takes', async () => {
    const { cache, clock, setBound, restart } = createBench();
    for (const name of ['a', 'b', 'c']) {
      cache.keep(address(name), entry(240));
      await cache.settled();
      clock.advance(1);
    }
    const before = await restart().size();
    expect(before).toBeGreaterThan(720);
    setBound(600);
    await cache.trim();
    expect(await cache.read(address('a'))).toBeUndefined();
    expect(await cache.read(address('c'))).toBeDefined();
    expect(await cache.size()).toBe((before / 3) * 2);
  });

  it('forgets everything, and does not keep what was asked for before', async () => {
    const { cache, folder, clock } = createBench();
    cache.keep(address('a'), entry(240));
    await cache.forget();
    expect(folder.files.size).toBe(0);
    expect(await cache.size()).toBe(0);
    cache.keep(address('late'), entry(240));
    await cache.settled();
    expect(await cache.read(address('late'))).toBeUndefined();
    clock.advance(10_000);
    cache.keep(address('b'), entry(240));
    await cache.settled();
    expect(await cache.read(address('b'))).toBeDefined();
  });

  it('says when something cannot be forgotten', async () => {
    const { cache, folder } = createBench();
    folder.breakWrites('EROFS');
    await expect(cache.forget()).rejects.toThrow('EROFS');
  });

  it('remembers across a restart what was read last', async () => {
    const { cache, clock, restart } = createBench(1000);
    for (const name of ['a', 'b', 'c']) cache.keep(address(name), entry(240));
    await cache.settled();
    clock.advance(2 * HOUR);
    await cache.read(address('a'));
    await cache.settled();
    const again = restart();
    again.keep(address('d'), entry(240));
    await again.settled();
    expect(await again.read(address('a'))).toBeDefined();
    expect(await again.read(address('b'))).toBeUndefined();
  });

  it('does not grow beyond its bound by what is kept twice, nor lose room by it', async () => {
    const { cache, folder } = createBench(1000);
    for (let time = 0; time < 9; time += 1) cache.keep(address('a'), entry(200));
    cache.keep(address('b'), entry(200));
    cache.keep(address('c'), entry(200));
    await cache.settled();
    expect(folder.files.size).toBe(3);
  });

  it('does not write on each reading', async () => {
    const { cache, folder, clock } = createBench();
    cache.keep(address('a'), entry(5));
    await cache.settled();
    const before = folder.changes();
    for (let time = 0; time < 9; time += 1) await cache.read(address('a'));
    await cache.settled();
    expect(folder.changes()).toBe(before);
    clock.advance(2 * HOUR);
    await cache.read(address('a'));
    await cache.settled();
    expect(folder.changes()).toBe(before + 1);
  });

  it('keeps nothing that is too large for it', async () => {
    const { cache, folder } = createBench(1000);
    cache.keep(address('film'), entry(251));
    await cache.settled();
    expect([cache.largest, folder.files.size]).toEqual([250, 0]);
  });

  it('does not say in the names of its files what was read', async () => {
    const { cache, folder } = createBench();
    cache.keep(address('Marrow'), entry(5));
    await cache.settled();
    expect([...folder.files.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it.each([
    ['cut short', (content: Buffer) => content.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['changed in its bytes', (content: Buffer) => content.fill(8, 0, 1)],
    ['of another make', (content: Buffer) => Buffer.concat([content.subarray(0, -4), Buffer.from('LMC0')])],
  ])('drops a file that is %s', async (_how, damage) => {
    const { cache, folder, log } = createBench();
    cache.keep(address('a'), entry(50));
    await cache.settled();
    for (const file of folder.files.values()) file.content = damage(file.content);
    expect(await cache.read(address('a'))).toBeUndefined();
    await cache.settled();
    expect(folder.files.size).toBe(0);
    expect(log.entries.map(({ event }) => event)).toEqual(['media-cache.damaged']);
  });

  it('knows from when on it is current again', async () => {
    const { cache, clock } = createBench();
    cache.keep(address('a'), entry(5));
    clock.advance(HOUR);
    cache.confirm(address('a'));
    await cache.settled();
    expect((await cache.read(address('a')))?.checkedAt).toBe(clock.now());
    cache.drop(address('a'));
    await cache.settled();
    expect(await cache.read(address('a'))).toBeUndefined();
  });

  it.each(['ENOSPC', 'EROFS'] as const)('goes on without a disk that refuses, and says so once: %s', async (code) => {
    const { cache, folder, clock, log } = createBench();
    cache.keep(address('a'), entry(5));
    await cache.settled();
    folder.breakWrites(code);
    for (let time = 0; time < 3; time += 1) {
      cache.keep(address(`b${time}`), entry(5));
      await cache.settled();
      clock.advance(HOUR);
    }
    expect(await cache.read(address('a'))).toBeDefined();
    expect(log.entries).toEqual([{ level: 'warn', event: 'media-cache.unwritable', data: { code } }]);
    folder.breakWrites(undefined);
    clock.advance(HOUR);
    cache.keep(address('c'), entry(5));
    await cache.settled();
    expect(await cache.read(address('c'))).toBeDefined();
  });

  it('leaves a disk alone for a while that has refused', async () => {
    const { cache, folder } = createBench();
    folder.breakWrites('ENOSPC');
    for (let time = 0; time < 9; time += 1) cache.keep(address(`${time}`), entry(5));
    await cache.settled();
    expect(folder.changes()).toBe(1);
  });
});
