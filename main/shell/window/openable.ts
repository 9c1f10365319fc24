const SCHEMES = new Set(['https:', 'http:', 'mailto:']);

/** Whether an address is one that may leave the app at all: the second lock behind `externalLink`. */
export function isOpenable(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && SCHEMES.has(url.protocol) && url.href === address;
}
