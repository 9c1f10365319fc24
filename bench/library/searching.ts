/** How long a search of the library takes, from the question to the hits with their excerpts, through its thread. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryQuery } from '../../main/library/search/search.ts';
import { type Figure, median } from '../figures.ts';
import { randomFrom } from './random.ts';
import { fillShelf, type Shelf, sizesOnDisk, vocabularies } from './shelf.ts';

const group = 'library';
const QUERIES = join(import.meta.dirname, '../queries.json');
const SMALL = 1_000;
const LARGE = 10_000;
const PASSES = 7;
const LIMIT = 20;

type Asked = Pick<LibraryQuery, 'filter'> & { readonly text: string; readonly what: string };
/** For each query, its times in ms. */
type Times = ReadonlyMap<Asked, readonly number[]>;

export async function searching(): Promise<readonly Figure[]> {
  const queries = JSON.parse(readFileSync(QUERIES, 'utf8')) as readonly Asked[];
  const from = await vocabularies();
  const large = await fillShelf(from, LARGE);
  const small = await fillShelf(from, SMALL);
  try {
    const [many, few] = await timesOf([large, small], queries);
    if (many === undefined || few === undefined) throw new Error('Nothing was measured');
    return [...latency(many, few, large), size(large)];
  } finally {
    await large.remove();
    await small.remove();
  }
}

/** All shelves in turn, each query on one right after it was on the other: a machine that slows down slows both. */
async function timesOf(shelves: readonly Shelf[], queries: readonly Asked[]): Promise<readonly Times[]> {
  const times = shelves.map(() => new Map<Asked, number[]>(queries.map((query) => [query, []])));
  const random = randomFrom(1);
  for (let pass = 0; pass <= PASSES; pass++) {
    for (const query of queries.toSorted(() => random() - 0.5)) {
      for (const [index, { library }] of shelves.entries()) {
        const from = performance.now();
        const found = await library.search({ text: query.text, filter: query.filter, limit: LIMIT });
        const took = performance.now() - from;
        if (!found.ok) throw new Error(found.failure.code);
        // The first pass warms the file's pages up.
        if (pass > 0) times[index]?.get(query)?.push(took);
      }
    }
  }
  return times;
}

function latency(many: Times, few: Times, { articles, textBytes }: Shelf): readonly Figure[] {
  const all = [...many.values()].flat().toSorted((one, other) => one - other);
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
  const typical = (times: Times) => mean([...times.values()].map(median));
  const slowest = [...many].toSorted(([, one], [, other]) => median(other) - median(one)).slice(0, 5);
  const meanTextKb = Math.round(textBytes / articles / 100) / 10;
  const detail = { articles, meanTextKb, queries: many.size, passes: PASSES, hits: LIMIT };
  const slow = slowest.map(([{ text }, times]) => `${text} ${median(times).toFixed(1)}`).join(', ');
  const growth = { smallMs: typical(few), largeMs: typical(many), small: SMALL, large: LARGE };
  return [
    { group, name: 'search-p95-ms', value: at(0.95), unit: 'ms', goal: '<=25', detail: { ...detail, slow } },
    { group, name: 'search-median-ms', value: at(0.5), unit: 'ms', goal: '<=10', detail },
    {
      group,
      name: 'search-growth-10x',
      value: growth.largeMs / growth.smallMs,
      unit: 'ratio',
      goal: '<=3',
      detail: growth,
    },
  ];
}

function size({ path, textBytes, articles }: Shelf): Figure {
  const { index, text, file } = sizesOnDisk(path);
  const detail = { articles, indexKb: kb(index), textKb: kb(textBytes), keptTextKb: kb(text), fileKb: kb(file) };
  return { group, name: 'index-vs-text', value: index / textBytes, unit: 'ratio', goal: '<=1.3', detail };
}

const kb = (bytes: number) => Math.round(bytes / 1024);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
