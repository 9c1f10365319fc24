import { type ReadingOptions, readingDocument } from '../../main/article/reading-document.ts';
import { titleFromSegment } from '../../shared/titles.ts';

export const options: ReadingOptions = {
  title: 'Marrow',
  language: 'en',
  direction: 'ltr',
  pageUrl: 'https://wiki.example/wiki/Marrow',
  stylesheetPath: '/article.css',
  articlePath: (title, fragment) =>
    `/article/sample:en/${encodeURIComponent(title.replaceAll(' ', '_'))}${fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`}`,
  mediaPath: (url) =>
    new URL(url).host === 'upload.wikimedia.org' ? `/media/sample:en/${encodeURIComponent(url)}` : undefined,
  isOwnPage: (url) =>
    url.host === 'wiki.example' && url.pathname.startsWith('/wiki/') && url.search === ''
      ? titleFromSegment(url.pathname.slice('/wiki/'.length))
      : undefined,
};

/** A stream of these pieces, one for each time it is asked. */
export function streamOf(...pieces: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const left = [...pieces];
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const piece = left.shift();
        if (piece === undefined) controller.close();
        else controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The whole reading document of a source, as text. */
export async function render(source: string, changes: Partial<ReadingOptions> = {}): Promise<string> {
  return new Response(readingDocument(streamOf(source), { ...options, ...changes })).text();
}

/** A Parsoid document with this in its body. */
export function parsoid(body: string, attributes = 'lang="en" dir="ltr"'): string {
  return `<!DOCTYPE html><html><head><title>Marrow</title></head><body ${attributes}>${body}</body></html>`;
}

/** What the page shows after its header: the reading document of this body without what surrounds it. */
export async function content(body: string, changes: Partial<ReadingOptions> = {}): Promise<string> {
  const html = await render(parsoid(body), changes);
  return html.slice(html.indexOf('</header>') + '</header>'.length, html.lastIndexOf('</main>'));
}
