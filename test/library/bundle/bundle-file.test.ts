import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkBundle, eachLine, writeBundle } from '../../../main/library/bundle/bundle-file.ts';
import { type BundleItem, decodeItem } from '../../../main/library/bundle/lines.ts';
import { fail } from '../../../shared/result.ts';
import { EN } from '../made-pages.ts';
import { privateFolder } from '../open-side.ts';

const HEAD = { version: 1, madeAt: '2026-09-01T12:00:00.000Z', madeBy: 'Lectern 1.0.0' };
const list = (name: string): BundleItem => ({ kind: 'list', name, description: '', createdAt: 1, pages: [] });
const page = (title: string, html: string): BundleItem => ({
  kind: 'page',
  site: EN,
  title,
  names: [],
  revision: 1,
  language: 'en',
  direction: 'ltr',
  description: '',
  fetchedAt: 1,
  readAt: 1,
  html,
});

async function* these(...items: readonly BundleItem[]): AsyncGenerator<BundleItem, void> {
  yield* items;
}

async function written(...items: readonly BundleItem[]) {
  const path = join(privateFolder(), 'x.lectern');
  const result = await writeBundle(path, HEAD, these(...items));
  if (!result.ok) throw new Error(result.failure.code);
  return { path, ...result.value };
}

/** What no compression makes small. */
const random = (length: number) => randomBytes(length / 2).toString('hex');

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    // The one that the folder itself was read by.
    return undefined;
  }
}

const textOf = (path: string) => zstdDecompressSync(readFileSync(path)).toString();

describe('a bundle', () => {
  it('is lines of JSON, the first says what it is, the last that this is all of it', async () => {
    const { path, bytes, counts } = await written(list('A'), list('Б'), page('C', '<p>c</p>'));
    expect(counts).toEqual({ lists: 2, visits: 0, places: 0, pages: 1, pictures: 0 });
    expect(readFileSync(path).length).toBe(bytes);
    const lines = textOf(path)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { kind: 'lectern-bundle', ...HEAD },
      list('A'),
      list('Б'),
      page('C', '<p>c</p>'),
      { kind: 'end', ...counts, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(await checkBundle(path)).toEqual({ ok: true, value: { bytes } });
  });

  it('is read a line at a time, however long one is', async () => {
    const long = 'é'.repeat(700_000);
    const { path } = await written(page('Long', long), list('After'));
    const taken: (BundleItem | undefined)[] = [];
    await eachLine(path, async (line) => void taken.push(decodeItem(line)));
    expect(taken).toEqual([page('Long', long), list('After')]);
  });

  it.skipIf(process.platform !== 'linux')('is closed when whoever takes its lines wants no more of them', async () => {
    const { path } = await written(...Array.from({ length: 40 }, (_, index) => page(`P${index}`, random(100_000))));
    const taking = eachLine(path, () => Promise.reject(new Error('no more')));
    await expect(taking).rejects.toThrow('no more');
    const open = readdirSync('/proc/self/fd').filter((fd) => linkOf(`/proc/self/fd/${fd}`) === path);
    expect(open).toEqual([]);
  });

  it('that was cut off anywhere, or changed, is none', async () => {
    const { path } = await written(list('A'), page('B', 'x'.repeat(5_000)), list('C'));
    const whole = readFileSync(path);
    const lines = textOf(path);
    const others = [
      whole.subarray(0, whole.length - 60),
      whole.subarray(0, whole.length >> 1),
      zstdCompressSync(lines.slice(0, -1)),
      zstdCompressSync(lines.split('\n').slice(0, -2).join('\n')),
      zstdCompressSync(`${lines.split('\n').slice(0, -2).join('\n')}\n`),
      zstdCompressSync(lines.replace('"A"', '"X"')),
      zstdCompressSync(lines.replace('lectern-bundle', 'other-bundle')),
      zstdCompressSync(''),
      Buffer.from(lines),
      Buffer.alloc(0),
    ];
    for (const [index, other] of others.entries()) {
      writeFileSync(path, other);
      expect(await checkBundle(path), String(index)).toEqual(fail({ code: 'bundle-invalid' }));
    }
  });

  it('of a newer version is said to be one', async () => {
    const { path } = await written(list('A'));
    writeFileSync(path, zstdCompressSync(textOf(path).replace('"version":1', '"version":3')));
    expect(await checkBundle(path)).toEqual(fail({ code: 'bundle-newer' }));
  });

  it('that is not there cannot be read', async () => {
    expect(await checkBundle(join(privateFolder(), 'none'))).toEqual(fail({ code: 'file-unreadable' }));
    expect(await checkBundle(privateFolder())).toEqual(fail({ code: 'file-unreadable' }));
  });

  it('has no line that would fill the memory, whatever the file unpacks to', async () => {
    const { path, bytes } = await written(page('Long', 'x'.repeat(1_000_000)));
    const check = (longest: number) => checkBundle(path, undefined, { longest, unpacked: 1e9 });
    expect(await check(2_000_000)).toEqual({ ok: true, value: { bytes } });
    expect(await check(900_000)).toEqual(fail({ code: 'bundle-invalid' }));
  });

  it('is none when it unpacks to far more than pages do', async () => {
    const same = Array.from({ length: 60_000 }, () => list('The same list over and over again'));
    const { path, bytes } = await written(...same);
    const check = (unpacked: number) => checkBundle(path, undefined, { longest: 1e6, unpacked });
    expect(await check(1e9)).toEqual({ ok: true, value: { bytes } });
    expect(await check(1e6)).toEqual(fail({ code: 'bundle-invalid' }));
    const { path: pages } = await written(page('A', random(3_000_000)), page('B', random(3_000_000)));
    expect(await checkBundle(pages, undefined, { longest: 1e7, unpacked: 1e6 })).toMatchObject({ ok: true });
  });

  it('that cannot be written leaves nothing behind, and what was there before stays', async () => {
    const folder = privateFolder();
    const path = join(folder, 'x.lectern');
    writeFileSync(path, 'before');
    async function* broken(): AsyncGenerator<BundleItem, void> {
      yield list('A');
      throw new Error('the library is gone');
    }
    await expect(writeBundle(path, HEAD, broken())).rejects.toThrow('the library is gone');
    expect(readdirSync(folder)).toEqual(['x.lectern']);
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(await writeBundle(join(folder, 'no', 'x'), HEAD, these(list('A')))).toEqual(
      fail({ code: 'file-unwritable' }),
    );
    mkdirSync(join(folder, 'taken'));
    expect(await writeBundle(join(folder, 'taken'), HEAD, these(list('A')))).toEqual(fail({ code: 'file-unwritable' }));
    expect(readdirSync(folder).toSorted()).toEqual(['taken', 'x.lectern']);
  });
});
