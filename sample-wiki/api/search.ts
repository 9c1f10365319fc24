import type { Answer, Call } from '../http.ts';
import { escapeHtml, json, parameterError } from '../http.ts';
import { imageSize } from '../images/catalogue.ts';
import { normalizedKey } from '../titles.ts';
import type { Library } from './library.ts';
import type { WikiPage } from './wiki-page.ts';

const DEFAULT_LIMIT = 50;
const EXCERPT_BEFORE = 60;
const EXCERPT_AFTER = 160;

/** `/search/title`: pages whose title, or a redirect's, begins so; letters and marks compared loosely. */
export function searchTitles(call: Call, library: Library): Answer {
  return answer(call, (query, limit) => {
    const wanted = folded(query);
    const found = new Map<string, unknown>();
    const listed = library.all().filter((page) => folded(page.title).startsWith(wanted));
    // Generated pages are in no list; by its exact title a search finds every page that is there.
    const named = library.page(normalizedKey(query) ?? '');
    const matching = named && !listed.some(({ key }) => key === named.key) ? [named, ...listed] : listed;
    const ranked = matching.sort(
      (a, b) => Number(a.redirect !== undefined) - Number(b.redirect !== undefined) || a.title.length - b.title.length,
    );
    for (const page of ranked) {
      const target = resolve(library, page);
      if (!found.has(target.key)) {
        const matched = target === page ? null : page.title;
        found.set(target.key, hit(call, target, escapeHtml(target.title), matched));
      }
    }
    return [...found.values()].slice(0, limit);
  });
}

/** `/search/page`: pages that hold every word. */
export function searchPages(call: Call, library: Library): Answer {
  return answer(call, (query, limit) => {
    const words = folded(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    const scored = library.all().flatMap((page) => {
      if (page.redirect !== undefined) return [];
      const text = page.text?.() ?? page.title;
      const title = folded(page.title);
      const all = `${title} ${folded(text)}`;
      if (words.length === 0 || !words.every((word) => all.includes(word))) return [];
      const score = words.reduce((sum, word) => sum + (title.includes(word) ? 100 : 0) + all.split(word).length, 0);
      return [{ page, score, excerpt: excerptOf(text, words) }];
    });
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ page, excerpt }) => hit(call, page, excerpt, null));
  });
}

function answer(call: Call, find: (query: string, limit: number) => readonly unknown[]): Answer {
  const query = call.query.get('q');
  const limit = call.query.get('limit') ?? String(DEFAULT_LIMIT);
  if (query === null || query.trim() === '') return parameterError('q', query, 'missingparam');
  if (!/^-?\d+$/.test(limit)) return parameterError('limit', limit, 'badinteger');
  if (Number(limit) < 1 || Number(limit) > 100) return parameterError('limit', limit, 'outofrange');
  return json(200, { pages: find(query.replaceAll('_', ' '), Number(limit)) });
}

function resolve(library: Library, page: WikiPage): WikiPage {
  const target = page.redirect === undefined ? undefined : library.page(page.redirect);
  return target && target.redirect === undefined ? target : page;
}

function hit(call: Call, page: WikiPage, excerpt: string, matchedTitle: string | null): unknown {
  const picture = page.article?.picture;
  const base = call.origin.replace(/^http:/, '');
  const size = picture && imageSize(picture);
  return {
    id: page.id,
    key: page.key,
    title: page.title,
    excerpt,
    matched_title: matchedTitle,
    anchor: null,
    description: page.article?.description ?? null,
    thumbnail: size
      ? {
          mimetype: 'image/png',
          width: 60,
          height: Math.round((60 * size.height) / size.width),
          duration: null,
          url: `${base}/images/thumb/60px-${picture}.png`,
        }
      : null,
  };
}

/** The words around the first match, as markup: entities for what is special, a span around what matched. */
function excerptOf(text: string, words: readonly string[]): string {
  const plain = folded(text);
  const at = Math.max(
    0,
    Math.min(...words.map((word) => plain.indexOf(word)).filter((index) => index >= 0), plain.length),
  );
  const from = at >= plain.length ? 0 : Math.max(0, text.indexOf(' ', at - EXCERPT_BEFORE) + 1);
  const start = at - EXCERPT_BEFORE <= 0 ? 0 : Math.min(from, at);
  const end = text.indexOf(' ', at + EXCERPT_AFTER);
  const piece = text.slice(start, end < 0 ? undefined : end);
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  let out = '';
  let last = 0;
  for (const match of folded(piece).matchAll(pattern)) {
    const stop = match.index + match[0].length;
    out += `${escapeHtml(piece.slice(last, match.index))}<span class="searchmatch">${escapeHtml(piece.slice(match.index, stop))}</span>`;
    last = stop;
  }
  return out + escapeHtml(piece.slice(last));
}

/** Lower case and without marks, character for character, so that places in it are places in the original. */
function folded(text: string): string {
  return Array.from(text.normalize('NFC'), (character) => {
    const bare = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return bare.length === character.length ? bare : character;
  }).join('');
}
