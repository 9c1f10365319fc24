import * as z from 'zod/mini';
import { siteId } from '../../../shared/site-id.ts';
import { pageTarget, pageUrl } from '../sites/page-address.ts';
import { siteOf } from '../sites/site.ts';
import { articlePath } from '../sites/site-data.ts';
import type { SiteDefinition } from '../sites/site-definition.ts';

/**
 * The wiki with the article path it names, where addresses in that lead back to their titles; unchanged otherwise.
 * @param said as siteinfo has it: a path, or an address of the wiki's own.
 */
export function withArticlePath(site: SiteDefinition, said: string): SiteDefinition {
  const path = said.startsWith(site.origin) ? said.slice(site.origin.length) : said;
  const named = { ...site, articlePath: path };
  return z.safeParse(articlePath, path).success && readsItself(named) ? named : site;
}

function readsItself(definition: SiteDefinition): boolean {
  const site = siteOf(definition, siteId(definition.family, definition.languages[0] ?? 'mul'));
  return ['Abc', 'Abc/Def', '1 & 2?'].every((title) => {
    const address = URL.parse(pageUrl(site, title));
    const target = address === null ? undefined : pageTarget(site, address);
    return target?.kind === 'page' && target.title === title;
  });
}
