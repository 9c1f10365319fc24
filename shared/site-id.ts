import type { SiteId } from './models.ts';

/**
 * A family of wikis, then the language: BCP 47-like codes as the wikis spell them (`zh-yue`), and `mul` (ISO 639-2,
 * several languages) for a wiki of all languages (`commons:mul`).
 */
const PATTERN = /^[a-z]{2,32}:[a-z]{2,12}(?:-[a-z0-9]{2,12}){0,3}$/;

/** Decodes `wikipedia:en`. Answers undefined for anything else. */
export function decodeSiteId(value: unknown): SiteId | undefined {
  return typeof value === 'string' && PATTERN.test(value) ? (value as SiteId) : undefined;
}

/** The site of a family in a language. Throws on a code that is none: callers pass codes they have checked. */
export function siteId(family: string, language: string): SiteId {
  const id = decodeSiteId(`${family}:${language}`);
  if (!id) throw new Error(`Not a site: ${family}:${language}`);
  return id;
}

/** The language code of a site (`en`). */
export function siteLanguage(site: SiteId): string {
  return site.slice(site.indexOf(':') + 1);
}
