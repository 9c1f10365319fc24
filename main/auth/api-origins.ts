/** One label of a host name in place of the star (`https://*.wikipedia.org`), for the languages of one wiki family. */
const WILDCARD = /^https:\/\/\*(\.[a-z0-9.-]+)$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * SECURITY: whether a Bearer may go to this address: to the account's own API origins, compared exactly, and nowhere else.
 * @param origins exact origins (`https://meta.wikimedia.org`) or `https://*.host`, where the star is exactly one label.
 */
export function mayCarryBearer(url: URL, origins: readonly string[]): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return origins.some((origin) => {
    const suffix = WILDCARD.exec(origin)?.[1];
    return suffix === undefined ? url.origin === origin : isOneLabelUnder(url, suffix);
  });
}

function isOneLabelUnder(url: URL, suffix: string): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.hostname.endsWith(suffix) &&
    LABEL.test(url.hostname.slice(0, -suffix.length))
  );
}
