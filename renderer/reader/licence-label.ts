const CREATIVE_COMMONS = /^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)(?:\/|$)/;

/** A licence as people write it (`CC BY-SA 4.0`), or the title the wiki gave where it is not a Creative Commons one. */
export function licenceLabel(licence: { readonly title: string; readonly url: string }): string {
  const match = CREATIVE_COMMONS.exec(licence.url);
  return match ? `CC ${match[1]?.toUpperCase()} ${match[2]}` : licence.title;
}
