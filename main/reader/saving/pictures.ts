import type { SavedPictures } from '../../../shared/library-models.ts';
import { pictureName } from '../../article/media/thumbnail.ts';
import type { DocumentContents } from '../../article/reading-document.ts';
import { mediaUrl } from '../../wiki/sites/media-url.ts';
import type { Site } from '../../wiki/sites/site.ts';
import { routeOf } from '../paths.ts';

/** A picture of a page. */
export type PagePicture = {
  /** Exact: what it is fetched and kept under. */
  readonly address: string;
  /** What all its sizes have in common. */
  readonly picture: string;
};

/** The engine writes every other `<` as `&lt;`, and every quote within a value as `&quot;`. A film has its picture in `poster`. */
const PICTURE = /<(?:img|video)\b[^>]*? (?:src|poster)="(\/media\/[^"]+)"/g;
/** The same of films only, whose `src` is no picture. */
const FILM = /^<video/;
const POSTER = / poster="(\/media\/[^"]+)"/;

/**
 * The pictures of a reading document, each once: those of the text at the width of reading, formulas and icons among
 * them, and for `large` those of the viewer too. Recordings are none.
 * @param html as the engine wrote it; only its ASCII is looked at
 */
export function picturesOf(
  site: Site,
  html: string,
  contents: Pick<DocumentContents, 'media'>,
  quality: SavedPictures,
): readonly PagePicture[] {
  if (quality === 'none') return [];
  const paths = [...html.matchAll(PICTURE)].flatMap(([tag, path]) => {
    const wanted = FILM.test(tag) ? POSTER.exec(tag)?.[1] : path;
    return wanted === undefined ? [] : [wanted];
  });
  const large = quality === 'large' ? contents.media.filter(({ kind }) => kind === 'image') : [];
  const addresses = new Set(
    [...paths, ...large.map(({ largePath }) => largePath)].flatMap((path) => exact(site, path)),
  );
  return [...addresses].map((address) => ({ address, picture: pictureName(address) }));
}

/** The address behind a path of ours, of a host that this wiki's pictures may come from; nothing for any other. */
function exact(site: Site, path: string): readonly string[] {
  const route = routeOf(`app://lectern${path.replaceAll('&amp;', '&')}`);
  const address = route.kind === 'media' && route.site === site.id ? mediaUrl(site, route.url) : undefined;
  return address === undefined ? [] : [address];
}
