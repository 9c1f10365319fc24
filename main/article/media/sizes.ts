import { THUMBNAIL_WIDTHS, type Thumbnail, thumbnailOf } from './thumbnail.ts';

/** What a document says of a picture. Undefined where it does not say. */
export type PictureSource = {
  /** Absolute. */
  readonly src: string;
  readonly srcset: string | undefined;
  /** As shown, in CSS pixels. */
  readonly width: number | undefined;
  /** Of the file that the picture was made of, in its own pixels. */
  readonly fileWidth: number | undefined;
};

/** An address that a picture can be had at. */
export type Size = {
  readonly url: string;
  /** In its own pixels; undefined where nothing says. */
  readonly width: number | undefined;
};

export type PictureSizes = {
  /** For a screen with one pixel to a point. */
  readonly plain: Size;
  /** For a screen with two; undefined where there is nothing sharper. */
  readonly sharp: Size | undefined;
  /** For a viewer. */
  readonly large: Size;
};

const WIDEST = Math.max(...THUMBNAIL_WIDTHS);
/** What a viewer shows: as wide as most windows, and what is left of it on a dense screen. */
const LARGE = 1920;
/** A wider file is no picture for a window: a scan, a map to walk about in. */
const WIDEST_FILE = 3840;

/**
 * Where to get a picture in the sizes that exist. A thumbnail of Wikimedia's is asked for in the next width that its
 * servers make, the file itself where it is narrower than that. Everything else comes from where the document says.
 */
export function pictureSizes(source: PictureSource): PictureSizes {
  const thumbnail = thumbnailOf(source.src);
  return thumbnail?.standard ? inStandardWidths(thumbnail, source) : asWritten(thumbnail, source);
}

function inStandardWidths(thumbnail: Thumbnail, { src, srcset, width, fileWidth }: PictureSource): PictureSizes {
  const shown = width ?? thumbnail.width;
  const named = () => candidates(src, srcset, undefined).map((candidate) => candidate.width ?? 0);
  const widest = fileWidth ?? next(Math.max(thumbnail.width, ...named()));
  const size = (wanted: number): Size => {
    const wide = next(wanted);
    if (thumbnail.vector || wide <= widest) return { url: thumbnail.at(wide), width: wide };
    if (thumbnail.showable && fileWidth !== undefined) return { url: thumbnail.original, width: fileWidth };
    const below = THUMBNAIL_WIDTHS.findLast((existing) => existing <= widest) ?? thumbnail.width;
    return { url: thumbnail.at(below), width: below };
  };
  const plain = size(shown);
  const sharp = size(shown * 2);
  return { plain, sharp: Number(sharp.width) > Number(plain.width) ? sharp : undefined, large: size(LARGE) };
}

/** Documents leave the scheme out. */
export function absolute(address: string): string {
  return address.startsWith('//') ? `https:${address}` : address;
}

/** The narrowest of the widths that exist that is wide enough, or the widest. */
function next(wanted: number): number {
  return THUMBNAIL_WIDTHS.find((existing) => existing >= wanted) ?? WIDEST;
}

/** Another wiki's server makes widths when a page is written: those of the document are there, and no others. */
function asWritten(thumbnail: Thumbnail | undefined, { src, srcset, width, fileWidth }: PictureSource): PictureSizes {
  const plain: Size = { url: src, width: thumbnail?.width ?? width };
  const denser = candidates(src, srcset, plain.width);
  const sharp = denser.find(({ density }) => density >= 2) ?? denser.at(-1);
  const whole = thumbnail?.showable && fileWidth !== undefined && fileWidth <= WIDEST_FILE;
  const large = whole ? { url: thumbnail.original, width: fileWidth } : (denser.at(-1) ?? plain);
  return { plain, sharp, large };
}

type Candidate = Size & { readonly density: number };

/** The denser candidates of a `srcset`, the least dense first (HTML Standard, "srcset attribute"). */
function candidates(src: string, srcset: string | undefined, width: number | undefined): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const candidate of srcset?.split(/,\s+/, 8) ?? []) {
    const [address = '', descriptor = ''] = candidate.trim().split(/\s+/);
    const density = /^\d(?:\.\d{1,3})?x$/.test(descriptor) ? Number.parseFloat(descriptor) : 1;
    const url = density > 1 ? (URL.parse(address, src)?.href ?? address) : undefined;
    if (url === undefined) continue;
    found.push({ url, density, width: thumbnailOf(url)?.width ?? (width && Math.round(width * density)) });
  }
  return found.sort((one, other) => one.density - other.density);
}
