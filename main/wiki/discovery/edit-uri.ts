import { Parser } from 'htmlparser2';

/** MediaWiki puts its links into the head; this much is read before a page counts as having none. */
const LONGEST_HEAD = 1024 * 1024;

/**
 * Finds the address of a wiki's `api.php` in one of its pages: `<link rel="EditURI" type="application/rsd+xml">`
 * (Really Simple Discovery). Other software has such links too; only one to an `api.php` counts.
 * Reads no further than it must, and ends the body. Rejects as the body does.
 * @param base the page's own address.
 */
export async function findApi(body: ReadableStream<Uint8Array>, base: URL): Promise<URL | undefined> {
  let found: URL | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'link') found ??= apiAddress(attributes, base);
    },
  });
  const decoder = new TextDecoder();
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (found !== undefined || size > LONGEST_HEAD) break;
  }
  return found;
}

function apiAddress(attributes: Readonly<Record<string, string>>, base: URL): URL | undefined {
  const relations = attributes['rel']?.toLowerCase().split(/\s+/) ?? [];
  if (!relations.includes('edituri') || attributes['type']?.trim().toLowerCase() !== 'application/rsd+xml') {
    return undefined;
  }
  const url = URL.parse(attributes['href'] ?? '', base.href);
  if (!url?.pathname.endsWith('/api.php')) return undefined;
  url.search = '';
  url.hash = '';
  return url;
}
