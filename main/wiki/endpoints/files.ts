import * as z from 'zod/mini';
import type { ReadFailure } from '../../../shared/failures.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { displayTitle, titleSegment } from '../../../shared/titles.ts';
import type { Asking } from '../pace/asking.ts';
import type { Api } from '../requests/api.ts';
import { nullable } from '../requests/decode.ts';
import { getJson, getPageJsonIfAny } from '../requests/json.ts';
import { mediaUrl } from '../sites/media-url.ts';
import type { Site } from '../sites/site.ts';

/** One form of a file: as uploaded, or made smaller. */
export type FileForm = {
  /** On one of the site's media hosts. */
  readonly url: string;
  /** MediaWiki's word for it (`BITMAP`, `DRAWING`, `AUDIO`, `VIDEO`). */
  readonly kind: string;
  /** Pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly bytes: number | undefined;
  readonly seconds: number | undefined;
};

/** A file of the wiki, or of the wiki that it takes its files from. */
export type WikiFile = {
  /** With spaces, without `File:`. */
  readonly title: string;
  /** Its description on the web: whose it is and what may be done with it. */
  readonly pageUrl: string | undefined;
  /** ISO 8601, UTC. */
  readonly uploadedAt: string | undefined;
  readonly uploader: string | undefined;
  /** Sized for reading. */
  readonly preferred: FileForm | undefined;
  readonly original: FileForm | undefined;
  readonly thumbnail: FileForm | undefined;
};

const form = z.object({
  mediatype: z.string(),
  size: nullable(z.number()),
  width: nullable(z.number()),
  height: nullable(z.number()),
  duration: nullable(z.number()),
  url: z.string(),
});
const file = z.object({
  title: z.string(),
  file_description_url: nullable(z.string()),
  latest: nullable(
    z.object({ timestamp: nullable(z.string()), user: nullable(z.object({ name: nullable(z.string()) })) }),
  ),
  preferred: nullable(form),
  original: nullable(form),
  thumbnail: nullable(form),
});
const files = z.object({ files: z.array(file) });

/** `file/{title}`. @param title with or without `File:`. A file that is not there fails with `page-missing`. */
export async function fetchFile(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<WikiFile, ReadFailure>> {
  const url = new URL(`${site.apiBase}/file/${titleSegment(title)}`);
  const found = await getJson(api, { ...asking, url, title: displayTitle(title) }, file, 'file');
  return found.ok ? ok(wikiFile(site, found.value)) : found;
}

/**
 * `page/{title}/links/media`: the files a page shows.
 * @returns undefined where there are more than the server lists (100).
 */
export async function fetchMediaLinks(
  api: Api,
  site: Site,
  title: string,
  asking?: Asking,
): Promise<Result<readonly WikiFile[] | undefined, ReadFailure>> {
  const absent = ({ errorKey }: { readonly errorKey: string | undefined }) => errorKey === 'rest-media-too-many-links';
  const request = { ...asking, site, title, view: 'links/media', absent };
  const found = await getPageJsonIfAny(api, request, files, 'page/links/media');
  if (!found.ok) return found;
  return ok(found.value?.value.files.map((each) => wikiFile(site, each)));
}

function wikiFile(site: Site, decoded: z.infer<typeof file>): WikiFile {
  const { title, latest, file_description_url: page } = decoded;
  return {
    title: displayTitle(title.replace(/^File:/i, '')),
    pageUrl: page ? webUrl(site, page) : undefined,
    uploadedAt: latest?.timestamp ?? undefined,
    uploader: latest?.user?.name ?? undefined,
    preferred: fileForm(site, decoded.preferred),
    original: fileForm(site, decoded.original),
    thumbnail: fileForm(site, decoded.thumbnail),
  };
}

/** A form whose address is none of the site's media is not there for us. */
function fileForm(site: Site, decoded: z.infer<typeof form> | null | undefined): FileForm | undefined {
  const url = decoded ? mediaUrl(site, decoded.url) : undefined;
  if (!decoded || url === undefined) return undefined;
  return {
    url,
    kind: decoded.mediatype,
    width: decoded.width ?? undefined,
    height: decoded.height ?? undefined,
    bytes: decoded.size ?? undefined,
    seconds: decoded.duration ?? undefined,
  };
}

/** An address on the web, made absolute: by https, or by the site's own scheme on its own host. */
function webUrl(site: Site, address: string): string | undefined {
  const url = URL.parse(address, site.origin);
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  return url.protocol === 'https:' || url.origin === site.origin ? url.href : undefined;
}
