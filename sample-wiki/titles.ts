/** MediaWiki's rules for titles, as far as this wiki needs them (Manual:Page_title). */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what MediaWiki forbids here
const ILLEGAL = /[\u0000-\u001f\u007f#<>[\]{}|\ufffd]/u;
const RELATIVE = /(?:^|\/)\.{1,2}(?:\/|$)/;
export const NOT_PAGES = /^(?:special|media):/i;
/** What may stand before a colon, in small letters, and what the wiki calls it. */
const NAMESPACES: Readonly<Record<string, string>> = {
  media: 'Media',
  medium: 'Media',
  special: 'Special',
  spezial: 'Special',
  file: 'File',
  image: 'File',
  datei: 'File',
  category: 'Category',
  kategorie: 'Category',
  wörterbuch: 'Wörterbuch',
};
const SMALL_LETTERS = 'Wörterbuch';
const INTERWIKI = /^(?:de|fr|commons|wikt|meta):/i;

/**
 * A title's key: underscores for spaces, its namespace as the wiki calls it, the first letter upper case where the
 * namespace wants it.
 * Answers undefined where MediaWiki would call the title invalid.
 */
export function normalizedKey(title: string): string | undefined {
  const key = title.replace(/[\s_]+/gu, '_').replace(/^_+|_+$/g, '');
  if (key === '' || key.startsWith(':') || ILLEGAL.test(key) || RELATIVE.test(key) || key.includes('~~~')) {
    return undefined;
  }
  if (Buffer.byteLength(key) > 255) return undefined;
  const [, prefix = '', rest = ''] = /^([^:]+?)_*:_*(.*)$/su.exec(key) ?? [];
  const lower = prefix.toLowerCase();
  const namespace = Object.hasOwn(NAMESPACES, lower) ? NAMESPACES[lower] : undefined;
  if (namespace === undefined) return capitalized(key);
  if (rest === '') return undefined;
  return `${namespace}:${namespace === SMALL_LETTERS ? rest : capitalized(rest)}`;
}

function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** Whether a key names something that is not a page of this wiki's own: a special page, a file's bytes, another wiki. */
export function isForeign(key: string): boolean {
  return NOT_PAGES.test(key) || INTERWIKI.test(key);
}

export function titleOf(key: string): string {
  return key.replaceAll('_', ' ');
}

export function keyOf(title: string): string {
  return title.replaceAll(' ', '_');
}

/** The path segment of a key in the REST API: `/` must be `%2F`. */
export function segmentOf(key: string): string {
  return encodeURIComponent(key);
}

/** A percent-encoded segment decoded; undefined when it is not UTF-8. */
export function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
