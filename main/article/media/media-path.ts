import { plainHost } from '../allow/plain-addresses.ts';
import type { ReadingOptions } from '../options.ts';

/** Answers the path behind which the app serves a resource of the web, or undefined. */
export type MediaPath = (source: string | undefined) => string | undefined;

/** As long as any address that a server takes. */
const LONGEST = 8_192;

export function createMediaPath(options: ReadingOptions): MediaPath {
  return (source) => {
    if (source !== undefined && source.length > LONGEST) return undefined;
    // What a parser would answer letter for letter needs none.
    if (source?.startsWith('https:') && plainHost(source) !== undefined) return ownPath(options.mediaPath(source));
    const url = source ? URL.parse(source, options.pageUrl) : null;
    if (!url) return undefined;
    if (url.protocol === 'http:') url.protocol = 'https:';
    return url.protocol === 'https:' && url.username === '' ? ownPath(options.mediaPath(url.href)) : undefined;
  };
}

/** SECURITY: only a path on the app's own origin may be loaded; `//host` would not be one. */
function ownPath(path: string | undefined): string | undefined {
  return path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
}
