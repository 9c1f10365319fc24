import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pictureName } from '../../../main/article/media/thumbnail.ts';
import type { MediaEntry } from '../../../main/library/media-cache/entry-format.ts';
import { mediaFile } from '../../../main/library/saving/saved-media.ts';
import { createBroughtPictures } from '../../../main/reader/bundle/brought-pictures.ts';
import type { SavedPictures } from '../../../shared/library-models.ts';
import { fail, ok } from '../../../shared/result.ts';
import { siteId } from '../../../shared/site-id.ts';
import { madePage } from '../../library/made-pages.ts';
import { EN } from '../../wiki/answers.ts';
import {
  bundleBench,
  engineOf,
  type FullLibrary,
  forged,
  fullAtSecondPage,
  fullLibrary,
  linesOf,
  NOW,
} from './bundle-bench.ts';

const SAVED = { lists: false, history: false, pages: 'saved', pictures: true } as const;
const ONE = 'https://upload.wikimedia.org/wikipedia/commons/1/11/One.png';
const TWO = 'https://upload.wikimedia.org/wikipedia/commons/2/22/Two.png';
const SHARED = 'https://upload.wikimedia.org/wikipedia/commons/3/33/Shared.png';
const bytesOf = (text: string) => Buffer.from(`\u0089PNG ${text}`);
const entryOf = (text: string): MediaEntry => ({
  type: 'image/png',
  bytes: bytesOf(text),
  etag: '"e"',
  lastModified: undefined,
});
const source = (addresses: readonly string[]) =>
  `<!doctype html><html><body><p>Words${addresses
    .map((address) => `<img src="${address.slice('https:'.length)}" width="60" height="60">`)
    .join('')}</p></body></html>`;

/** Saves a page that shows these. */
async function save(
  library: FullLibrary,
  title: string,
  addresses: readonly string[],
  pictures: SavedPictures = 'reading',
) {
  const document = await engineOf(source(addresses), title);
  const { html: _html, ...page } = madePage(title, 'Words', { revision: 7 });
  const files = addresses.map((address) => mediaFile(address, entryOf(address)));
  await Promise.all(addresses.map((address) => library.media.claim(address)));
  const saved = await library.saving.save([
    {
      key: { site: EN, title },
      page: { ...page, document },
      pictures,
      media: addresses.map((address, index) => ({
        address,
        picture: pictureName(address),
        bytes: files[index]?.size ?? 0,
      })),
      files,
      at: 700,
    },
  ]);
  library.media.added(addresses);
  library.media.settled(addresses);
  expect(saved).toEqual(ok([true]));
}

/** Two saved pages, with one picture in common. */
async function filled(): Promise<FullLibrary> {
  const library = fullLibrary();
  await save(library, 'Earth', [ONE, SHARED]);
  await save(library, 'Mars', [SHARED, TWO]);
  return library;
}

async function stateOf(library: FullLibrary, title: string) {
  const found = await library.saving.before({ site: EN, title });
  if (!found.ok) throw new Error(found.failure.code);
  return found.value.state;
}

/** What is read of each: its bytes, and whether its server has vouched for it. */
async function pictures(library: FullLibrary, addresses: readonly string[] = [ONE, SHARED, TWO]) {
  const found = await Promise.all(addresses.map((address) => library.media.read(address)));
  return found.map((entry) => entry && { bytes: Buffer.from(entry.bytes), brought: entry.brought, etag: entry.etag });
}

const brought = (address: string) => ({ bytes: bytesOf(address), brought: true, etag: undefined });
const own = (address: string) => ({ bytes: bytesOf(address), brought: undefined, etag: '"e"' });

/** A line of a picture, with something else in it. */
function lineOf(address: string, changes: object = {}): string {
  const bytes = bytesOf(address);
  return JSON.stringify({
    kind: 'picture',
    site: EN,
    address,
    type: 'image/png',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.toString('base64'),
    ...changes,
  });
}

