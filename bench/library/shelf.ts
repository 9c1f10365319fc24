/** A library full of made articles, on disk. */

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readArticle } from '../../main/article/reading-document.ts';
import { createLibrary, type Library } from '../../main/library/library.ts';
import { createSide } from '../../main/library/worker/serve.ts';
import { libraryThreads } from '../../main/library/worker/start.ts';
import { siteId } from '../../shared/site-id.ts';
import { optionsFor, source, streamed } from '../article/source.ts';
import { corpus, type MadeArticle, type Vocabulary } from './corpus.ts';
import { JAPANESE } from './japanese.ts';

const ENTRY = join(import.meta.dirname, '../../main/library/worker/entry.ts');
/** Bytes that stand in for a page's HTML: a search never looks at them. */
const HTML = 2_000;
const SEED = 20_261_129;

export type Shelf = {
  readonly path: string;
  readonly articles: number;
  /** Bytes of UTF-8 of all texts. */
  readonly textBytes: number;
  readonly library: Library;
  readonly remove: () => Promise<void>;
};

export async function vocabularies(): Promise<readonly Vocabulary[]> {
  return [
    { language: 'en', share: 80, text: `${await plainText('United_States', 2_500)}\n${await plainText('Dog', 850)}` },
    { language: 'ar', share: 10, text: await plainText('ar-Mathematics', 150) },
    { language: 'ja', share: 10, text: JAPANESE },
  ];
}

async function plainText(name: string, kilobytes: number): Promise<string> {
  const from = await source(name, kilobytes);
  const article = readArticle(streamed(from.bytes), optionsFor(from));
  await new Response(article.document).arrayBuffer();
  return article.plainText();
}

/** The same articles for everybody who is measured. */
export function articlesOf(from: readonly Vocabulary[], count: number): Generator<MadeArticle, void> {
  return corpus(from, count, SEED);
}

/**
 * Fills a library and opens it as the app does.
 * @param htmlOf a page's compressed HTML; without it, bytes that stand in for it
 */
export async function fillShelf(
  from: readonly Vocabulary[],
  articles: number,
  htmlOf: (article: MadeArticle) => Uint8Array = () => randomBytes(HTML),
): Promise<Shelf> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-shelf-'));
  const path = join(folder, 'library.sqlite');
  const side = createSide('writer', { path, now: Date.now, canSearch: unhurried }, () => {});
  let textBytes = 0;
  let at = 0;
  for (const article of articlesOf(from, articles)) {
    const { title, language, description, text } = article;
    textBytes += Buffer.byteLength(text);
    const page = { site: siteId('wikipedia', language), title, language, description, text };
    const facts = {
      revision: 1,
      direction: 'ltr',
      fetchedAt: at++,
      engine: 1,
      aliases: [`${title} (redirect)`],
    } as const;
    const kept = side.call('keep', { ...page, ...facts, html: htmlOf(article), contents: '{}', headings: [] });
    if (!kept.ok) throw new Error(kept.failure.code);
  }
  side.call('close', null);
  const start = libraryThreads(ENTRY, path);
  const library = createLibrary({ start, bound: () => Number.MAX_SAFE_INTEGER, log: () => {}, onNews: () => {} });
  return {
    path,
    articles,
    textBytes,
    library,
    async remove() {
      await library.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Nothing is lost when the machine ends while a measurement is prepared. */
function unhurried(database: DatabaseSync): boolean {
  database.exec('PRAGMA synchronous = OFF');
  return true;
}

/** In bytes: what of the file is index, what is the text kept for excerpts, and all of it. */
export function sizesOnDisk(path: string): { readonly index: number; readonly text: number; readonly file: number } {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const size = (pattern: string) =>
      Number(database.prepare('SELECT sum(pgsize) AS size FROM dbstat WHERE name GLOB ?').get(pattern)?.['size'] ?? 0);
    const index = size('text_index*') + size('name*');
    return { index, text: size('page_text'), file: statSync(path).size };
  } finally {
    database.close();
  }
}
