import type { BaseReason } from '../../../shared/models.ts';
import { HttpError } from '../../ports.ts';
import type { ApiRequest, Sent } from './api.ts';

/** Why a base is not answering for the wiki, though the wiki may well be there under another one. */
export type BaseTrouble = Exclude<BaseReason, 'preferred'>;

const DOCUMENTATION_HOST = 'www.mediawiki.org';

/**
 * What an outcome says of the base that was asked; undefined where the wiki itself has spoken. A missing page
 * (`rest-nonexistent-title`) and a limit (429) are the wiki's own words.
 */
export function baseTrouble(request: ApiRequest, sent: Sent): BaseTrouble | undefined {
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

/** The same of a request that got no answer. */
export function transportTrouble(error: unknown): BaseTrouble | undefined {
  if (!(error instanceof HttpError)) return undefined;
  if (error.code === 'tls') return 'tls';
  return error.code === 'offline' ? 'unreachable' : undefined;
}

function answerTrouble({ url, accept }: ApiRequest, { status, headers }: Response): BaseTrouble | undefined {
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers.get('location') ?? '', url.href);
    return status !== 304 && to?.hostname === DOCUMENTATION_HOST ? 'moved' : undefined;
  }
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined) return undefined;
  const isExpected =
    accept === 'text/html' ? headers.has('content-revision-id') : type === 'application/json' || type.endsWith('+json');
  return isExpected ? undefined : 'not-the-api';
}
