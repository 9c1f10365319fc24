import { createHash } from 'node:crypto';
import type { BundleReport } from '../../../shared/library-models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { BundledPicture } from '../../library/bundle/lines.ts';
import type { MediaEntry } from '../../library/media-cache/entry-format.ts';
import { mediaType } from '../../wiki/endpoints/media-types.ts';
import { mediaUrl } from '../../wiki/sites/media-url.ts';
import type { Site } from '../../wiki/sites/site.ts';

/**
 * A picture of a bundle as it is kept. Fails with why it is left out.
 *
 * SECURITY: it is one that could have come from its wiki: under an exact address of the site's own hosts, of a type and a size that
 * the network may bring. No ETag comes with it, so its server is asked for all of it.
 */
export function pictureOfBundle(
  site: Site,
  { address, type, sha256, bytes: text }: BundledPicture,
): Result<MediaEntry, BundleReport['skipped'][number]['why']> {
  const medium = mediaType(type);
  const isPicture = medium?.type === type && type.startsWith('image/');
  if (!isPicture || mediaUrl(site, address) !== address) return fail('picture-refused');
  // Four characters are three bytes: what is too large is not even decoded.
  if (text.length > Math.ceil(medium.limit / 3) * 4) return fail('picture-refused');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length > medium.limit) return fail('picture-refused');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return fail('malformed');
  return ok({ type, bytes, etag: undefined, lastModified: undefined });
}
