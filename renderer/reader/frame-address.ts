import type { OpenedPage } from '../../shared/models.ts';
import type { Entry } from '../navigation/history.ts';
import type { PageLocation } from '../navigation/location.ts';

/**
 * A frame's first address does not enter its history; an anchor in it is found while the page still arrives. The
 * anchor is the one that was asked for, whichever page the wiki's redirect led to.
 */
export function startAddress(
  page: Pick<OpenedPage, 'documentPath'>,
  entry: Pick<Entry, 'place'>,
  location: Pick<PageLocation, 'fragment'>,
): string {
  if (location.fragment === undefined || entry.place !== undefined) return page.documentPath;
  return withFragment(page.documentPath, location.fragment);
}

/** The address with another anchor. Percent-encoded, so that any anchor is one. */
export function withFragment(address: string, fragment: string): string {
  const hash = address.indexOf('#');
  return `${hash < 0 ? address : address.slice(0, hash)}#${encodeURIComponent(fragment)}`;
}
