import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskFolder } from '../../../main/library/media-cache/cache-folder.ts';
import { createMediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLog } from '../../fakes/log.ts';

const NAME = 'a'.repeat(64);
const made: string[] = [];

function freshFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'lectern-media-'));
  made.push(root);
  return join(root, 'media');
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

describe('the folder of the media cache', () => {
  it('keeps its files to its owner', async () => {
    const path = freshFolder();
    const folder = diskFolder(path);
    await folder.list();
    await folder.write(NAME, [Buffer.from('ab'), Buffer.from('c')], 0);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(path, NAME)).mode & 0o777).toBe(0o600);
    expect((await folder.read(NAME))?.content.toString()).toBe('abc');
  });

  it('lists its own files with their times, and no others', async () => {
    const path = freshFolder();
    const folder = diskFolder(path);
    await folder.list();
    await folder.write(NAME, [Buffer.from('abc')], 1000);
    await folder.touch(NAME, 5000, 3000);
    writeFileSync(join(path, 'notes.txt'), 'mine');
    expect(await folder.list()).toEqual([{ name: NAME, size: 3, readAt: 5000, checkedAt: 3000 }]);
  });

  it('clears away what was never finished', async () => {
    const path = freshFolder();
    const folder = diskFolder(path);
    await folder.list();
    writeFileSync(join(path, 'x.part'), 'half');
    await folder.list();
    expect(readdirSync(path)).toEqual([]);
  });

  it('has nothing where nothing is', async () => {
    const folder = diskFolder(freshFolder());
    expect(await folder.read(NAME)).toBeUndefined();
    await folder.remove(NAME);
  });

  it('leaves no half of a file that could not be written', async () => {
    const path = freshFolder();
    const folder = diskFolder(path);
    await folder.list();
    // A folder stands where the file should.
    mkdirSync(join(path, NAME, 'in-the-way'), { recursive: true });
    await expect(folder.write(NAME, [Buffer.from('abc')], 0)).rejects.toThrow();
    expect(readdirSync(path)).toEqual([NAME]);
  });

  it('that cannot be made is a cache without anything in it', async () => {
    const path = freshFolder();
    writeFileSync(path, 'a file');
    chmodSync(path, 0o400);
    const log = createFakeLog();
    const cache = createMediaCache({ folder: diskFolder(path), clock: createFakeClock(), log: log.log });
    const entry = { type: 'image/png', etag: undefined, lastModified: undefined, bytes: new Uint8Array(3) };
    cache.keep('https://upload.wikimedia.org/a.png', entry);
    await cache.settled();
    expect(await cache.read('https://upload.wikimedia.org/a.png')).toBeUndefined();
    expect(log.entries.map(({ event }) => event)).toEqual(['media-cache.unwritable']);
  });
});
