import type { BaseReason } from '../../../shared/models.ts';
import { HttpError } from '../../ports.ts';
import type { ApiRequest, Sent } from './api.ts';
import { titleOfApiPath } from './api-path.ts';
import { isJson } from './content-type.ts';

/** Why a base is not answering for the wiki, though the wiki may well be there under another one. */
export type BaseTrouble = Exclude<BaseReason, 'preferred'>;

const DOCUMENTATION_HOST = 'www.mediawiki.org';

/**
 * What an outcome says of the base that was asked; undefined where the wiki itself has spoken. A missing page
 * (`rest-nonexistent-title`) and a limit (429) are the wiki's own words.
 */
export async function baseTrouble(request: ApiRequest, sent: Sent): Promise<BaseTrouble | undefined> {
  switch (sent.kind) {
    case 'limited':
      return undefined;
    case 'problem': {
      const { status, errorKey } = sent.problem;
      if (status === 410) return 'gone';
      return status === 404 && errorKey === undefined ? 'path-unknown' : undefined;
    }
    case 'answer':
      return answerTrouble(request, sent.response);
  }
}

/**
 * The same of a base that is not in use. What would be no reason to leave one is none to move to one either: it has to
 * answer as only the API does.
 */
export async function trialTrouble(request: ApiRequest, sent: Sent): Promise<BaseTrouble | undefined> {
  const trouble = await baseTrouble(request, sent);
  if (trouble !== undefined || sent.kind === 'limited') return trouble;
  if (sent.kind === 'problem') {
    const { status, errorKey } = sent.problem;
    if (errorKey === 'rest-no-match') return 'path-unknown';
    return errorKey === undefined || status >= 500 ? 'not-the-api' : undefined;
  }
  const { status, headers } = sent.response;
  if (status < 300 || status === 304) return undefined;
  const to = URL.parse(headers.get('location') ?? '', request.url.href);
  return to !== null && titleOfApiPath(to.pathname) !== undefined ? undefined : 'not-the-api';
}

/** The same of a request that got no answer. */
export function transportTrouble(error: unknown): BaseTrouble | undefined {
  if (!(error instanceof HttpError)) return undefined;
  if (error.code === 'tls') return 'tls';
  return error.code === 'offline' ? 'unreachable' : undefined;
}

async function answerTrouble({ url, accept }: ApiRequest, response: Response): Promise<BaseTrouble | undefined> {
  const { status, headers } = response;
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers.get('location') ?? '', url.href);
    return status !== 304 && to?.hostname === DOCUMENTATION_HOST ? 'moved' : undefined;
  }
  if (!headers.has('content-type')) return undefined;
  const isExpected = accept === 'text/html' ? headers.has('content-revision-id') : await holdsJson(response);
  return isExpected ? undefined : 'not-the-api';
}

/** JSON by more than its name: the text of such an answer is in memory (conditional.ts). */
async function holdsJson(response: Response): Promise<boolean> {
  if (!isJson(response.headers)) return false;
  try {
    JSON.parse(await response.clone().text());
    return true;
  } catch {
    return false;
  }
}
