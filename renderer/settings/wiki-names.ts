import type { SiteId, WikiView } from '../../shared/models.ts';
import { siteId, siteLanguage } from '../../shared/site-id.ts';
import { englishNameOf } from './english-names.ts';
import { WIKIPEDIA_LANGUAGES } from './wikipedia-languages.ts';

/** The wiki that a site is of; undefined once it has been removed. */
export function wikiOf(wikis: readonly WikiView[], site: SiteId): WikiView | undefined {
  return wikis.find(({ family }) => site.startsWith(`${family}:`));
}

/** The site of a wiki: in this language where it has one for each. */
export function siteOf(wiki: WikiView, language: string): SiteId {
  return siteId(wiki.family, wiki.language === 'every' ? language : wiki.language);
}

/** As people call it (`Wiktionary`). */
export function wikiName(wikis: readonly WikiView[], site: SiteId): string {
  return wikiOf(wikis, site)?.name ?? 'Removed wiki';
}

/** What tells a site from the one in use, in a few words; undefined where it is the one in use. */
export function siteLabel(wikis: readonly WikiView[], site: SiteId, current: SiteId): string | undefined {
  if (site === current) return undefined;
  const wiki = wikiOf(wikis, site);
  const language = wiki?.language === 'every' ? languageName(siteLanguage(site)) : undefined;
  if (language !== undefined && wiki === wikiOf(wikis, current)) return language;
  const name = wikiName(wikis, site);
  return language === undefined ? name : `${name} · ${language}`;
}

/** A language in its own name, else in English, else its code. */
export function languageName(code: string): string {
  return (Object.hasOwn(WIKIPEDIA_LANGUAGES, code) && WIKIPEDIA_LANGUAGES[code]) || (englishNameOf(code) ?? code);
}