describe('pictures in a bundle', () => {
  it('stand before the first page that shows them, each once', async () => {
    const { path, over } = bundleBench();
    expect(await over(await filled()).exportTo(SAVED)).toMatchObject(ok({ pages: 2, pictures: 3 }));
    const lines = linesOf(path);
    expect(lines.map(({ kind, title, address }) => title ?? address ?? kind)).toEqual([
      'lectern-bundle',
      ONE,
      SHARED,
      'Earth',
      TWO,
      'Mars',
      'end',
    ]);
    expect(lines[0]).toMatchObject({ version: 2 });
    expect(lines[1]).toEqual(JSON.parse(lineOf(ONE)));
    expect(lines[3]).toMatchObject({ savedAt: 700, pictures: 'reading' });
    expect(lines.at(-1)).toMatchObject({ pages: 2, pictures: 3 });
  });

  it('are in none that is wanted without, which an older reader reads', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    expect(await over(from).exportTo({ ...SAVED, pictures: false })).toMatchObject(ok({ pages: 2, pictures: 0 }));
    expect(linesOf(path)[0]).toMatchObject({ version: 1 });
    await over(from).exportTo({ ...SAVED, pages: 'none' });
    expect(linesOf(path)[0]).toMatchObject({ version: 1 });
  });

  it('are there where it is imported, and belong to the pages that show them', async () => {
    const { over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(SAVED);
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject(ok({ pages: 2, pictures: 3, skipped: [] }));
    expect(await stateOf(to, 'Earth')).toEqual({ savedAt: 700, pictures: 'reading', whole: true });
    expect(await pictures(to)).toEqual([brought(ONE), brought(SHARED), brought(TWO)]);
    expect(to.files()).toHaveLength(3);
    const sizes = await to.sizes();
    const original = await from.sizes();
    expect(sizes.ok && sizes.value.savedMedia).toBeGreaterThan(0);
    expect(original.ok && original.value.savedMedia).toBeGreaterThan(0);

    await to.saving.release([{ site: EN, title: 'Earth' }]);
    expect(await pictures(to)).toEqual([undefined, brought(SHARED), brought(TWO)]);
    await to.drop({ site: EN, title: 'Mars' });
    expect(to.files()).toEqual([]);
    // Nobody has vouched for them: they stand in for nothing that is read.
    await to.mediaCache.settled();
    expect(await to.mediaCache.size()).toBe(0);
  });

  it('change nothing when they come twice, nor where they came from', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(SAVED);
    const whole = readFileSync(path);
    expect(await over(from).importFrom()).toMatchObject(ok({ pages: 2, skipped: [] }));
    expect(await pictures(from)).toEqual([own(ONE), own(SHARED), own(TWO)]);
    expect(from.files()).toHaveLength(3);
    const to = fullLibrary();
    await over(to).importFrom();
    const sizes = await to.sizes();
    expect(await over(to).importFrom()).toMatchObject(ok({ pages: 2, pictures: 3, skipped: [] }));
    expect(await to.sizes()).toEqual(sizes);
    expect(await stateOf(to, 'Mars')).toEqual({ savedAt: 700, pictures: 'reading', whole: true });
    // And once more from there, byte for byte the same pictures.
    await over(to).exportTo(SAVED);
    expect(linesOf(path).filter(({ kind }) => kind === 'picture')).toHaveLength(3);
    expect(whole.length).toBeGreaterThan(0);
  });

  it('that were read here are taken before those of the file', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    forged(path, (lines) => lines.map((line) => (line.includes(`"${ONE}"`) ? lineOf(ONE, sealed('forged')) : line)));
    const to = fullLibrary();
    to.mediaCache.keep(ONE, entryOf(ONE));
    await to.mediaCache.settled();
    await over(to).importFrom();
    expect(await pictures(to)).toEqual([own(ONE), brought(SHARED), brought(TWO)]);
    await to.mediaCache.settled();
    expect(await to.mediaCache.read(ONE)).toBeUndefined();
  });

  it('that are missing leave a page that is saved and asks for them', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    forged(path, (lines) => lines.filter((line) => !line.includes(`"${SHARED}"`)));
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject(ok({ pages: 2, pictures: 2 }));
    expect(await stateOf(to, 'Earth')).toEqual({ savedAt: 700, pictures: 'reading', whole: false });
    expect(await to.saving.due(NOW, 5)).toMatchObject(ok({ title: 'Earth', whole: false }));
    // What they lacked comes with a whole one.
    await over(await filled()).exportTo(SAVED);
    await over(to).importFrom();
    expect(await stateOf(to, 'Earth')).toMatchObject({ whole: true });
  });

  it('of a bundle of the version before are none, and its pages are saved without', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo({ ...SAVED, pictures: false });
    forged(path, (lines) => lines.map((line) => line.replace(',"pictures":"reading"', '')));
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject(ok({ pages: 2, pictures: 0, skipped: [] }));
    expect(await stateOf(to, 'Earth')).toEqual({ savedAt: 700, pictures: 'none', whole: true });
  });

  it('of a page saved with large ones come as it shows them, and the large ones are asked for', async () => {
    const { over } = bundleBench();
    const from = fullLibrary();
    await save(from, 'Earth', [ONE], 'large');
    await over(from).exportTo(SAVED);
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject(ok({ pictures: 1 }));
    expect(await stateOf(to, 'Earth')).toEqual({ savedAt: 700, pictures: 'large', whole: false });
  });

  it('go with no later text that is kept', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    const to = fullLibrary();
    await to.keep(madePage('Earth', 'later words', { revision: 8 }));
    expect(await over(to).importFrom()).toMatchObject(
      ok({ pages: 1, pictures: 2, skipped: [{ what: 'Earth', why: 'older-than-kept' }] }),
    );
    expect(await stateOf(to, 'Earth')).toMatchObject({ pictures: 'reading', whole: false });
    expect(await pictures(to)).toEqual([undefined, brought(SHARED), brought(TWO)]);
    expect(to.files()).toHaveLength(2);
  });
});

