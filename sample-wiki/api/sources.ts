import { plainText } from '../articles/markup/document.ts';
import { whole } from './whole.ts';
import type { WikiPage } from './wiki-page.ts';

/** Elements that are a line of the source each. */
const LINE = /<(h[2-6]|p|li|th|td|caption|figcaption)\b[^>]*>([\s\S]*?)<\/\1>/g;

type Lines = readonly string[];

/** What each page's earlier revisions said, the latest first; written when first asked for. */
const known = new WeakMap<WikiPage, Lines[]>();

/**
 * The source of a revision. This wiki has no wikitext: its source is the words, a paragraph a line with an empty one
 * between, headings as in wikitext. Earlier revisions lack what later ones changed.
 */
export async function sourceOf(page: WikiPage, revision = page.revision): Promise<string> {
  if (page.article?.redirect !== undefined) return `#REDIRECT [[${page.article.redirect}]]`;
  const states = known.get(page) ?? [linesOf(await whole(page.document()))];
  known.set(page, states);
  for (let age = states.length; age <= page.revision - revision; age += 1) {
    states.push(before(page.revision - age + 1, states[age - 1] ?? []));
  }
  return (states[page.revision - revision] ?? []).join('\n\n');
}

function linesOf(document: string): Lines {
  const lines = Array.from(document.matchAll(LINE), ([, name = '', content = '']) => {
    const text = plainText(content);
    const marks = '='.repeat(Number(/^h(\d)$/.exec(name)?.[1] ?? 0));
    return text === '' || marks === '' ? text : `${marks} ${text} ${marks}`;
  });
  const found = lines.filter((line) => line !== '');
  return found.length > 0 ? found : [plainText(document)];
}

/** What the lines were before this revision: one was worded otherwise, was not there, was not gone, or stood elsewhere. */
function before(revision: number, lines: Lines): Lines {
  const at = (revision * 7919) % lines.length;
  const line = lines[at] ?? '';
  if (line.startsWith('=')) return [...lines, `A note of revision ${revision - 1}, since struck out.`];
  switch (revision % 4) {
    case 0:
      return lines.with(at, line.replace(/(\S+)$/, '“$1”, as Zoë had it'));
    case 1:
      return lines.length > 1 ? lines.toSpliced(at, 1) : lines;
    case 2:
      return lines.toSpliced(at, 0, `The keepers’ diary said more of this on page ${revision % 400}.`);
    default:
      return lines.toSpliced(at, 1).toSpliced((at + 5) % lines.length, 0, line);
  }
}
