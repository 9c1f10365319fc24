/**
 * MediaWiki titles, their keys and their place in a path.
 * Rules: https://www.mediawiki.org/wiki/Manual:Page_title (length, illegal characters, relative paths).
 */

/** More UTF-8 bytes than this are refused by MediaWiki (page_title is 255 bytes wide). */
const MAX_TITLE_BYTES = 255;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what MediaWiki forbids here
const ILLEGAL = /[\u0000-\u001f\u007f#<>[\]{}|\ufffd]/u;
const RELATIVE = /(?:^|\/)\.{1,2}(?:\/|$)/;
const UNPAIRED_SURROGATE = /\p{Surrogate}/u;

/** The title with spaces as people write it: underscores and runs of spaces become one space; ends trimmed. */
export function displayTitle(title: string): string {
  return title.replace(/[\s_]+/gu, ' ').trim();
}

/** The key of a title: underscores instead of spaces. */
export function titleKey(title: string): string {
  return displayTitle(title).replaceAll(' ', '_');
}

/**
 * Whether MediaWiki could have a page of this name. Says nothing about whether it exists.
 * @param title without a fragment; `#` makes it invalid.
 */
export function isValidTitle(title: string): boolean {
  const display = title.replace(/[ _]+/g, ' ').trim();
  return (
    display !== '' &&
    !display.startsWith(':') &&
    !ILLEGAL.test(display) &&
    !UNPAIRED_SURROGATE.test(display) &&
    !RELATIVE.test(display) &&
    !display.includes('~~~') &&
    new TextEncoder().encode(display).length <= MAX_TITLE_BYTES
  );
}

/** One path segment that names the title to the REST API and to our own routes: `/` must be `%2F` there. */
export function titleSegment(title: string): string {
  return encodeURIComponent(titleKey(title));
}

/** The inverse of `titleSegment`. Answers undefined when the segment is not percent-encoded UTF-8. */
export function titleFromSegment(segment: string): string | undefined {
  try {
    return displayTitle(decodeURIComponent(segment));
  } catch {
    return undefined;
  }
}

/** Splits `Title#fragment`; the fragment is decoded and without `#`. */
export function splitFragment(reference: string): { readonly title: string; readonly fragment: string | undefined } {
  const hash = reference.indexOf('#');
  if (hash < 0) return { title: reference, fragment: undefined };
  const raw = reference.slice(hash + 1);
  let fragment = raw;
  try {
    fragment = decodeURIComponent(raw);
  } catch {
    // An anchor that is not percent-encoded is taken as it stands.
  }
  return { title: reference.slice(0, hash), fragment: fragment === '' ? undefined : fragment };
}
