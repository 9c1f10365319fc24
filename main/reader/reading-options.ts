import type { ReadingOptions } from '../article/reading-document.ts';
import { mediaUrl } from '../wiki/sites/media-url.ts';
import { pageLink, pageUrl } from '../wiki/sites/page-address.ts';
import type { Site } from '../wiki/sites/site.ts';
import type { Sites } from '../wiki/sites/sites.ts';
import { directionOf } from './direction.ts';
import { articlePath, mediaPath } from './paths.ts';
import { STYLESHEET_PATH } from './styled-head.ts';

export type DocumentToRead = {
  readonly title: string;
  readonly language: string;
  readonly privately?: boolean | undefined;
};

/**
 * What the engine is told of a page of a site: its links and media become paths of the app's own origin.
 * @param language BCP 47, where the document's body does not say
 * @param privately its media are not kept
 */
export function readingOptions(
  sites: Pick<Sites, 'get'>,
  site: Site,
  { title, language, privately = false }: DocumentToRead,
): ReadingOptions {
  return {
    title,
    language,
    direction: directionOf(language),
    pageUrl: pageUrl(site, title),
    stylesheetPath: STYLESHEET_PATH,
    articlePath: (target, fragment) => articlePath(site.id, target, fragment),
    mediaPath: (address) => {
      const allowed = mediaUrl(site, address);
      return allowed === undefined ? undefined : mediaPath(site.id, allowed, privately);
    },
    ownHosts: new Set([site.origin, ...site.otherOrigins].map((origin) => new URL(origin).hostname)),
    // The wiki may say what it calls its namespaces while its first page is still arriving.
    isOwnPage: (url) => pageLink(sites.get(site.id) ?? site, url)?.title,
  };
}
