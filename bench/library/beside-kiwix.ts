/** Search and size side by side with Kiwix, on the same articles: times as a person waits for them, each over its own way in. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import type { LibraryQuery } from '../../main/library/search/search.ts';
import { type Figure, median } from '../figures.ts';
import type { MadeArticle } from './corpus.ts';
import { articlesOf, fillShelf, type Shelf, sizesOnDisk, vocabularies } from './shelf.ts';
import { hasKiwix, serveZim, type ZimServer } from './zim-server.ts';

const group = 'library';
const QUERIES = join(import.meta.dirname, '../queries.json');
const ARTICLES = 10_000;
const PASSES = 7;
const LIMIT = 20;

type Asked = Pick<LibraryQuery, 'filter'> & { readonly text: string };
type Way = 'ours' | 'search' | 'suggest';
type Times = Readonly<Record<Way, readonly number[]>>;

export async function besideKiwix(): Promise<readonly Figure[]> {
  if (!(await hasKiwix())) {
    console.error('Left out: kiwix-serve and zimwriterfs are not installed (Debian: kiwix-tools, zim-tools).');
    return [];
  }
  const queries = (JSON.parse(readFileSync(QUERIES, 'utf8')) as readonly Asked[])
    // Kiwix has no such filters.
    .filter(({ filter }) => filter === undefined)
    .map(({ text }) => text);
  const from = await vocabularies();
  const zim = await serveZim(articlesOf(from, ARTICLES), htmlOf);
  try {
    const shelf = await fillShelf(from, ARTICLES, (article) => zstdCompressSync(htmlOf(article)));
    try {
      const { times, none } = await timesOf(shelf, zim, queries);
      const { file } = sizesOnDisk(shelf.path);
      const sizes = { libraryMb: megabytes(file), zimMb: megabytes(zim.bytes) };
      console.error(table(times, none, queries.length, sizes));
      return figures(times, none, queries.length, sizes);
    } finally {
      await shelf.remove();
    }
  } finally {
    zim.stop();
  }
}

function htmlOf({ title, language, description, text }: MadeArticle): string {
  const paragraphs = text.split('\n').map((line) => `<p>${line}</p>`);
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head>` +
    `<body><h1>${title}</h1><p>${description}</p>${paragraphs.join('')}</body></html>`
  );
}

/** Each query on one right after the other, so that a machine that slows down slows both. */
async function timesOf(
  { library }: Shelf,
  zim: ZimServer,
  queries: readonly string[],
): Promise<{ readonly times: Times; readonly none: Readonly<Record<Way, number>> }> {
  const ways: Readonly<Record<Way, (text: string) => Promise<number>>> = {
    async ours(text) {
      const found = await library.search({ text, limit: LIMIT });
      if (!found.ok) throw new Error(found.failure.code);
      return found.value.length;
    },
    search: (text) => zim.search(text, LIMIT),
    suggest: (text) => zim.suggest(text, LIMIT),
  };
  const times: Record<Way, number[]> = { ours: [], search: [], suggest: [] };
  const none: Record<Way, number> = { ours: 0, search: 0, suggest: 0 };
  for (let pass = 0; pass <= PASSES; pass++) {
    for (const text of queries) {
      for (const [way, ask] of Object.entries(ways) as [Way, (text: string) => Promise<number>][]) {
        const started = performance.now();
        const hits = await ask(text);
        const took = performance.now() - started;
        // The first pass warms the files up.
        if (pass > 0) times[way].push(took);
        else if (hits === 0) none[way]++;
      }
    }
  }
  return { times, none };
}

type Sizes = { readonly libraryMb: number; readonly zimMb: number };

function figures(times: Times, none: Readonly<Record<Way, number>>, queries: number, sizes: Sizes): readonly Figure[] {
  const detail = {
    articles: ARTICLES,
    queries,
    passes: PASSES,
    hits: LIMIT,
    oursMs: tenth(median(times.ours)),
    kiwixSearchMs: tenth(median(times.search)),
    kiwixSuggestMs: tenth(median(times.suggest)),
    oursP95Ms: tenth(p95(times.ours)),
    kiwixSearchP95Ms: tenth(p95(times.search)),
    oursFindsNothing: none.ours,
    kiwixSearchFindsNothing: none.search,
    kiwixSuggestFindsNothing: none.suggest,
  };
  return [
    { group, name: 'kiwix-vs-search', value: median(times.search) / median(times.ours), unit: 'ratio', detail },
    { group, name: 'library-vs-zim', value: sizes.libraryMb / sizes.zimMb, unit: 'ratio', detail: sizes },
  ];
}

function table(times: Times, none: Readonly<Record<Way, number>>, queries: number, sizes: Sizes): string {
  const row = (name: string, way: Way, size: number | string) =>
    `| ${name} | ${tenth(median(times[way]))} | ${tenth(p95(times[way]))} | ${none[way]} of ${queries} | ${size} |`;
  return [
    `| ${ARTICLES} articles | median ms | p95 ms | queries without a hit | MB on disk |`,
    '| --- | --- | --- | --- | --- |',
    row('the library: names and text at once, with excerpts', 'ours', sizes.libraryMb),
    row('kiwix-serve, full text', 'search', sizes.zimMb),
    row('kiwix-serve, titles', 'suggest', 'in the same file'),
  ].join('\n');
}

function p95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const megabytes = (bytes: number) => tenth(bytes / 2 ** 20);
