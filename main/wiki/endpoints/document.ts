import type { ReadFailure } from '../../../shared/failures.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { isCaptivePage } from '../requests/captive-portal.ts';
import { isHtml } from '../requests/content-type.ts';
import { readStart } from '../requests/http-body.ts';
import type { Site } from '../sites/site.ts';

/** Enough for any page's head, where it says what made it. */
const HEAD_BYTES = 16 * 1024;

/** A Parsoid document, as it starts to arrive. */
export type Document = {
  readonly revision: number;
  /** BCP 47, as the wiki says it in `Content-Language`. */
  readonly language: string;
  readonly etag: string | undefined;
  /** Errors with `HttpError` when the document is cut short or stalls. */
  readonly body: ReadableStream<Uint8Array>;
};

/** What a document's head says, and its body, not yet read. Fails where a page came that is no document of this wiki's. */
export async function parsoidDocument(site: Site, response: Response): Promise<Result<Document, ReadFailure>> {
  const { headers, body } = response;
  const revision = Number(headers.get('content-revision-id'));
  // A captive portal's page is HTML as well: only a wiki's document says which revision it is.
  if (body === null || !isHtml(headers) || !Number.isSafeInteger(revision) || revision <= 0) {
    const start = await readStart(body, HEAD_BYTES).catch(() => '');
    if (isCaptivePage(headers, start)) return fail({ code: 'captive-portal' });
    return fail({ code: 'unreadable', what: isHtml(headers) ? 'html: content-revision-id' : 'html: content-type' });
  }
  const language = headers.get('content-language')?.split(',')[0]?.trim() || site.language;
  return ok({ revision, language, etag: headers.get('etag') ?? undefined, body });
}
