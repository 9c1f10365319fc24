import type { SiteLicence } from './licence.ts';
import { canonicalRules } from './namespaces.ts';
import { LANGUAGE, type SiteDefinition } from './site-definition.ts';

/** The wiki on which people of all Wikimedia's wikis sign in. */
const ISSUER = 'https://meta.wikimedia.org/w/rest.php';

/**
 * Of all texts that nothing else is said of (wikimediafoundation.org, Terms of Use §7). Exceptions: `$wgRightsUrl` in
 * Wikimedia's configuration.
 */
const CC_BY_SA: SiteLicence = {
  title: 'Creative Commons Attribution-ShareAlike 4.0',
  url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  exceptLanguages: [],
};
/** Each Wikinews decided for itself when all were asked in 2025; these decided for something else, not all of it for good. */
const CC_BY: SiteLicence = {
  title: 'Creative Commons Attribution 4.0',
  url: 'https://creativecommons.org/licenses/by/4.0/',
  exceptLanguages: ['ar', 'de', 'fa', 'fr', 'ru', 'sv'],
};
const CC0: SiteLicence = {
  title: 'Creative Commons CC0',
  url: 'https://creativecommons.org/publicdomain/zero/1.0/',
  exceptLanguages: [],
};

const COMMON = {
  articlePath: '/wiki/$1',
  scriptPath: '/w',
  variants: undefined,
  oauthIssuer: ISSUER,
  licence: CC_BY_SA,
  titles: canonicalRules(true),
} as const;

/** One wiki for each language under a domain. */
function perLanguage(family: string, name: string): SiteDefinition {
  const origin = `https://${LANGUAGE}.${family}.org`;
  return {
    ...COMMON,
    family,
    name,
    languages: 'every',
    contentLanguage: undefined,
    bases: [`${origin}/w/rest.php/v1`],
    origin,
    otherOrigins: [`https://${LANGUAGE}.m.${family}.org`],
  };
}

/** One wiki for the whole world: its id ends in `mul` (ISO 639-2, several languages); its own pages are in English. */
function oneForAll(family: string, name: string, origin: string, otherOrigins: readonly string[]): SiteDefinition {
  return {
    ...COMMON,
    family,
    name,
    languages: ['mul'],
    contentLanguage: 'en',
    bases: [`${origin}/w/rest.php/v1`],
    origin,
    otherOrigins,
  };
}

const wikipedia = perLanguage('wikipedia', 'Wikipedia');

/** Wikipedia has two: the wiki's own, and the API portal's, which is being retired. */
export const WIKIPEDIA: SiteDefinition = {
  ...wikipedia,
  bases: [...wikipedia.bases, `https://api.wikimedia.org/core/v1/wikipedia/${LANGUAGE}`],
};

/** What can be read without adding anything. Rules of titles: `$wgCapitalLinks` in Wikimedia's configuration. */
export const BUILT_IN: readonly SiteDefinition[] = [
  WIKIPEDIA,
  { ...perLanguage('wiktionary', 'Wiktionary'), titles: canonicalRules(false) },
  perLanguage('wikibooks', 'Wikibooks'),
  { ...perLanguage('wikinews', 'Wikinews'), licence: CC_BY },
  perLanguage('wikiquote', 'Wikiquote'),
  perLanguage('wikisource', 'Wikisource'),
  perLanguage('wikiversity', 'Wikiversity'),
  perLanguage('wikivoyage', 'Wikivoyage'),
  oneForAll('commons', 'Wikimedia Commons', 'https://commons.wikimedia.org', ['https://commons.m.wikimedia.org']),
  {
    ...oneForAll('wikidata', 'Wikidata', 'https://www.wikidata.org', [
      'https://m.wikidata.org',
      'https://wikidata.org',
    ]),
    licence: CC0,
  },
  oneForAll('meta', 'Meta-Wiki', 'https://meta.wikimedia.org', ['https://meta.m.wikimedia.org']),
  oneForAll('wikispecies', 'Wikispecies', 'https://species.wikimedia.org', ['https://species.m.wikimedia.org']),
  oneForAll('mediawiki', 'MediaWiki.org', 'https://www.mediawiki.org', [
    'https://m.mediawiki.org',
    'https://mediawiki.org',
  ]),
];
