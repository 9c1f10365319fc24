/** The address with another anchor. Percent-encoded, so that any anchor is one. */
export function withFragment(address: string, fragment: string): string {
  const hash = address.indexOf('#');
  return `${hash < 0 ? address : address.slice(0, hash)}#${encodeURIComponent(fragment)}`;
}
