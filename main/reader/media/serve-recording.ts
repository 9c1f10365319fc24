import type { SiteId } from '../../../shared/models.ts';
import type { MediaEntry } from '../../library/media-cache/entry-format.ts';
import type { MediaCache } from '../../library/media-cache/media-cache.ts';
import type { Wiki } from '../../wiki/wiki.ts';
import { failureStatus } from '../failure-status.ts';
import { emptyHeaders, mediaHeaders } from '../headers.ts';
import type { PrivateReading } from '../past/private-reading.ts';
import { wholeSize } from './byte-range.ts';
import type { Enter } from './slots.ts';

const RECORDING = /\.(?:og[gav]|opus|webm|mp3|mp4|m4a|mpe?g|wav|flac)$/i;

/** Whether an address is one of sound or film. A film's picture (`….webm/320px--….webm.jpg`) is none. */
export function isRecording(address: string): boolean {
  return RECORDING.test(URL.parse(address)?.pathname ?? '');
}

export type ServeRecordingDeps = {
  readonly wiki: Pick<Wiki, 'media'>;
  readonly mediaCache: MediaCache;
  readonly enter: Enter;
  readonly privacy: Pick<PrivateReading, 'isOn'>;
};

export type RecordingRequest = {
  readonly site: SiteId;
  readonly address: string;
  readonly range: string | undefined;
  /** It is not kept. */
  readonly privately: boolean;
};

/** Passes a recording on as it comes, no faster than its player takes it. One that was heard to its end is kept, unless somebody reads privately then. */
export async function serveRecording(
  { wiki, mediaCache, enter, privacy }: ServeRecordingDeps,
  request: Request,
  { site, address, range, privately }: RecordingRequest,
): Promise<Response> {
  const leave = await enter('seen', request.signal);
  if (leave === undefined) return new Response(null, { status: 503, headers: emptyHeaders() });
  // A player holds its stream open for as long as it plays: six films must not keep the pictures waiting.
  const found = await wiki.media(site, address, { range, signal: request.signal }).finally(leave);
  if (!found.ok) return new Response(null, { status: failureStatus(found.failure), headers: emptyHeaders() });
  const { status, headers, body } = found.value;
  const size = wholeSize(status, headers);
  const keep = (bytes: Uint8Array) => {
    if (!privacy.isOn()) mediaCache.keep(address, { ...headOf(headers), bytes });
  };
  const mayKeep = !privately && size !== undefined && size <= mediaCache.largest;
  const passed = body !== null && mayKeep ? collected(body, size, keep) : body;
  return new Response(passed, { status, headers: mediaHeaders(headers) });
}

function headOf(headers: Headers): Omit<MediaEntry, 'bytes'> {
  return {
    type: headers.get('content-type') ?? '',
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
  };
}

/** The same bytes; tells them all when exactly `size` have come. */
function collected(
  body: ReadableStream<Uint8Array>,
  size: number,
  whole: (bytes: Uint8Array) => void,
): ReadableStream<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const count = new TransformStream<Uint8Array, Uint8Array>(
    {
      transform(piece, controller) {
        pieces.push(piece);
        controller.enqueue(piece);
      },
      flush() {
        const bytes = Buffer.concat(pieces);
        if (bytes.length === size) whole(bytes);
      },
    },
    undefined,
    { highWaterMark: 0 },
  );
  return body.pipeThrough(count);
}
