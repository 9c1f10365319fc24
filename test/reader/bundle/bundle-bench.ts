/** Libraries with pictures on disk, and what is exported from one and imported into another. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { readArticle } from '../../../main/article/reading-document.ts';
import type { Library } from '../../../main/library/library.ts';
import { diskFolder } from '../../../main/library/media-cache/cache-folder.ts';
import { createMediaCache, type MediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { savedMediaFolder } from '../../../main/library/saving/media-files.ts';
import { createSavedMedia, type SavedMedia } from '../../../main/library/saving/saved-media.ts';
import { createBundles } from '../../../main/reader/bundle/bundles.ts';
import { readingOptions } from '../../../main/reader/reading-options.ts';
import { fail } from '../../../shared/result.ts';
import { createFakeCacheFolder } from '../../fakes/cache-folder.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { libraryInProcess } from '../../library/in-process.ts';
import { libraryPath, privateFolder } from '../../library/open-side.ts';
import { EN, SITES } from '../../wiki/answers.ts';

export const NOW = Date.UTC(2026, 8, 1, 12);
export const ALL = { lists: true, history: true, pages: 'all', pictures: true } as const;

/** One with its pictures. */
export type FullLibrary = Library & {
  readonly path: string;
  readonly media: SavedMedia;
  readonly mediaCache: MediaCache;
  /** The files of its saved pictures, also such as are no whole ones. */
  readonly files: () => readonly string[];
};

export function fullLibrary(path = libraryPath(), bound = () => 1e9): FullLibrary {
  const clock = createFakeClock(NOW);
  const log = () => {};
  const folder = savedMediaFolder(path);
  const mediaCache = createMediaCache({ folder: createFakeCacheFolder(), clock, log });
  const media = createSavedMedia({ folder: diskFolder(folder), mediaCache, clock, log });
  const files = () => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  };
  return { ...libraryInProcess(path, bound, media), media, mediaCache, files };
}

/** @param owner who reads, unless said otherwise */
export function bundleBench(owner = 'me') {
  const path = join(privateFolder(), 'out.lectern');
  const asked: string[] = [];
  const over = (library: Library & { readonly media: SavedMedia }, whose: string | (() => string) = owner) =>
    createBundles({
      library,
      media: library.media,
      sites: SITES,
      readArticle,
      whose: () => (typeof whose === 'string' ? whose : whose()),
      madeBy: 'Lectern 1.0.0',
      clock: createFakeClock(NOW),
      dialogs: {
        async save(name) {
          asked.push(name);
          return path;
        },
        open: async () => path,
      },
      onImported: () => {},
    });
  return { path, asked, over };
}

/** What the engine makes of a page of the wiki. */
export async function engineOf(html: string, title = 'Earth'): Promise<Buffer> {
  const site = SITES.get(EN);
  if (site === undefined) throw new Error('no site');
  const { document } = readArticle(new Blob([html]).stream(), readingOptions(SITES, site, { title, language: 'en' }));
  return Buffer.from(await new Response(document).arrayBuffer());
}

export function linesOf(path: string): readonly Readonly<Record<string, unknown>>[] {
  const lines = zstdDecompressSync(readFileSync(path)).toString().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The bundle with lines of somebody's own, whole as far as anybody can see. */
export function forged(path: string, change: (lines: string[]) => readonly string[]): void {
  const lines = change(zstdDecompressSync(readFileSync(path)).toString().trimEnd().split('\n').slice(0, -1));
  const text = `${lines.join('\n')}\n`;
  const end = {
    kind: 'end',
    lists: 0,
    visits: 0,
    places: 0,
    pages: 0,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
  writeFileSync(path, zstdCompressSync(`${text}${JSON.stringify(end)}\n`));
}

/** The same library, whose disk is full when the second page comes. */
export function fullAtSecondPage(to: FullLibrary): FullLibrary {
  let calls = 0;
  const importPage: FullLibrary['bundle']['importPage'] = async (page) =>
    ++calls === 2 ? fail({ code: 'library-full' }) : to.bundle.importPage(page);
  return { ...to, bundle: { ...to.bundle, importPage } };
}
