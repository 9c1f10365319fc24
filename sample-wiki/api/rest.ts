import type { Answer, Call } from '../http.ts';
import { restError } from '../http.ts';
import { fileAnswer, mediaLinks } from './files.ts';
import type { Library } from './library.ts';
import { pageAnswer, revisionAnswer } from './pages.ts';
import { searchPages, searchTitles } from './search.ts';

const ONE_SEGMENT = /^\/v1\/(page|revision|file)\/([^/]+)(\/.*)?$/;

/** The reading API below `/w/rest.php`. `path` begins with `/v1/`, still percent-encoded. */
export async function readingApi(call: Call, library: Library, path: string): Promise<Answer> {
  if (call.method !== 'GET' && call.method !== 'HEAD') {
    return restError(405, 'rest-wrong-method', 'This path takes GET only.', { allow: 'GET, HEAD' });
  }
  const answer = (await route(call, library, path)) ?? noMatch(path);
  // Said by handlers that were run to their end: not by failures, nor where a tag was enough.
  if (answer.status === 304 || answer.status >= 400) return answer;
  const cacheControl = call.headers.authorization === undefined ? publicly(path, answer) : 'private,must-revalidate';
  if (cacheControl === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'cache-control': cacheControl } };
}

/** How long an answer holds for somebody who is not signed in: many answers say nothing of it. */
function publicly(path: string, { status }: Answer): string | undefined {
  if (path === '/v1/search/title') return 'public, max-age=1200';
  if (/\/history\/counts\//.test(path)) return status === 200 ? 'max-age=60' : undefined;
  if (!/^\/v1\/(?:page|revision)\/[^/]+(?:\/(?:bare|html|with_html))?$/.test(path)) return undefined;
  if (status === 200) return 'max-age=5';
  return /html$/.test(path) ? 'max-age=60' : undefined;
}

/** What the REST framework says of a path that leads nowhere; a title's `/` that was not encoded ends here. */
export function noMatch(path: string): Answer {
  return restError(404, 'rest-no-match', `The requested relative path (${path}) did not match any known handler`);
}

function route(call: Call, library: Library, path: string): Promise<Answer | undefined> | Answer | undefined {
  if (path === '/v1/search/title') return searchTitles(call, library);
  if (path === '/v1/search/page') return searchPages(call, library);
  const [, kind, segment, tail = ''] = ONE_SEGMENT.exec(path) ?? [];
  if (segment === undefined) return undefined;
  switch (kind) {
    case 'page':
      return tail === '/links/media' ? mediaLinks(call, library, segment) : pageAnswer(call, library, segment, tail);
    case 'revision':
      return revisionAnswer(call, library, segment, tail);
    default:
      return tail === '' ? fileAnswer(call, segment) : undefined;
  }
}
