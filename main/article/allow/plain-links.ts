import { titleKey } from '../../../shared/titles.ts';
import type { ReadingOptions } from '../options.ts';

const SAMPLE = 'Lectern_sample';
const SAMPLE_TITLE = 'Lectern sample';
/** Where in a link a name, and what stands before its colon, have ended at the latest. */
const LONGEST_NAME = 153;
const LONGEST_PREFIX = 42;
const LONGEST_PLACE = 200;
/** A hostile document must not fill the memory with what it calls namespaces. */
const MOST_PREFIXES = 100;

/** Nothing in it has to be escaped in an attribute. */
export type PlainLink =
  /** `href`: root-relative, with its fragment. `url`: the same place on the web. */
  | { readonly kind: 'page'; readonly title: string; readonly href: string; readonly url: string }
  /** What the wiki's software makes, or another wiki has: `url` is its address on the web. */
  | { readonly kind: 'elsewhere'; readonly url: string };

const NOTHING_TO_ESCAPE = /^[\w/.:-]+$/;

/** What a character of a name asks for. */
const PLAIN = 1;
const PLACE = 2;
const UNDERSCORE = 4;
const ENCODED = 8;
const CAPITAL = 16;
const COLON = 0x3a;
const HASH = 0x23;
const SOLIDUS = 0x2f;
const EN_DASH = 0x2013;
/** Latin letters with their marks: one code point each, which no normalization changes. */
const FIRST_MARKED = 0xc0;
const LAST_MARKED = 0x24f;

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Z0-9]/.test(character)) return PLAIN | PLACE | CAPITAL;
  if (/[a-z.-]/.test(character)) return PLAIN | PLACE;
  if (/[()'!]/.test(character)) return PLAIN;
  if (character === ',') return PLAIN | ENCODED;
  return character === '_' ? PLAIN | PLACE | UNDERSCORE : 0;
});

function kindOf(code: number): number {
  if (code < 128) return ASCII[code] ?? 0;
  const marked = code >= FIRST_MARKED && code <= LAST_MARKED && code !== 0xd7 && code !== 0xf7;
  return marked || code === EN_DASH ? PLAIN | ENCODED : 0;
}

/** Whether this is the name of a place on a page that needs no decoding and no escaping. */
export function isPlainPlace(text: string, from: number): boolean {
  if (from >= text.length || text.length - from > LONGEST_PLACE) return false;
  for (let at = from; at < text.length; at++) if ((kindOf(text.charCodeAt(at)) & PLACE) === 0) return false;
  return true;
}

type Reading = {
  /** Where the name ends and a fragment may begin. */
  readonly end: number;
  /** All kinds of characters that were met. */
  readonly kinds: number;
  /** Where the first colon stands; -1 without one. */
  readonly colon: number;
  readonly solidus: boolean;
};

/** Reads a plain name after `./`; undefined where there is another. */
function readName(href: string): Reading | undefined {
  let kinds = 0;
  let last = 0;
  let colon = -1;
  let solidus = false;
  let end = 2;
  for (; end < href.length; end++) {
    const code = href.charCodeAt(end);
    if (code === HASH) break;
    const kind = kindOf(code);
    if (code === COLON && colon < 0 && end <= LONGEST_PREFIX) {
      if ((kindOf(href.charCodeAt(end + 1)) & CAPITAL) === 0) return undefined;
      colon = end;
    } else if (code === SOLIDUS && colon >= 0 && (kindOf(href.charCodeAt(end + 1)) & CAPITAL) !== 0) {
      solidus = true;
    } else if (kind === 0 || (kind & last & UNDERSCORE) !== 0) return undefined;
    kinds |= kind;
    last = kind;
  }
  if ((last & UNDERSCORE) !== 0 || end > LONGEST_NAME) return undefined;
  return end === href.length || isPlainPlace(href, end + 1) ? { end, kinds, colon, solidus } : undefined;
}

/**
 * Answers links to plainly named pages without taking an address apart, which would be a third of the engine's time.
 * Plain is a title that every wiki writes as it stands: it begins with a capital or a digit and needs no decoding.
 * Nine links of ten in English are such.
 *
 * Whether that may be done is asked once: when a sample in the folder of the links is the page of that title,
 * and its path ends with its name, then so it is with all of them. What stands before a colon is asked the same way:
 * it may be a namespace, which has rules of its own, or another wiki.
 * @param base the folder of the links.
 */
export function createPlainLinks(options: ReadingOptions, base: string): (href: string) => PlainLink | undefined {
  const leadsTo = (name: string): 'page' | 'elsewhere' | 'unknown' => {
    const url = URL.parse(`./${name}`, base);
    const title = url === null ? '' : options.isOwnPage(url);
    if (title === undefined) return url?.href === base + name ? 'elsewhere' : 'unknown';
    return title === name.replaceAll('_', ' ') ? 'page' : 'unknown';
  };
  const path = options.articlePath(SAMPLE_TITLE);
  const known = leadsTo(SAMPLE) === 'page' && path.endsWith(`/${SAMPLE}`) && NOTHING_TO_ESCAPE.test(path + base);
  const folder = path.slice(0, -SAMPLE.length);
  const own = titleKey(options.title);

  const prefixes = new Map<string, ReturnType<typeof leadsTo>>();
  const prefixLeadsTo = (prefix: string): ReturnType<typeof leadsTo> => {
    const asked = prefixes.get(prefix);
    if (asked !== undefined || prefixes.size >= MOST_PREFIXES) return asked ?? 'unknown';
    const answer = leadsTo(`${prefix}:${SAMPLE}`);
    prefixes.set(prefix, answer);
    return answer;
  };

  return (href) => {
    if (!known || !href.startsWith('./') || (kindOf(href.charCodeAt(2)) & CAPITAL) === 0) return undefined;
    const read = readName(href);
    if (read === undefined) return undefined;
    const { end, kinds, colon, solidus } = read;
    const where = colon < 0 ? 'page' : prefixLeadsTo(href.slice(2, colon));
    // An address of the web is spelled by a URL parser wherever it is not plain ASCII.
    if (where === 'elsewhere') return (kinds & ENCODED) === 0 ? { kind: where, url: base + href.slice(2) } : undefined;
    const name = href.slice(2, end);
    if (where === 'unknown' || solidus || name === own) return undefined;
    const encoded = (kinds & ENCODED) !== 0 || colon >= 0 ? encodeURIComponent(name) : name;
    const place = href.slice(end);
    return {
      kind: where,
      url: base + ((kinds & ENCODED) !== 0 ? encodeURI(name) : name) + place,
      title: (kinds & UNDERSCORE) !== 0 ? name.replaceAll('_', ' ') : name,
      href: folder + encoded + place,
    };
  };
}
