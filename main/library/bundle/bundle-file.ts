import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { BundleFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type BundleCounts,
  type BundleHeader,
  type BundleItem,
  countsOf,
  decodeEnd,
  decodeHeader,
} from './lines.ts';

/** What of a file is believed to be a bundle. */
type Limits = {
  /** Of a line, in UTF-16 code units: far beyond any page, and what a line of a hostile file may take in memory. */
  readonly longest: number;
  /** So many bytes may come of few. */
  readonly unpacked: number;
};
const LIMITS: Limits = { longest: 64 * 1024 * 1024, unpacked: 2 ** 30 };
/** Beyond that, more bytes than this of each one are no pages, and would keep the app busy for as long as somebody likes. */
const MOST_OF_A_BYTE = 1_000;

/** Carries out of the middle of reading what a file is instead of a bundle. */
class NoBundle extends Error {
  override readonly name = 'NoBundle';
}

export type BundleHead = Omit<BundleHeader, 'kind'>;
export type WrittenBundle = { readonly bytes: number; readonly counts: BundleCounts };

/**
 * Writes a bundle, an item at a time. It appears under its name when it is whole and on the disk; until then it is a file
 * beside, of a name that nobody else has, with `.part` at its end, which goes when something fails. What `items` throws is thrown, and so
 * is the reason why `signal` was aborted, at once.
 */
export async function writeBundle(
  path: string,
  head: BundleHead,
  items: AsyncIterable<BundleItem>,
  signal?: AbortSignal,
): Promise<Result<WrittenBundle, BundleFailure>> {
  const half = `${path}.${randomBytes(4).toString('hex')}.part`;
  const counts = countsOf();
  let failedInItems: { readonly error: unknown } | undefined;
  async function* guarded() {
    try {
      yield* items;
    } catch (error) {
      failedInItems = { error };
      throw error;
    }
  }
  const sink = createWriteStream(half, { mode: 0o600, flags: 'wx' });
  const closed = new Promise<void>((resolve) => sink.once('close', resolve));
  try {
    const lines = Readable.from(linesOf(head, guarded(), counts));
    await pipeline(lines, createZstdCompress(), sink, { signal });
    const file = await open(half, 'r+');
    await file.sync().finally(() => file.close());
    const { size } = await stat(half);
    signal?.throwIfAborted();
    await rename(half, path);
    return ok({ bytes: size, counts: counts.now() });
  } catch {
    // It may be opened only now.
    await closed;
    await rm(half, { force: true }).catch(() => {});
    signal?.throwIfAborted();
    if (failedInItems !== undefined) throw failedInItems.error;
    return fail({ code: 'file-unwritable' });
  }
}

async function* linesOf(
  head: BundleHead,
  items: AsyncIterable<BundleItem>,
  counts: ReturnType<typeof countsOf>,
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  const lineOf = (value: object) => {
    const line = Buffer.from(`${JSON.stringify(value)}\n`);
    hash.update(line);
    return line;
  };
  yield lineOf({ kind: BUNDLE_FORMAT, ...head });
  for await (const item of items) {
    counts.add(item);
    yield lineOf(item);
  }
  yield Buffer.from(`${JSON.stringify({ kind: 'end', ...counts.now(), sha256: hash.digest('hex') })}\n`);
}

/**
 * Reads all of a file once, to know that it is a bundle and all of one before anything of it is taken over.
 * @param signal what it was aborted with is thrown
 * @returns its size in bytes
 */
export async function checkBundle(
  path: string,
  signal?: AbortSignal,
  limits = LIMITS,
): Promise<Result<{ readonly bytes: number }, BundleFailure>> {
  return reading(signal, async () => {
    const hash = createHash('sha256');
    let first = true;
    let last: string | undefined;
    for await (const line of rawLines(path, limits)) {
      signal?.throwIfAborted();
      if (first) {
        const header = decodeHeader(line);
        if (header === undefined) throw new NoBundle();
        if (header.version > BUNDLE_VERSION) return fail({ code: 'bundle-newer' });
      }
      // The end is not part of what it vouches for.
      if (last !== undefined) hash.update(`${last}\n`);
      last = line;
      first = false;
    }
    const end = last === undefined ? undefined : decodeEnd(last);
    if (end?.sha256 !== hash.digest('hex')) throw new NoBundle();
    return ok({ bytes: (await stat(path)).size });
  });
}

/**
 * Passes on each line of a bundle that has been checked, except for the first and the last.
 * @param take what it throws is thrown
 */
export async function eachLine(
  path: string,
  take: (line: string, number: number) => Promise<void>,
): Promise<Result<null, BundleFailure>> {
  const lines = rawLines(path);
  try {
    for (let number = 1; ; number++) {
      const next = await reading(undefined, async () => ok(await lines.next()));
      if (!next.ok) return next;
      if (next.value.done) return ok(null);
      const line = next.value.value;
      if (number > 1 && decodeEnd(line) === undefined) await take(line, number);
    }
  } finally {
    // Nobody reads the rest: the file is closed.
    await lines.return();
  }
}

async function reading<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<Result<T, BundleFailure>>,
): Promise<Result<T, BundleFailure>> {
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    // The file system's errors name the call; those of zlib do not.
    const unreadable = error instanceof Error && 'syscall' in error;
    return fail({ code: unreadable ? 'file-unreadable' : 'bundle-invalid' });
  }
}

async function* rawLines(path: string, limits = LIMITS): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const file = createReadStream(path);
  const decompressed = createZstdDecompress();
  // Destroys both when either fails, and lets the loop below know.
  const flowing = pipeline(file, decompressed).catch((error: unknown) => decompressed.destroy(error as Error));
  let rest: string[] = [];
  let length = 0;
  let unpacked = 0;
  try {
    for await (const piece of decompressed) {
      unpacked += (piece as Uint8Array).byteLength;
      if (unpacked > Math.max(limits.unpacked, file.bytesRead * MOST_OF_A_BYTE)) throw new NoBundle();
      const lines = decoder.decode(piece as Uint8Array, { stream: true }).split('\n');
      for (const [index, part] of lines.entries()) {
        length += part.length;
        if (length > limits.longest) throw new NoBundle();
        rest.push(part);
        if (index === lines.length - 1) break;
        yield rest.join('');
        rest = [];
        length = 0;
      }
    }
  } finally {
    file.destroy();
    await flowing;
  }
  // A line that does not end is one that was cut off.
  if (rest.join('') !== '') throw new NoBundle();
}
