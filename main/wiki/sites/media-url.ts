import type { Site } from './site.ts';

/**
 * The address of a picture or a recording, made exact: without fragment and without what only counts visits (`utm_…`),
 * by the site's own scheme on the site's own host and by https everywhere else, whatever stood there. So it is a key
 * too: one medium, one address. Undefined where this site's media may not come from.
 * @param address absolute, or relative to the site (`//upload.wikimedia.org/…`).
 */
export function mediaUrl(site: Site, address: string): string | undefined {
  const url = URL.parse(address, site.origin);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  const [protocol, host] = site.origin.split('//');
  url.protocol = url.host === host && protocol !== undefined ? protocol : 'https:';
  url.hash = '';
  if (url.search !== '') url.search = withoutCounting(url.search.slice(1));
  return site.mediaOrigins.includes(url.origin) ? url.href : undefined;
}

/** What is left stays as it was written: to a map's server another spelling may be another picture. */
function withoutCounting(query: string): string {
  return query
    .split('&')
    .filter((part) => part !== '' && !/^utm_/i.test(part))
    .join('&');
}
