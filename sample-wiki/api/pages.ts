import { plainText } from '../articles/markup/document.ts';
import type { Answer, Body, Call } from '../http.ts';
import { json, parameterError, restError } from '../http.ts';
import { bareRevision, history } from './history.ts';
import type { Library } from './library.ts';
import { conditional, conditionalJson, findPage, metadata, pagePath, redirectTarget } from './respond.ts';
import type { WikiPage } from './wiki-page.ts';

const PROFILE = 'https://www.mediawiki.org/wiki/Specs/HTML/2.8.0';

/** `/page/{title}` and what is below it. `tail` begins with a slash or is empty. */
export async function pageAnswer(
  call: Call,
  library: Library,
  segment: string,
  tail: string,
): Promise<Answer | undefined> {
  switch (tail) {
    case '':
    case '/bare':
    case '/html':
    case '/with_html':
    case '/history':
    case '/links/language':
      break;
    default:
      return undefined;
  }
  if (tail.endsWith('html') && !['no', 'yes', 'true', 'false', null].includes(call.query.get('redirect'))) {
    return parameterError('redirect', call.query.get('redirect'), 'badvalue');
  }
  const page = findPage(call, library, segment, tail);
  if ('status' in page) return page;
  switch (tail) {
    case '/html':
      return htmlOf(call, page, page.revision);
    case '/with_html':
      return withHtml(call, page);
    case '/history':
      return history(call, page);
    case '/links/language':
      return conditionalJson(call, `"${page.revision}-links"`, () =>
        (page.article?.languages ?? []).map((link) => ({ ...link, key: link.title.replaceAll(' ', '_') })),
      );
    case '/bare':
      return conditionalJson(call, `"${page.revision}-bare"`, () => ({
        ...metadata(page),
        html_url: `${call.origin}${pagePath(page.key, '/html', new URLSearchParams())}`,
        ...redirectTarget(page, tail),
      }));
    default: {
      const source = await wordsOf(page);
      return conditionalJson(call, `"${page.revision}-source"`, () => ({
        ...metadata(page),
        source,
        ...redirectTarget(page, tail),
      }));
    }
  }
}

/** `/revision/{id}/bare` and `/revision/{id}/html`. Earlier revisions show the same text. */
export function revisionAnswer(call: Call, library: Library, id: string, tail: string): Answer | undefined {
  if (tail !== '/bare' && tail !== '/html') return undefined;
  if (!/^\d+$/.test(id)) return parameterError('id', id, 'badinteger');
  const revision = Number(id);
  const page = library.byRevision(revision);
  if (!page) return restError(404, 'rest-nonexistent-revision', `The specified revision (${id}) does not exist.`);
  return tail === '/html'
    ? htmlOf(call, page, revision)
    : conditionalJson(call, `"${revision}-revision"`, () => bareRevision(call, page, revision));
}

function htmlOf(call: Call, page: WikiPage, revision: number): Answer {
  // The real tag names a render too, and is quoted with or without W/.
  return conditional(call, `W/"${revision}/3f2b6c80-lectern-sample/view/html"`, () => ({
    status: 200,
    headers: {
      'content-type': `text/html; charset=utf-8; profile="${PROFILE}"`,
      'content-language': page.language,
      'content-revision-id': String(revision),
      'last-modified': new Date(page.edited).toUTCString(),
    },
    body: page.document(),
  }));
}

async function withHtml(call: Call, page: WikiPage): Promise<Answer> {
  const html = await whole(page.document());
  return conditional(call, `W/"${page.revision}/3f2b6c80-lectern-sample/view/with_html"`, () =>
    json(200, { ...metadata(page), html, ...redirectTarget(page, '/with_html') }),
  );
}

/** This wiki has no wikitext: its source is the words without their markup. */
async function wordsOf(page: WikiPage): Promise<string> {
  if (page.article?.redirect !== undefined) return `#REDIRECT [[${page.article.redirect}]]`;
  return plainText(await whole(page.document()));
}

/** A body in one piece. */
export async function whole(body: Body): Promise<string> {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}
