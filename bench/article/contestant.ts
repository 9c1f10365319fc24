/** One way through a document, in a process of its own: run with its name and the document's, told when to go, answers with the time it took. */

import { load } from 'cheerio';
import { Parser } from 'htmlparser2';
import { parse, serialize } from 'parse5';
import sanitizeHtml from 'sanitize-html';
import { readingDocument } from '../../main/article/reading-document.ts';
import { optionsFor, pieces, source, streamed } from './source.ts';

export const WAYS = ['ours', 'parser', 'sanitizeHtml', 'cheerio', 'parse5'] as const;
export type Way = (typeof WAYS)[number];

if (process.send) {
  const [, , way, name = '', kilobytes] = process.argv;
  const document = await source(name, Number(kilobytes));
  const html = new TextDecoder().decode(document.bytes);
  const options = optionsFor(document);

  const ways: Readonly<Record<string, () => unknown>> = {
    // The whole way: bytes in pieces, through the stream, to bytes.
    async ours() {
      for await (const _ of readingDocument(streamed(document.bytes), options));
    },
    // With handlers that do nothing; character references decoded, which is its default.
    parser() {
      const decoder = new TextDecoder();
      const parser = new Parser(
        { onopentag: () => {}, ontext: () => {}, onclosetag: () => {} },
        { decodeEntities: true },
      );
      for (const piece of pieces(document.bytes)) parser.write(decoder.decode(piece, { stream: true }));
      parser.end();
    },
    sanitizeHtml: () => sanitizeHtml(html, { allowedTags: false, allowedAttributes: false, allowVulnerableTags: true }),
    cheerio: () => load(html).html(),
    parse5: () => serialize(parse(html)),
  };
  const work = ways[way ?? ''];
  if (work === undefined) throw new Error(`There is no way "${way}"`);

  process.on('message', async () => {
    const started = performance.now();
    await work();
    process.send?.(performance.now() - started);
  });
  process.send('ready');
}
