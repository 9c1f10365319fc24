import type { ReadingOptions } from '../options.ts';

/** Answers the path behind which the app serves a resource of the web, or undefined. */
export type MediaPath = (source: string | undefined) => string | undefined;

export function createMediaPath(options: ReadingOptions): MediaPath {
  return (source) => {
    const url = source ? URL.parse(source, options.pageUrl) : null;
    if (!url) return undefined;
    if (url.protocol === 'http:') url.protocol = 'https:';
    // SECURITY: only a path on the app's own origin may be loaded; `//host` would not be one.
    const path = url.protocol === 'https:' && url.username === '' ? options.mediaPath(url.href) : undefined;
    return path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
  };
}
