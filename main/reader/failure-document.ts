import type { BridgeFailure, ReadFailure } from '../../shared/failures.ts';
import { STYLESHEET_PATH } from './styled-head.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * What the article frame shows when there is no document: a reading document with the page's title and, in
 * `main[data-failure]`, the code. It holds no words; the window finds the code and says the sentence.
 */
export function failureDocument(title: string, code: ReadFailure['code'] | BridgeFailure['code']): string {
  const name = title.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
  return (
    `<!doctype html><html><head><meta charset="utf-8"><title>${name}</title>` +
    `<link rel="stylesheet" href="${STYLESHEET_PATH}"></head><body class="article">` +
    `<main class="page" id="lectern-page" data-failure="${code}"><header class="page-head">` +
    `<h1 id="lectern-title" dir="auto">${name}</h1><div class="page-state" id="lectern-state"></div></header>` +
    '</main></body></html>'
  );
}
