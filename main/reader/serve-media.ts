import type { SiteId } from '../../shared/models.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { failureStatus } from './failure-status.ts';
import { emptyHeaders, mediaHeaders } from './headers.ts';
import { createSlots, whenEnded } from './slots.ts';

/** As many as browsers open to one host. */
const AT_ONCE = 6;

/** One range of bytes (RFC 9110 §14.1.2); several at once are no player's business here. */
const RANGE = /^bytes=(?:\d+-\d*|-\d+)$/;

export type ServeMedia = (
  request: Request,
  media: { readonly site: SiteId; readonly url: string },
) => Promise<Response>;

/** Answers `/media/…`: pictures and recordings of a site, six at a time. A failure is a status with an empty body. */
export function createServeMedia(wiki: Wiki): ServeMedia {
  const enter = createSlots(AT_ONCE);
  return async (request, { site, url }) => {
    const leave = await enter(request.signal);
    if (leave === undefined) return new Response(null, { status: 503, headers: emptyHeaders() });
    let streaming = false;
    try {
      const asked = request.headers.get('range');
      const range = asked !== null && RANGE.test(asked) ? asked : undefined;
      const found = await wiki.media(site, url, { range, signal: request.signal });
      if (!found.ok) return new Response(null, { status: failureStatus(found.failure), headers: emptyHeaders() });
      const { status, headers, body } = found.value;
      // A player holds its stream open for as long as it plays: six films must not keep the pictures waiting.
      streaming = body !== null && isPicture(headers);
      const passed = body !== null && streaming ? whenEnded(body, leave) : body;
      return new Response(passed, { status, headers: mediaHeaders(headers) });
    } finally {
      if (!streaming) leave();
    }
  };
}

function isPicture(headers: Headers): boolean {
  return headers.get('content-type')?.startsWith('image/') ?? false;
}
