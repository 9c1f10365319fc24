import { escapeHtml } from '../../http.ts';
import { keyOf } from '../../titles.ts';
import type { Article } from '../article.ts';
import type { Surroundings } from './page.ts';
import { createPage } from './page.ts';

export type DocumentFacts = {
  readonly title: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly pageId: number;
  readonly revision: number;
  /** ISO 8601. */
  readonly timestamp: string;
};

/** Everything of a Parsoid document before the first section. */
export function documentHead(facts: DocumentFacts, origin: string): string {
  const { title, language, direction, revision } = facts;
  const base = origin.replace(/^http:/, '');
  return `<!DOCTYPE html>
<html prefix="dc: http://purl.org/dc/terms/ mw: http://mediawiki.org/rdf/" about="${origin}/wiki/Special:Redirect/revision/${revision}"><head prefix="mwr: ${origin}/wiki/Special:Redirect/"><meta charset="utf-8"/><meta property="mw:pageId" content="${facts.pageId}"/><meta property="mw:pageNamespace" content="0"/><link rel="dc:replaces" resource="mwr:revision/${revision - 1}"/><meta property="mw:revisionSHA1" content="0000000000000000000000000000000000000000"/><meta property="dc:modified" content="${facts.timestamp}"/><meta property="mw:htmlVersion" content="2.8.0"/><meta property="mw:html:version" content="2.8.0"/><link rel="dc:isVersionOf" href="${base}/wiki/${encodeURIComponent(keyOf(title))}"/><base href="${base}/wiki/"/><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/w/load.php?lang=${language}&amp;modules=mediawiki.skinning.content.parsoid&amp;only=styles&amp;skin=vector"/><meta http-equiv="content-language" content="${language}"/><meta http-equiv="vary" content="Accept"/></head><body lang="${language}" class="mw-content-${direction} sitedir-ltr ${direction} mw-body-content parsoid-body mediawiki mw-parser-output" dir="${direction}" data-mw-parsoid-version="0.21.0" data-mw-html-version="2.8.0" id="mwAA">`;
}

export const DOCUMENT_FOOT = '</body></html>';

/** The content of an article's body: the lead section, then the others. */
export function articleBody(article: Article, surroundings: Surroundings): string {
  const page = createPage(article, surroundings);
  if (article.redirect !== undefined) {
    const href = `./${encodeURI(keyOf(article.redirect))}`;
    return `<section data-mw-section-id="0"${page.id()}><link rel="mw:PageProp/redirect" href="${escapeHtml(href)}"${page.id()}/></section>`;
  }
  const description = article.description
    ? `<div class="shortdescription nomobile noexcerpt noprint searchaux" style="display:none"${page.made('Transclusion', 'Short description', { '1': article.description })}${page.id()}>${escapeHtml(article.description)}</div>`
    : '';
  const lead: string[] = [];
  const rest: string[] = [];
  for (const block of article.blocks) {
    const markup = block(page);
    (markup.startsWith('<section') || rest.length > 0 ? rest : lead).push(markup);
  }
  return `<section data-mw-section-id="0"${page.id()}>${description}\n${lead.join('\n')}</section>${rest.join('')}${categoryLinks(article)}`;
}

/** As Parsoid writes them, at the end and never seen. */
function categoryLinks({ categories = [] }: Article): string {
  return categories
    .map((name) => `<link rel="mw:PageProp/Category" href="./Category:${escapeHtml(encodeURI(keyOf(name)))}"/>`)
    .join('');
}

/** The words of an article's prose, for search and for `source`: no notes, no boxes. */
export function plainText(markup: string): string {
  return markup
    .replace(/<(style|script|sup|math)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<div (?:class="shortdescription|role="note")[\s\S]*?<\/div>|<table class="infobox[\s\S]*?<\/table>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')
    .trim();
}
