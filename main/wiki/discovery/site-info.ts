import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { decodeSiteId } from '../../../shared/site-id.ts';
import { statedLicence } from '../sites/licence.ts';
import type { Namespace, SiteDefinition } from '../sites/site-definition.ts';

/** What is asked of `api.php` (https://www.mediawiki.org/wiki/API:Siteinfo). */
export const SITE_INFO_QUERY = new URLSearchParams({
  action: 'query',
  meta: 'siteinfo',
  siprop: 'general|namespaces|namespacealiases|interwikimap|rightsinfo',
  format: 'json',
  formatversion: '2',
});

const FIRST_LETTER = 'first-letter';
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

const path = z.string().check(z.regex(/^\/[^#\s]*\$1[^#\s]*$/));
const answer = z.object({
  query: z.object({
    general: z.object({
      sitename: z.string(),
      mainpage: z.string(),
      server: z.string(),
      articlepath: path,
      scriptpath: z.string().check(z.regex(/^(?:\/[^?#\s]*[^/?#\s])?$/)),
      lang: z.string(),
      case: z.string(),
      variants: z.optional(z.array(code)),
    }),
    namespaces: z.record(
      z.string(),
      z.object({ id: z.int(), name: z.string(), canonical: z.optional(z.string()), case: z.string() }),
    ),
    namespacealiases: z.array(z.object({ id: z.int(), alias: z.string() })),
    rightsinfo: z.optional(z.object({ url: z.string(), text: z.string() })),
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
  const origin = originOf(decoded.data.query.general.server, api, trusted);
  const { mainpage: mainPage } = decoded.data.query.general;
  return { kind: 'site', site: definition(decoded.data.query, origin), generator, mainPage };
}

function originOf(server: string, api: URL, trusted: (url: URL) => boolean): string {
  const url = URL.parse(server, api.href);
  if (url === null) return api.origin;
  // Behind a proxy that does the encryption a wiki may not know that it is reached by https.
  if (api.protocol === 'https:') url.protocol = 'https:';
  return trusted(url) ? url.origin : api.origin;
}

function definition({ general, ...query }: z.infer<typeof answer>['query'], origin: string): SiteDefinition {
  const { scriptpath: scriptPath, lang } = general;
  const family = familyOf(origin, scriptPath);
  const licence = statedLicence({ url: query.rightsinfo?.url, title: query.rightsinfo?.text }, origin);
  const language = decodeSiteId(`${family}:${lang}`) === undefined ? 'mul' : lang;
  return {
    family,
    name: general.sitename.trim() || new URL(origin).host,
    languages: [language],
    contentLanguage: lang,
    bases: [`${origin}${scriptPath}/rest.php/v1`],
    origin,
    otherOrigins: [],
    articlePath: general.articlepath,
    scriptPath,
    variants: general.variants?.map((variant) => variant.code) ?? [],
    oauthIssuer: undefined,
    licence: licence && { ...licence, exceptLanguages: [] },
    titles: {
      capital: general.case === FIRST_LETTER,
      namespaces: Object.values(query.namespaces).map((found) => namespace(found, query.namespacealiases)),
      interwiki: query.interwikimap?.slice(0, MOST_PREFIXES).map(({ prefix }) => prefix.toLowerCase()) ?? [],
    },
  };
}

function namespace(
  found: { readonly id: number; readonly name: string; readonly canonical?: string | undefined; readonly case: string },
  all: readonly { readonly id: number; readonly alias: string }[],
): Namespace {
  const { id, name, canonical } = found;
  const others = all.filter((other) => other.id === id).map(({ alias }) => alias);
  const aliases = canonical === undefined || canonical === name ? others : [canonical, ...others];
  return { id, name, aliases, capital: found.case === FIRST_LETTER };
}

/** The same for the same wiki, letters only, and never that of a wiki that is built in. */
function familyOf(origin: string, scriptPath: string): string {
  const letters = new URL(origin).hostname.replace(/^www\./, '').replace(/[^a-z]/g, '');
  const digest = createHash('sha256').update(`${origin}${scriptPath}`).digest();
  const mark = [...digest.subarray(0, 6)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return `${letters.slice(0, 20)}x${mark}`;
}
