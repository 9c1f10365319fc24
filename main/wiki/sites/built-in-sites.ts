import { canonicalRules } from './namespaces.ts';
import { LANGUAGE, type SiteDefinition } from './site-definition.ts';

/** The wiki on which people of all Wikimedia's wikis sign in. */
const ISSUER = 'https://meta.wikimedia.org/w/rest.php';

const COMMON = {
  articlePath: '/wiki/$1',
  scriptPath: '/w',
  variants: undefined,
  oauthIssuer: ISSUER,
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
  perLanguage('wikinews', 'Wikinews'),
  perLanguage('wikiquote', 'Wikiquote'),
  perLanguage('wikisource', 'Wikisource'),
  perLanguage('wikiversity', 'Wikiversity'),
  perLanguage('wikivoyage', 'Wikivoyage'),
  oneForAll('commons', 'Wikimedia Commons', 'https://commons.wikimedia.org', ['https://commons.m.wikimedia.org']),
  oneForAll('wikidata', 'Wikidata', 'https://www.wikidata.org', ['https://m.wikidata.org', 'https://wikidata.org']),
  oneForAll('meta', 'Meta-Wiki', 'https://meta.wikimedia.org', ['https://meta.m.wikimedia.org']),
  oneForAll('wikispecies', 'Wikispecies', 'https://species.wikimedia.org', ['https://species.m.wikimedia.org']),
  oneForAll('mediawiki', 'MediaWiki.org', 'https://www.mediawiki.org', [
    'https://m.mediawiki.org',
    'https://mediawiki.org',
  ]),
];
