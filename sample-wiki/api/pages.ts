import type { Answer, Call } from '../http.ts';
import { json, parameterError, restError } from '../http.ts';
import { compareAnswer } from './compare.ts';
import { bareRevision, countError, history, historyCount } from './history.ts';
import type { Library } from './library.ts';
import { conditional, conditionalJson, findPage, metadata, pagePath, redirectTarget } from './respond.ts';
import { sourceOf } from './sources.ts';
import { whole } from './whole.ts';
import type { WikiPage } from './wiki-page.ts';

/** As the real server's own redirects say it: with the parameter's name where its value should be. */
const COUNTS_TAIL = '/history/counts/{type}';
const PROFILE = 'https://www.mediawiki.org/wiki/Specs/HTML/2.8.0';

/** `/page/{title}` and what is below it. `tail` begins with a slash or is empty. */
export async function pageAnswer(
  call: Call,
  library: Library,
  segment: string,
  tail: string,
): Promise<Answer | undefined> {
  const [, counted] = /^\/history\/counts\/([^/]+)$/.exec(tail) ?? [];
  if (counted !== undefined) {
    const counts = countError(counted) ?? findPage(call, library, segment, COUNTS_TAIL);
    return 'status' in counts ? counts : historyCount(counts, counted);
  }
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
      const source = await sourceOf(page);
      return conditionalJson(call, `"${page.revision}-source"`, () => ({
        ...metadata(page),
        source,
        ...redirectTarget(page, tail),
      }));
    }
  }
}

/** `/revision/{id}/bare`, `/html` and `/compare/{other}`. The documents of earlier revisions show the latest text. */
export async function revisionAnswer(
  call: Call,
  library: Library,
  id: string,
  tail: string,
): Promise<Answer | undefined> {
  const [, other] = /^\/compare\/([^/]+)$/.exec(tail) ?? [];
  if (other !== undefined) return compareAnswer(library, id, other);
  if (tail !== '/bare' && tail !== '/html') return undefined;
  if (!/^\d+$/.test(id)) return parameterError('id', id, 'badinteger');
  const revision = Number(id);
  const page = library.byRevision(revision);
  if (!page) return restError(404, 'rest-nonexistent-revision', `The specified revision (${id}) does not exist.`);
  if (tail === '/html') return htmlOf(call, page, revision);
  const bare = await bareRevision(call, page, revision);
  return conditionalJson(call, `"${revision}-revision"`, () => bare);
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
