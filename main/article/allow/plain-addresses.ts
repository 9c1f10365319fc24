/**
 * Addresses of the web that a URL parser would answer letter for letter (WHATWG URL): lower-case names, no port,
 * no dots to resolve, nothing to encode. Nine of ten in a list of references are such; parsing them is half the work on links.
 */
const PLAIN =
  /^https?:\/\/((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})\/([\w~!$&()*+,;=:@%/.-]{0,1000})(?:\?[\w~!$&()*+,;=:@%/?.-]{0,1000})?(?:#[\w~!$&()*+,;=:@%/?.-]{0,500})?$/;
const DOTS = /(?:^|\/)(?:\.|%2e)/i;

export type PlainAddress = {
  readonly host: string;
  /** Without the solidus it begins with. */
  readonly path: string;
};

/** The parts of such an address; undefined for one that has to be parsed. */
export function plainAddress(address: string): PlainAddress | undefined {
  const match = PLAIN.exec(address);
  const host = match?.[1];
  const path = match?.[2];
  if (host === undefined || path === undefined) return undefined;
  // Names in punycode are checked by the parser, and dots in a path lead upwards.
  return host.includes('xn--') || DOTS.test(path) ? undefined : { host, path };
}

/** The host of such an address. */
export function plainHost(address: string): string | undefined {
  return plainAddress(address)?.host;
}
