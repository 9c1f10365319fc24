import { escapeHtml } from '../../http.ts';
import { keyOf } from '../../titles.ts';
import type { Page } from './page.ts';
import { wikiLink } from './page.ts';

const PIECES =
  /\[\[([^\]|#]*)(?:#([^\]|]*))?(?:\|([^\]]*))?\]\]|\[(https:\/\/\S+) ([^\]]+)\]|\{([a-z0-9-]+)\}|\*\*(.+?)\*\*|\*(.+?)\*/g;

/**
 * A line of text as articles are written here: `[[Page#Section|label]]`, `[https://… label]`, `{source}` for a
 * reference, `**bold**`, `*italic*`. All else is text.
 */
export function inline(page: Page, text: string): string {
  let out = '';
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    out += escapeHtml(text.slice(end, match.index)) + piece(page, match);
    end = match.index + match[0].length;
  }
  return out + escapeHtml(text.slice(end));
}

function piece(page: Page, match: RegExpMatchArray): string {
  const [, target, fragment, label, address, addressLabel, source, bold, italic] = match;
  if (target !== undefined) return wikiLink(page, target, fragment, inline(page, label ?? target));
  if (address !== undefined) {
    return `<a rel="mw:ExtLink" href="${escapeHtml(address)}" class="external text"${page.id()}>${inline(page, addressLabel ?? '')}</a>`;
  }
  if (source !== undefined) return call(page, source);
  if (bold !== undefined) return `<b${page.id()}>${inline(page, bold)}</b>`;
  return `<i${page.id()}>${inline(page, italic ?? '')}</i>`;
}

function call(page: Page, source: string): string {
  const { number, calls } = page.cite(source);
  const made = page.made('Extension/ref', 'ref', { id: `mw-reference-text-cite_note-${source}-${number}` });
  const href = `./${encodeURI(keyOf(page.title))}#cite_note-${source}-${number}`;
  return `<sup class="mw-ref reference" id="cite_ref-${source}_${number}-${calls - 1}" rel="dc:references"${made}><a href="${escapeHtml(href)}" style="counter-reset: mw-Ref ${number};"${page.id()}><span class="mw-reflink-text"${page.id()}><span class="cite-bracket">[</span>${number}<span class="cite-bracket">]</span></span></a></sup>`;
}
