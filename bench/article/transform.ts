/** How long the engine takes beside other people's parsers, what it makes of the bytes, and when the first words leave. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readingDocument } from '../../main/article/reading-document.ts';
import { type Figure, median, medianRatio } from '../figures.ts';
import { WAYS, type Way } from './contestant.ts';
import { generated, optionsFor, type Source, source, streamed } from './source.ts';

const group = 'article';
const RUNS = 15;
const WARM = 20;
const SIZES = [1000, 2000, 4000, 8000] as const;

export async function transform(): Promise<readonly Figure[]> {
  const large = await source('United_States', 2500);
  const dog = await source('Dog', 900);
  return [
    ...(await besideOthers(large)),
    await bytesOut(large),
    await firstWords('first-chunk-ms-dog', dog),
    await firstWords('first-chunk-ms-us', large),
    await growth(),
  ];
}

/**
 * Each in a process of its own, so that nobody pays for what another left on the heap, and in turn within each round, so that
 * a machine that slows down slows everybody. The first rounds warm the code.
 */
async function besideOthers(document: Source): Promise<readonly Figure[]> {
  const times = { ours: [], parser: [], sanitizeHtml: [], cheerio: [], parse5: [] } as Record<Way, number[]>;
  const contestants = await Promise.all(WAYS.map(async (way) => ({ way, process: await contestant(way) })));
  for (let round = 0; round < RUNS + WARM; round += 1) {
    for (const { way, process } of contestants) {
      process.send('go');
      const [ms] = (await once(process, 'message')) as [number];
      if (round >= WARM) times[way].push(ms);
    }
  }
  for (const { process } of contestants) process.kill();
  const ms = (name: Way) => median(times[name]);
  const detail = {
    document: document.title,
    source: document.from,
    runs: RUNS,
    oursMs: round(ms('ours')),
    parserMs: round(ms('parser')),
    sanitizeHtmlMs: round(ms('sanitizeHtml')),
    cheerioMs: round(ms('cheerio')),
    parse5Ms: round(ms('parse5')),
  };
  const ratio = (name: string, value: number, goal: Figure['goal']): Figure => ({
    group,
    name,
    value,
    unit: 'ratio',
    goal,
    detail,
  });
  return [
    ratio('transform-vs-parser', medianRatio(times.ours, times.parser), '<=2'),
    ratio('sanitize-html-vs-transform', medianRatio(times.sanitizeHtml, times.ours), '>=2.2'),
    ratio('cheerio-vs-transform', medianRatio(times.cheerio, times.ours), '>=3'),
    ratio('parse5-vs-transform', medianRatio(times.parse5, times.ours), '>=1.8'),
  ];
}

/** The whole way: bytes in pieces, through the stream, to bytes. */
async function drain(document: Source): Promise<number> {
  let size = 0;
  for await (const chunk of readingDocument(streamed(document.bytes), optionsFor(document))) size += chunk.byteLength;
  return size;
}

async function contestant(way: Way): Promise<ChildProcess> {
  const started = fork(join(import.meta.dirname, 'contestant.ts'), [way, 'United_States', '2500']);
  await once(started, 'message');
  return started;
}

async function bytesOut(document: Source): Promise<Figure> {
  const out = await drain(document);
  return {
    group,
    name: 'bytes-out-vs-in',
    value: out / document.bytes.byteLength,
    unit: 'ratio',
    goal: '<=0.55',
    detail: { document: document.title, source: document.from, inBytes: document.bytes.byteLength, outBytes: out },
  };
}

/** From the moment the source gives its first piece until the lead paragraph's first byte has left. */
async function firstWords(name: string, document: Source): Promise<Figure> {
  const options = optionsFor(document);
  const at = leadOffset(await new Response(readingDocument(streamed(document.bytes), options)).bytes());
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const started = performance.now();
    let size = 0;
    for await (const chunk of readingDocument(streamed(document.bytes), options)) {
      size += chunk.byteLength;
      if (size > at) break;
    }
    if (run > 0) times.push(performance.now() - started);
  }
  return {
    group,
    name,
    value: median(times),
    unit: 'ms',
    goal: '<=10',
    detail: { document: document.title, source: document.from, runs: RUNS, leadAt: at },
  };
}

/** Where the first paragraph with words in it begins, in bytes of the output. */
function leadOffset(output: Uint8Array): number {
  const html = new TextDecoder().decode(output);
  const body = html.indexOf('</header>');
  const paragraph = /<p(?: [^>]*)?>(?=(?:<[^>]*>)*[^<\s])/g;
  paragraph.lastIndex = body;
  const found = paragraph.exec(html);
  if (body < 0 || !found) throw new Error('The document has no lead paragraph');
  return new TextEncoder().encode(html.slice(0, found.index + found[0].length)).byteLength;
}

async function growth(): Promise<Figure> {
  const documents = await Promise.all(SIZES.map(generated));
  const times = documents.map((): number[] => []);
  for (let run = 0; run <= RUNS; run += 1) {
    for (const [index, document] of documents.entries()) {
      const ms = await timed(() => drain(document));
      if (run > 0) times[index]?.push(ms);
    }
  }
  const each = times.map((ms) => round(median(ms)));
  return {
    group,
    name: 'growth-8mb-vs-1mb',
    value: medianRatio(times.at(-1) ?? [], times[0] ?? []),
    unit: 'ratio',
    goal: '<=9',
    detail: { sizesKb: SIZES, eachMs: each, runs: RUNS },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
