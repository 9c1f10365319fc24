import type { Site } from './site.ts';

/** Where every wiki shows every page, whatever its article path, below its script path. */
export const INDEX = '/index.php';

const SCRIPT = /^\/(?:index|api|rest|load|thumb|img_auth|opensearch_desc)\.php(?:$|[/?])/;

/** The part of an address that names a page, still percent-encoded. */
export type ArticleName = { readonly segment: string; readonly variant: string | undefined };

/** Whether the web server keeps this path for a program or a folder of programs, so that no page is there. */
export function isShadowed({ articlePath, scriptPath }: Site, path: string): boolean {
  // An article path may itself lead through index.php (`/index.php/$1`).
  if (articlePath.startsWith(`${scriptPath}${INDEX}`)) return false;
  if (articlePath === '/$1' && scriptPath !== '' && path.startsWith(`${scriptPath}/`)) return true;
  return path.startsWith(`${scriptPath}/`) && SCRIPT.test(path.slice(scriptPath.length));
}

/**
 * Finds the name in any of the forms in which MediaWiki takes it: the article path, `index.php?title=`,
 * `index.php/`, and `/{variant}/` where the language is written in several ways.
 */
export function articleName(site: Site, url: URL): ArticleName | undefined {
  const { pathname } = url;
  const index = `${site.scriptPath}${INDEX}`;
  if (pathname === index) {
    const title = url.searchParams.get('title');
    return title === null ? undefined : plain(encodeURIComponent(title));
  }
  if (pathname.startsWith(`${index}/`)) return plain(pathname.slice(index.length + 1));
  if (isShadowed(site, pathname)) return undefined;
  return inArticlePath(site, pathname) ?? inVariantPath(site, pathname);
}

function plain(segment: string): ArticleName | undefined {
  return segment === '' ? undefined : { segment, variant: undefined };
}

function inArticlePath({ articlePath }: Site, pathname: string): ArticleName | undefined {
  const [before = '', after = ''] = articlePath.split('$1');
  const fits =
    pathname.length > before.length + after.length && pathname.startsWith(before) && pathname.endsWith(after);
  return fits ? plain(pathname.slice(before.length, pathname.length - after.length)) : undefined;
}

/** `$wgVariantArticlePath`, as Wikimedia sets it. A wiki whose pages are at the root has no such paths. */
function inVariantPath({ variants }: Site, pathname: string): ArticleName | undefined {
  const [, variant = '', segment = ''] = /^\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  return segment !== '' && variants.includes(variant) ? { segment, variant } : undefined;
}