/** Other bytes, under the digest that they have. */
function sealed(text: string): object {
  const bytes = bytesOf(text);
  return { bytes: bytes.toString('base64'), sha256: createHash('sha256').update(bytes).digest('hex') };
}

describe('a hostile bundle', () => {
  it('brings no picture of another type, size, place or digest than it may have, and it is said', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    const evil = 'https://evil.example/Evil.png';
    const huge = Buffer.alloc(32 * 1024 * 1024 + 1);
    const refused = [
      lineOf('https://upload.wikimedia.org/Type%20A.png', { type: 'text/html' }),
      lineOf('https://upload.wikimedia.org/Type.png', { type: 'image/png; charset=x' }),
      lineOf('https://upload.wikimedia.org/Film.ogv', { type: 'video/ogg' }),
      lineOf('https://upload.wikimedia.org/Empty.png', { bytes: '' }),
      lineOf('https://upload.wikimedia.org/Huge.png', { bytes: huge.toString('base64') }),
      lineOf(evil),
      lineOf('http://upload.wikimedia.org/Plain.png'),
      lineOf('https://upload.wikimedia.org/Counted.png?utm_source=x'),
      lineOf('https://upload.wikimedia.org/../Up.png'),
      lineOf('https://user@upload.wikimedia.org/User.png'),
      lineOf('file:///etc/passwd'),
      lineOf('https://upload.wikimedia.org/Lie.png', { sha256: '0'.repeat(64) }),
      lineOf('https://upload.wikimedia.org/Wiki.png', { site: siteId('nowhere', 'en') }),
      lineOf('https://upload.wikimedia.org/Long.png', { address: `https://upload.wikimedia.org/${'x'.repeat(9_000)}` }),
    ];
    forged(path, ([head = '', ...lines]) => [head, ...refused, ...lines]);
    const to = fullLibrary();
    const answer = await over(to).importFrom();
    expect(answer).toMatchObject(ok({ pages: 2, pictures: 3 }));
    const skipped = answer.ok && answer.value ? answer.value.skipped : [];
    expect(skipped.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'Type A.png: picture-refused',
      'Type.png: picture-refused',
      'Film.ogv: picture-refused',
      'Empty.png: picture-refused',
      'Huge.png: picture-refused',
      'Evil.png: picture-refused',
      'Plain.png: picture-refused',
      'Counted.png?utm_source=x: picture-refused',
      'Up.png: picture-refused',
      'User.png: picture-refused',
      'passwd: picture-refused',
      'Lie.png: malformed',
      'Wiki.png: unknown-wiki',
      'line 15: malformed',
    ]);
    expect(to.files()).toHaveLength(3);
  });

  it('does not put a picture of its own in the place of one that is here', async () => {
    const { path, over } = bundleBench();
    const from = await filled();
    await over(from).exportTo(SAVED);
    forged(path, (lines) => lines.map((line) => (line.includes(`"${ONE}"`) ? lineOf(ONE, sealed('forged')) : line)));
    await over(from).importFrom();
    expect(await pictures(from)).toEqual([own(ONE), own(SHARED), own(TWO)]);
  });

  it('leaves no picture that no page shows', async () => {
    const { path, over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    const loose = 'https://upload.wikimedia.org/Loose.png';
    forged(path, ([head = '', ...lines]) => [head, lineOf(loose), ...lines]);
    const to = fullLibrary();
    expect(await over(to).importFrom()).toMatchObject(ok({ pictures: 3, skipped: [] }));
    expect(await pictures(to, [loose])).toEqual([undefined]);
    expect(to.files()).toHaveLength(3);
  });
});

