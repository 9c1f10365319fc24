import { closeSync, createReadStream, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { normalizedKey, titleOf } from '../titles.ts';
import type { WikiPage } from './wiki-page.ts';

const FIRST_ID = 5000;
const HEAD_BYTES = 16_384;

/** Parsoid documents kept in a folder: `United_States.html` is the page "United States". */
export type FolderArticles = {
  readonly has: (key: string) => boolean;
  readonly page: (key: string, now: number) => WikiPage | undefined;
  readonly all: (now: number) => readonly WikiPage[];
};

/** Lists the folder once; reads a document each time it is asked for. No folder, no pages. */
export function folderArticles(folder: string | undefined): FolderArticles {
  const keys = folder && existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.html')) : [];
  const files = new Map(
    keys.sort().map((name, index) => {
      const key = name.slice(0, -'.html'.length);
      return [normalizedKey(key) ?? key, { name, id: FIRST_ID + index }];
    }),
  );

  const page = (key: string, now: number): WikiPage | undefined => {
    const file = files.get(key);
    if (!file || folder === undefined) return undefined;
    const path = join(folder, file.name);
    const head = readHead(path);
    return {
      id: file.id,
      key,
      title: titleOf(key),
      revision: Number(/Special:Redirect\/revision\/(\d+)/.exec(head)?.[1] ?? file.id + 1_000_000),
      revisions: 1,
      edited: Date.parse(/"dc:modified" content="([^"]+)"/.exec(head)?.[1] ?? '') || now,
      language: /<body[^>]*\blang="([^"]+)"/.exec(head)?.[1] ?? 'en',
      article: undefined,
      redirect: undefined,
      document: () => createReadStream(path),
      text: undefined,
    };
  };

  return {
    has: (key) => files.has(key),
    page,
    all: (now) => [...files.keys()].flatMap((key) => page(key, now) ?? []),
  };
}

function readHead(path: string): string {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    return buffer.toString('utf8', 0, readSync(file, buffer));
  } finally {
    closeSync(file);
  }
}
