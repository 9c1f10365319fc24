import * as z from 'zod/mini';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { isValidTitle } from '../../../shared/titles.ts';
import { decodeSite, encodeSite, scriptPath } from '../sites/site-data.ts';
import type { SiteDefinition } from '../sites/site-definition.ts';
import { RULES_PARTS, rulesShape, siteRules } from '../sites/site-rules.ts';
import { withArticlePath } from './article-path-of.ts';
import { familyOf } from './family.ts';
import { plainText } from './plain-text.ts';

/** What is asked of `api.php` (https://www.mediawiki.org/wiki/API:Siteinfo). */
export const SITE_INFO_QUERY = new URLSearchParams({
  action: 'query',
  meta: 'siteinfo',
  siprop: ['general', ...RULES_PARTS, 'interwikimap'].join('|'),
  format: 'json',
  formatversion: '2',
});

/** Asked for where the wiki's main page has a name that no page can have: that it is missing is an answer too. */
const ANY_PAGE = 'Main Page';

/** More prefixes of other wikis are kept of none; Wikimedia's own have about two thousand. */
const MOST_PREFIXES = 5000;

const code = z.object({ code: z.string() });
const refusal = z.union([
  z.object({ error: code }),
  z.pipe(
    z.object({ errors: z.array(code).check(z.minLength(1)) }),
    z.transform(({ errors }) => ({ error: errors[0] ?? { code: '' } })),
  ),
]);

const introduction = z.object({ query: z.object({ general: z.object({ generator: z.string() }) }) });

const answer = z.object({
  query: z.object({
    general: z.object({
      sitename: z.string(),
      mainpage: z.string(),
      server: z.string(),
      articlepath: z.string(),
      scriptpath: scriptPath,
      lang: z.string(),
      variants: z.optional(z.array(code)),
    }),
    ...rulesShape,
    interwikimap: z.optional(z.array(z.object({ prefix: z.string() }))),
  }),
});

/** A wiki, as it describes itself. */
export type SiteInfo =
  | { readonly kind: 'site'; readonly site: SiteDefinition; readonly generator: string; readonly mainPage: string }
  /** It will not say anything to people who are not signed in. */
  | { readonly kind: 'private' }
  /** MediaWiki, but one that speaks of itself in another way: too old. */
  | { readonly kind: 'other-version'; readonly generator: string }
  | { readonly kind: 'not-mediawiki' };

/**
 * Reads an answer of `meta=siteinfo`.
 * @param api the address that answered. @param trusted whether the address the wiki gives as its own may be asked;
 *   where not, the one that answered is taken.
 */
export function readSiteInfo(value: unknown, api: URL, trusted: (url: URL) => boolean): SiteInfo {
  const refused = z.safeParse(refusal, value);
  if (refused.success) return { kind: refused.data.error.code === 'readapidenied' ? 'private' : 'not-mediawiki' };
  const introduced = z.safeParse(introduction, value);
  const generator = introduced.success ? introduced.data.query.general.generator : '';
  if (!generator.startsWith('MediaWiki')) return { kind: 'not-mediawiki' };
  const decoded = z.safeParse(answer, value);
  if (!decoded.success) return { kind: 'other-version', generator };
  const { server, mainpage } = decoded.data.query.general;
  const found = definition(decoded.data.query, originOf(server, api, trusted));
  // What could not be read back after a restart is not added in the first place.
  const site = decodeSite(encodeSite(found));
  if (site === undefined) return { kind: 'other-version', generator };
  return { kind: 'site', site, generator, mainPage: isValidTitle(mainpage) ? mainpage : ANY_PAGE };
}

function originOf(server: string, api: URL, trusted: (url: URL) => boolean): string {
  const url = URL.parse(server, api.href);
  if (url === null) return api.origin;
  // Behind a proxy that does the encryption a wiki may not know that it is reached by https.
  if (api.protocol === 'https:') url.protocol = 'https:';
  return trusted(url) ? url.origin : api.origin;
}

function definition({ general, ...query }: z.infer<typeof answer>['query'], origin: string): SiteDefinition {
  const { scriptpath, lang } = general;
  const family = familyOf(origin, scriptpath);
  const { titles, licence } = siteRules(query, origin);
  const terms = plainText(licence?.title ?? '');
  const language = decodeSiteId(`${family}:${lang}`) === undefined ? 'mul' : lang;
  const site: SiteDefinition = {
    family,
    name: plainText(general.sitename) || new URL(origin).host,
    languages: [language],
    contentLanguage: lang,
    bases: [`${origin}${scriptpath}/rest.php/v1`],
    origin,
    otherOrigins: [],
    articlePath: `${scriptpath}/index.php?title=$1`,
    scriptPath: scriptpath,
    variants: general.variants?.map((variant) => variant.code) ?? [],
    oauthIssuer: undefined,
    licence: terms ? { ...licence, title: terms, exceptLanguages: [] } : undefined,
    titles: {
      ...titles,
      interwiki: query.interwikimap?.slice(0, MOST_PREFIXES).map(({ prefix }) => prefix.toLowerCase()) ?? [],
    },
  };
  return withArticlePath(site, general.articlepath);
}