describe('an import with pictures that ends early', () => {
  it('leaves none that no page holds, and what is whole stays', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    const to = fullLibrary();
    expect(await over(fullAtSecondPage(to)).importFrom()).toEqual(fail({ code: 'library-full' }));
    expect(await stateOf(to, 'Earth')).toMatchObject({ whole: true });
    expect(await stateOf(to, 'Mars')).toBeNull();
    expect(await pictures(to)).toEqual([brought(ONE), brought(SHARED), undefined]);
    expect(to.files()).toHaveLength(2);
  });

  it('leaves none when it is cancelled', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    const to = fullLibrary();
    const importing = over({
      ...to,
      media: {
        ...to.media,
        bring: async (address, entry) => {
          await to.media.bring(address, entry);
          if (address === SHARED) importing.cancel();
        },
      },
    });
    expect(await importing.importFrom()).toEqual(ok(null));
    expect(to.files()).toEqual([]);
    expect(await over(to).importFrom()).toMatchObject(ok({ pages: 2, pictures: 3 }));
  });

  it('says that the disk is full', async () => {
    const { over } = bundleBench();
    await over(await filled()).exportTo(SAVED);
    const to = fullLibrary();
    const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    const media = { ...to.media, bring: () => Promise.reject(full) };
    expect(await over({ ...to, media }).importFrom()).toEqual(fail({ code: 'library-full' }));
  });
});

it('no more pictures wait for their page than may', async () => {
  const library = fullLibrary();
  const limits = { pictures: 2, bytes: 1e6 };
  const waiting = createBroughtPictures({ library, media: library.media, limits });
  for (const address of [ONE, TWO, SHARED]) await waiting.bring(address, entryOf(address));
  expect(await pictures(library)).toEqual(
    [undefined, brought(SHARED), brought(TWO)].map((one) => one && { ...one, etag: '"e"' }),
  );
  expect(library.files()).toHaveLength(2);
  const heavy = createBroughtPictures({ library, media: library.media, limits: { pictures: 9, bytes: 150 } });
  await heavy.bring(ONE, entryOf(ONE));
  await heavy.bring('https://upload.wikimedia.org/Other.png', entryOf('x'.repeat(100)));
  expect(await pictures(library, [ONE])).toEqual([undefined]);
  await waiting.end();
  await heavy.end();
  expect(library.files()).toEqual([]);
});

it('a page says as much as before with its pictures', async () => {
  const { over } = bundleBench();
  await over(await filled()).exportTo(SAVED);
  const to = fullLibrary();
  await over(to).importFrom();
  const kept = await to.read({ site: EN, title: 'Earth' });
  if (!(kept.ok && kept.value)) throw new Error('It is not there');
  const html = zstdDecompressSync(kept.value.html).toString();
  for (const address of [ONE, SHARED]) expect(html).toContain(`/media/${EN}/${encodeURIComponent(address)}`);
});
