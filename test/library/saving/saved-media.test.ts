import { setTimeout as moment } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CacheFolder } from '../../../main/library/media-cache/cache-folder.ts';
import { createMediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { createSavedMedia, mediaFile } from '../../../main/library/saving/saved-media.ts';
import { createFakeCacheFolder } from '../../fakes/cache-folder.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { createFakeLog } from '../../fakes/log.ts';

const ADDRESS = 'https://upload.wikimedia.org/a.png';
const ENTRY = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]), etag: '"1"', lastModified: undefined };

function stores() {
  const clock = createFakeClock();
  const { log, entries } = createFakeLog();
  const folder = { ...createFakeCacheFolder() };
  const cached = createFakeCacheFolder();
  const mediaCache = createMediaCache({ folder: cached, clock, log });
  const media = createSavedMedia({ folder, mediaCache, clock, log });
  /** As the library's thread does, and then says. */
  const written = async (address = ADDRESS, entry = ENTRY) => {
    const { name, parts, size } = mediaFile(address, entry);
    await folder.write(name, parts, clock.now());
    media.added([address]);
    return size;
  };
  return { clock, entries, folder, cached, mediaCache, media, written };
}

/** Nothing is removed of the folder until it is opened. */
function held(folder: { remove: CacheFolder['remove'] }) {
  const asked = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const { remove } = folder;
  folder.remove = async (name) => {
    asked.resolve();
    await gate.promise;
    await remove(name);
  };
  return { asked: asked.promise, open: gate.resolve };
}

describe('pictures of saved pages', () => {
  it('are read as they were written, and known to be there', async () => {
    const { media, written } = stores();
    expect(await media.claim(ADDRESS)).toEqual({ is: 'missing' });
    const size = await written();
    expect(await media.read(ADDRESS)).toMatchObject({ type: 'image/png', bytes: Buffer.from([1, 2, 3]), etag: '"1"' });
    expect(await media.claim(ADDRESS)).toEqual({ is: 'saved', size });
  });

  it('that came in a file of somebody’s are there, and not taken for what their server has', async () => {
    const { media, folder, cached, mediaCache } = stores();
    await media.bring(ADDRESS, ENTRY);
    expect(await media.read(ADDRESS)).toMatchObject({ type: 'image/png', brought: true });
    expect(await media.claim(ADDRESS)).toMatchObject({ is: 'brought' });
    // Another file changes nothing of it.
    await media.bring(ADDRESS, { ...ENTRY, bytes: new Uint8Array([9]) });
    expect((await media.read(ADDRESS))?.bytes).toEqual(Buffer.from([1, 2, 3]));
    await media.giveBack([ADDRESS]);
    expect(folder.files.size).toBe(1);
    media.settled([ADDRESS, ADDRESS, ADDRESS]);
    await media.giveBack([ADDRESS]);
    await mediaCache.settled();
    expect([folder.files.size, cached.files.size]).toEqual([0, 0]);
  });

  it('stay what their server sent, whatever comes in a file', async () => {
    const { media, written, mediaCache } = stores();
    await written();
    await media.bring(ADDRESS, { ...ENTRY, bytes: new Uint8Array([9]) });
    expect(await media.claim(ADDRESS)).toMatchObject({ is: 'saved' });
    const other = `${ADDRESS}?2`;
    mediaCache.keep(other, ENTRY);
    await mediaCache.settled();
    await media.bring(other, { ...ENTRY, bytes: new Uint8Array([9]) });
    expect(await media.read(other)).toMatchObject({ bytes: Buffer.from([1, 2, 3]), etag: '"1"', brought: undefined });
  });

  it('are taken from what was only read', async () => {
    const { media, mediaCache, cached, written } = stores();
    mediaCache.keep(ADDRESS, ENTRY);
    await mediaCache.settled();
    expect(await media.claim(ADDRESS)).toMatchObject({ is: 'read', entry: { type: 'image/png' } });
    await written();
    await mediaCache.settled();
    expect(cached.files.size).toBe(0);
  });

  it('that are about to be written are had from here, as long as somebody wants them', async () => {
    const { media } = stores();
    await media.claim(ADDRESS);
    media.hold(ADDRESS, ENTRY);
    expect(await media.claim(ADDRESS)).toEqual({ is: 'read', entry: ENTRY });
    media.settled([ADDRESS]);
    media.settled([ADDRESS]);
    expect(await media.claim(ADDRESS)).toEqual({ is: 'missing' });
  });

  it('are missing where the disk has damaged them', async () => {
    const { media, folder, written, entries } = stores();
    await written();
    for (const file of folder.files.values()) file.content.fill(0);
    expect(await media.claim(ADDRESS)).toEqual({ is: 'missing' });
    expect(entries.some(({ event }) => event === 'saved-media.damaged')).toBe(true);
  });

  it('may go as what was read does, when no page holds them any more', async () => {
    const { media, mediaCache, folder, written } = stores();
    await written();
    await media.giveBack([ADDRESS]);
    await mediaCache.settled();
    expect(folder.files.size).toBe(0);
    expect(await mediaCache.read(ADDRESS)).toMatchObject({ type: 'image/png' });
  });

  it('leave nothing when they are forgotten', async () => {
    const { media, mediaCache, folder, cached, written } = stores();
    mediaCache.keep(ADDRESS, ENTRY);
    await written();
    await media.forget([ADDRESS]);
    await mediaCache.settled();
    expect([folder.files.size, cached.files.size]).toEqual([0, 0]);
  });

  it('stay while somebody relies on them', async () => {
    const { media, folder, written } = stores();
    await written();
    await media.claim(ADDRESS);
    await media.giveBack([ADDRESS]);
    await media.tidy([]);
    expect(folder.files.size).toBe(1);
    media.settled([ADDRESS]);
    await media.giveBack([ADDRESS]);
    expect(folder.files.size).toBe(0);
  });

  it('stay for a page that was saved while others were given back', async () => {
    const { media, mediaCache, folder, written } = stores();
    const other = `${ADDRESS}?2`;
    await written();
    await written(other);
    const gate = held(folder);
    // The first is on its way out: what comes after it has not been looked at yet.
    const back = media.giveBack([ADDRESS, other]);
    await gate.asked;
    expect(await media.claim(other)).toMatchObject({ is: 'saved' });
    media.added([other]);
    media.settled([other]);
    gate.open();
    await back;
    await mediaCache.settled();
    expect([...folder.files.keys()]).toEqual([mediaFile(other, ENTRY).name]);
  });

  it('are not taken for saved while they are removed', async () => {
    const { media, mediaCache, folder, written } = stores();
    await written();
    const gate = held(folder);
    const back = media.giveBack([ADDRESS]);
    await gate.asked;
    const claim = media.claim(ADDRESS);
    await mediaCache.settled();
    // Long enough to look at the file that is still there.
    await moment(20);
    gate.open();
    await back;
    expect(await claim).toMatchObject({ is: 'read' });
  });

  it('go at the start when they belong to nobody', async () => {
    const { media, folder, written } = stores();
    const other = 'https://upload.wikimedia.org/b.png';
    await written();
    await written(other);
    await media.tidy([other]);
    expect(folder.files.size).toBe(1);
    expect(await media.read(other)).toBeDefined();
    expect(await media.claim(ADDRESS)).toEqual({ is: 'missing' });
  });

  it('that cannot be tidied are left as they are', async () => {
    const { media, folder, written, entries } = stores();
    await written();
    folder.breakWrites('EROFS');
    await media.tidy([]);
    expect(folder.files.size).toBe(1);
    expect(entries.at(-1)).toMatchObject({ event: 'saved-media.not-tidied' });
  });
});
