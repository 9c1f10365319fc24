import { splitFragment } from '../../../shared/titles.ts';
import { attribute } from '../../article/allow/escape.ts';
import { pageAddress } from '../../wiki/sites/page-address.ts';
import type { Site } from '../../wiki/sites/site.ts';
import { type NextPiece, passing } from '../passing.ts';
import { routeOf } from '../paths.ts';

/** A tag longer than this is not one of the engine's. */
const LONGEST = 16 * 1024;

/** Within a tag of the engine's: it writes every `<` and `>` that is none as a reference. */
const LINK = /(<a\b[^<>]*) href="(\/article\/[^"]+)"(?= data-link="page")/g;

/**
 * Links to other pages by their address on the web: those of the app's origin lead nowhere from a PDF. Bytes of a reading document, cut
 * anywhere.
 * @param site the document's: its links to pages are to pages of the same wiki
 */
export function withWebLinks(document: ReadableStream<Uint8Array>, site: Site): ReadableStream<Uint8Array> {
  return passing(document, (next) => pieces(next, site));
}

async function* pieces(next: NextPiece, site: Site): AsyncGenerator<Uint8Array, void> {
  // Every byte is a character, so that none of another alphabet is cut.
  let rest = '';
  for (let over = false; !over; ) {
    const piece = await next();
    over = piece === undefined;
    const text = rest + Buffer.from(piece ?? []).toString('latin1');
    const end = over ? text.length : endOfTags(text);
    rest = text.slice(end);
    const written = text.slice(0, end).replace(LINK, (link, before: string, path: string) => {
      const address = webAddress(site, path);
      return address === undefined ? link : before + attribute('href', address);
    });
    if (written !== '') yield Buffer.from(written, 'latin1');
  }
}

/** Up to where no tag is open; one that goes on in the next piece waits for it. */
function endOfTags(text: string): number {
  const open = text.lastIndexOf('<');
  const isOpen = open > text.lastIndexOf('>') && text.length - open <= LONGEST;
  return isOpen ? open : text.length;
}

/** Undefined for what is no page of this wiki. */
function webAddress(site: Site, reference: string): string | undefined {
  const { title: path, fragment } = splitFragment(reference);
  const route = routeOf(`app://lectern${path}`);
  if (route.kind !== 'article' || route.site !== site.id) return undefined;
  // As an address it is plain ASCII, whatever a wiki calls its paths.
  return URL.parse(pageAddress(site, { title: route.title, fragment }))?.href;
}
