/** What the article group measures on: real documents where a folder is named, else generated ones of their statistics. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadingOptions } from '../../main/article/reading-document.ts';
import { readingOptions } from '../../main/reader/reading-options.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { generatedDocument } from '../../sample-wiki/api/generated.ts';
import { siteId } from '../../shared/site-id.ts';

export type Source = {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly from: 'real' | 'generated';
};

/** The pieces a connection delivers. */
const PIECE = 64 * 1024;

/** A document by the name of its file (`United_States`), or a generated one of about that many kB. */
export async function source(name: string, kilobytes: number): Promise<Source> {
  const folder = process.env['LECTERN_ARTICLES'];
  if (!folder) return generated(kilobytes);
  return { title: name.replaceAll('_', ' '), bytes: readFileSync(join(folder, `${name}.html`)), from: 'real' };
}

export async function generated(kilobytes: number): Promise<Source> {
  const title = `Generated page/${kilobytes}`;
  const facts = { title, language: 'en', direction: 'ltr', pageId: 1, revision: 1, timestamp: '2026-08-01T10:00:00Z' };
  let html = '';
  for await (const piece of generatedDocument({ ...facts, direction: 'ltr' }, kilobytes, 'https://en.wikipedia.org')) {
    html += piece;
  }
  return { title, bytes: new TextEncoder().encode(html), from: 'generated' };
}

/** What the app tells the engine of such a page. */
export function optionsFor({ title }: Source): ReadingOptions {
  const sites = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });
  const site = sites.get(siteId('wikipedia', 'en'));
  if (site === undefined) throw new Error('There is no English Wikipedia');
  return readingOptions(sites, site, { title, language: 'en' });
}

export function pieces(bytes: Uint8Array): readonly Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) cut.push(bytes.subarray(at, at + PIECE));
  return cut;
}

/** A stream that has the next piece whenever it is asked. */
export function streamed(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const left = pieces(bytes)[Symbol.iterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const next = left.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
}
