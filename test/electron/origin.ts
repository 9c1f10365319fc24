/**
 * Where the app's own scheme lives in Chromium. CDP cannot serve a custom scheme as a stream, so `app://lectern/…`
 * is shown as `http://lectern.localhost/…`: a secure context with a stable, port-less origin of its own per host.
 * Main never sees the second form, and the page must not depend on either.
 */

const SUFFIX = '.localhost';

/** The address that Chromium loads for a URL of the app's scheme; any other URL as it is. */
export function toChromium(scheme: string, url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== `${scheme}:`) return url;
  return `http://${parsed.host}${SUFFIX}${parsed.pathname || '/'}${parsed.search}${parsed.hash}`;
}

/** The inverse: what Electron would say of an address that Chromium reports. */
export function fromChromium(scheme: string, url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:' || !parsed.hostname.endsWith(SUFFIX) || parsed.port !== '') return url;
  return `${scheme}://${parsed.hostname.slice(0, -SUFFIX.length)}${parsed.pathname}${parsed.search}${parsed.hash}`;
}

/** The origin of a URL as Electron spells it (`app://lectern`); `null` for opaque ones. */
export function originOf(scheme: string, url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return 'null';
  return parsed.protocol === `${scheme}:` ? `${parsed.protocol}//${parsed.host}` : parsed.origin;
}
