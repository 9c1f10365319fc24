/**
 * MediaWiki titles, their keys and their place in a path.
 * Rules: https://www.mediawiki.org/wiki/Manual:Page_title (length, illegal characters, relative paths).
 */

/** More UTF-8 bytes than this are refused by MediaWiki (page_title is 255 bytes wide, and holds no namespace). */
const MAX_TITLE_BYTES = 255;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what MediaWiki forbids here
const ILLEGAL = /[\u0000-\u001f\u007f#<>[\]{}|\ufffd]/u;
/** What reads as an encoded character would not come back as it went (MediaWikiTitleCodec::getTitleInvalidRegex). */
const ENCODED = /%[0-9a-f]{2}|&[a-z0-9\u0080-\uffff]+;/i;
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
    !ENCODED.test(display) &&
    !UNPAIRED_SURROGATE.test(display) &&
    !RELATIVE.test(display) &&
    !display.includes('~~~') &&
    // No unit of a string takes more than three bytes.
    (display.length * 3 <= MAX_TITLE_BYTES || partsOf(display).every(isShort))
  );
}

function isShort(part: string): boolean {
  return new TextEncoder().encode(part).length <= MAX_TITLE_BYTES;
}

/** What stands before the first colon may be a namespace: only the wiki knows, and refuses what is too long with it. */
function partsOf(display: string): readonly string[] {
  const colon = display.indexOf(':');
  return colon < 0 ? [display] : [display.slice(0, colon), display.slice(colon + 1).trim()];
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
