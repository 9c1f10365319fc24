import type { OpenedPage } from '../../../shared/models.ts';
import { titleSegment } from '../../../shared/titles.ts';
import { decodeFrameLink } from '../frame-link.ts';

/** Where things of a reading document are on the web. Undefined for what is nowhere there. */
export type WebAddresses = {
  /** @param kind the link's `data-link`. @param href as written */
  readonly link: (kind: string | null, href: string | null) => string | undefined;
  /** @param path the root-relative path of a picture or a recording */
  readonly media: (path: string) => string | undefined;
};

const MEDIA_PATH = /^\/media\/(?:private\/)?[^/]+\/([^/]+)$/;

/** The addresses of the page's wiki differ only in the title: the page's own tells how they look. */
export function webAddresses(page: Pick<OpenedPage, 'site' | 'title' | 'sourceUrl'>): WebAddresses {
  const own = nameIn(page.title);
  const before = page.sourceUrl.endsWith(own) ? page.sourceUrl.slice(0, -own.length) : undefined;

  const address = (title: string | undefined, fragment: string | undefined): string | undefined => {
    const url = title === undefined ? page.sourceUrl : before && `${before}${nameIn(title)}`;
    if (url === undefined || url === '') return undefined;
    return fragment === undefined ? url : `${url}#${encodeURIComponent(fragment)}`;
  };

  return {
    link(kind, href) {
      const link = decodeFrameLink(kind, href);
      if (link?.kind === 'external') return link.url;
      if (link?.kind === 'fragment') return address(undefined, link.fragment);
      return link && link.site === page.site ? address(link.title, link.fragment) : undefined;
    },
    media(path) {
      try {
        const url = URL.parse(decodeURIComponent(MEDIA_PATH.exec(path)?.[1] ?? ''));
        return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** As wikis write it in their own addresses: `/` and `:` stay readable. */
function nameIn(title: string): string {
  return titleSegment(title).replaceAll('%2F', '/').replaceAll('%3A', ':');
}
