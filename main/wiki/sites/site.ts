import type { Licence, SiteId } from '../../../shared/models.ts';
import { siteLanguage } from '../../../shared/site-id.ts';
import type { SiteLicence } from './licence.ts';
import { LANGUAGE, type SiteDefinition, type TitleRules } from './site-definition.ts';
import { variantsOf } from './variants.ts';

/** Where Wikimedia keeps images, thumbnails, rendered formulas and map pictures. Other wikis borrow from there. */
const WIKIMEDIA_MEDIA = [
  'https://upload.wikimedia.org',
  'https://thumb.wikimedia.org',
  'https://wikimedia.org',
  'https://maps.wikimedia.org',
] as const;

/** Domains whose pictures are all in one of those places. */
const WIKIMEDIA =
  /\.(?:wik(?:ipedia|tionary|ibooks|inews|iquote|isource|iversity|ivoyage|imedia|idata)|mediawiki)\.org$/;

/** The API portal's pattern of languages matches none with a hyphen. */
const WITHOUT_HYPHENS = 'https://api.wikimedia.org/core/';

/** One wiki, as data. */
export type Site = {
  readonly id: SiteId;
  /** As people call it (`Wikipedia`). */
  readonly name: string;
  /** The wiki's own code (`en`, `zh-yue`). */
  readonly language: string;
  /** The preferred base of its REST API, without a slash at the end: what requests are written for. */
  readonly apiBase: string;
  /** All its bases, the preferred one first. */
  readonly bases: readonly string[];
  /** Origin of its pages on the web. */
  readonly origin: string;
  /** Origins that show the same pages. */
  readonly otherOrigins: readonly string[];
  /** Exact origins that images may come from. */
  readonly mediaOrigins: readonly string[];
  /** Path of a page, `$1` for its title. */
  readonly articlePath: string;
  /** Folder of `index.php` and `api.php`, without a slash at the end. */
  readonly scriptPath: string;
  /** Writing variants, each with a path of its own (`/zh-hant/…`). */
  readonly variants: readonly string[];
  readonly oauthIssuer: string | undefined;
  /** Of its texts, where a page does not say; undefined where the wiki does not either. */
  readonly licence: Licence | undefined;
  readonly titles: TitleRules;
};

/** The wiki of a definition in one language. @param id of the definition's family. */
export function siteOf(definition: SiteDefinition, id: SiteId): Site {
  const code = siteLanguage(id);
  const language = definition.contentLanguage ?? code;
  const fill = (template: string) => template.replaceAll(LANGUAGE, code);
  const bases = definition.bases.filter((base) => !(base.startsWith(WITHOUT_HYPHENS) && code.includes('-'))).map(fill);
  const [apiBase = ''] = bases;
  const origin = fill(definition.origin);
  const own = WIKIMEDIA.test(new URL(origin).hostname) ? [] : [origin];
  const { name, articlePath, scriptPath, oauthIssuer, titles, licence } = definition;
  return {
    id,
    name,
    language,
    apiBase,
    bases,
    origin,
    otherOrigins: definition.otherOrigins.map(fill),
    mediaOrigins: [...WIKIMEDIA_MEDIA, ...own],
    articlePath,
    scriptPath,
    variants: definition.variants ?? variantsOf(language),
    oauthIssuer,
    licence: licenceIn(code, licence),
    titles,
  };
}

function licenceIn(code: string, licence: SiteLicence | undefined): Licence | undefined {
  if (licence === undefined || licence.exceptLanguages.includes(code)) return undefined;
  return { title: licence.title, url: licence.url };
}
