import { isLoopback } from '../../loopback.ts';

/** SECURITY: whether a wiki may be read at this address: https, or http on this computer; no user name, nothing after the path. */
export function isSafeAddress(url: URL): boolean {
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return secure && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
}
