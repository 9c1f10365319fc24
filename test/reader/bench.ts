import type { DocumentContents } from '../../main/article/reading-document.ts';
import type { CacheFolder } from '../../main/library/media-cache/cache-folder.ts';
import { createMediaCache, type MediaCache } from '../../main/library/media-cache/media-cache.ts';
import { createPast, type Past } from '../../main/reader/past/past.ts';
import { createReader, type Reader } from '../../main/reader/reader.ts';
import type { ReadArticle } from '../../main/reader/serve-article.ts';
import type { Assets } from '../../main/reader/serve-files.ts';
import { createFakeCacheFolder } from '../fakes/cache-folder.ts';
import type { Answer } from '../fakes/http.ts';
import { createFakeLibrary, type FakeLibrary } from '../fakes/library.ts';
import { pictureStores } from '../fakes/picture-stores.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { type Bench, createBench, SITES } from '../wiki/answers.ts';

export type ReaderBench = Omit<Bench, 'wiki'> & {
  readonly reader: Reader;
  readonly mediaCache: MediaCache;
  readonly library: FakeLibrary;
  readonly past: Past;
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
};

const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'index.html': ['text/html', '<script nonce="__CSP_NONCE__"></script><style nonce="__CSP_NONCE__"></style>'],
  'article.css': ['text/css', 'p{}'],
  'assets/index-a1.js': ['text/javascript', 'start()'],
};

const assets: Assets = {
  read: async (path) => {
    const file = FILES[path];
    return file && { type: file[0], body: new TextEncoder().encode(file[1]) };
  },
};

/** Says what it was given, then what came, a heading for each piece: enough to see that bytes flow through with the right options. */
const readArticle: ReadArticle = (source, options, onProgress) => {
  const { title, language, direction, pageUrl, stylesheetPath } = options;
  const told = {
    title,
    language,
    direction,
    pageUrl,
    stylesheetPath,
    link: options.articlePath('AC/DC', 'Live'),
    picture: options.mediaPath('//upload.wikimedia.org/a b.png'),
    foreignPicture: options.mediaPath('https://evil.example/a.png'),
    own: options.isOwnPage(new URL('https://en.wikipedia.org/wiki/Mars#x')),
    foreign: options.isOwnPage(new URL('https://example.org/wiki/Mars')),
  };
  const head = new TextEncoder().encode(`${JSON.stringify(told)}\n`);
  let text = '';
  const outline: DocumentContents['outline'][number][] = [];
  const contents = (complete = false) => ({ ...NOTHING, complete, outline, firstSentence: `First of ${title}.` });
  const document = source.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start: (controller) => controller.enqueue(head),
      transform(chunk, controller) {
        text += new TextDecoder().decode(chunk);
        controller.enqueue(chunk);
        outline.push({ level: 2, anchor: `h${outline.length}`, text: 'Heading' });
        onProgress(contents, false);
      },
      flush: () => onProgress(() => contents(true), true),
    }),
  );
  return { document, contents: () => contents(true), plainText: () => text };
};

const NOTHING = {
  references: [],
  media: [],
  languages: ['en'],
  direction: 'ltr' as const,
};

/** Version of what is told here. */
export const ENGINE = 7;

/** The reader over a scripted wiki, answering for the app's origin. */
export function createReaderBench(
  answer: Answer,
  folder: CacheFolder = createFakeCacheFolder(),
  savedFolder: CacheFolder = createFakeCacheFolder(),
  whose: () => string = () => 'somebody',
): ReaderBench {
  const { wiki, ...bench } = createBench(answer);
  const library = createFakeLibrary();
  const past = createPast({ library, whose, clock: bench.clock });
  const mediaCache = createMediaCache({ folder, clock: bench.clock, log: bench.log.log });
  const reader = createReader({
    wiki,
    sites: SITES,
    readArticle,
    engineVersion: ENGINE,
    library,
    history: past.history,
    privacy: past.privacy,
    assets,
    ...pictureStores(mediaCache, { clock: bench.clock, log: bench.log.log, folder: savedFolder }),
    clock: bench.clock,
    random: createFakeRandom(),
    log: bench.log.log,
    theme: () => 'sepia',
  });
  return {
    ...bench,
    reader,
    mediaCache,
    library,
    past,
    get: (path, init) => reader.serve(new Request(`app://lectern${path}`, init)),
  };
}
