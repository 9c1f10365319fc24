/** Thumbnails by their addresses, as MediaWiki makes them (https://www.mediawiki.org/wiki/Manual:Thumb.php). */

import { plainAddress } from '../allow/plain-addresses.ts';

/** The widths that Wikimedia's servers make; all others are refused (https://www.mediawiki.org/wiki/Common_thumbnail_sizes). */
export const THUMBNAIL_WIDTHS: readonly number[] = [20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840];

/** A thumbnail's address, taken apart around its width. */
export type Thumbnail = {
  readonly width: number;
  /** The address of the same thumbnail `width` pixels wide. Whether there is such a one is another question. */
  readonly at: (width: number) => string;
  /** Whether its server makes `THUMBNAIL_WIDTHS` and no others. */
  readonly standard: boolean;
  /** The file that it was made of. */
  readonly original: string;
  /** A drawing, as sharp in every width. */
  readonly vector: boolean;
  /** Whether the file itself may stand in: browsers show it, and it is not one page or one language of many. */
  readonly showable: boolean;
};

/** Where Wikimedia's files are, whichever host its thumbnails come from. */
const FILES = 'https://upload.wikimedia.org';
const WIKIMEDIA: ReadonlySet<string> = new Set([FILES, 'https://thumb.wikimedia.org']);

/**
 * `{zone}/thumb/{a/ab|archive/a/ab}/{file}/{page1-|langde-|lossy-page1-}{width}px-{name}`: the first number before
 * `px-` is the width, whatever the file's own name holds.
 */
const THUMBNAIL = /^(\/(?:[^/]+\/){0,8}?)thumb\/((?:[^/]+\/){1,5}[^/]+)\/((?:[\w-]{1,80}?-)??)(\d{1,5})(px-[^/]+)$/;

/**
 * Takes a thumbnail's address apart. Undefined for all others: files themselves, formulas, maps.
 * @param address absolute; its query (`utm_…`) is no part of what it names.
 */
export function thumbnailOf(address: string): Thumbnail | undefined {
  const { origin, pathname } = placeOf(address);
  const parts = THUMBNAIL.exec(pathname);
  if (parts === null) return undefined;
  const [, zone = '', file = '', variant = '', width = '', rest = ''] = parts;
  const standard = WIKIMEDIA.has(origin);
  return {
    width: Number(width),
    at: (wanted) => `${origin}${zone}thumb/${file}/${variant}${wanted}${rest}`,
    standard,
    original: `${standard ? FILES : origin}${zone}${file}`,
    vector: /\.svg$/i.test(file),
    showable: variant === '' && /\.(?:png|jpe?g|gif|webp)$/i.test(file),
  };
}

/** What all sizes of the same picture have in common, and no other picture has. @param address absolute. */
export function pictureName(address: string): string {
  const thumbnail = thumbnailOf(address);
  if (thumbnail === undefined) return address;
  return thumbnail.showable ? thumbnail.original : thumbnail.at(0);
}

/** Taking an address apart is most of the work on a picture, and nearly all are plain. */
function placeOf(address: string): { readonly origin: string; readonly pathname: string } {
  const plain = address.startsWith('https:') ? plainAddress(address) : undefined;
  if (plain !== undefined) return { origin: `https://${plain.host}`, pathname: `/${plain.path}` };
  const url = URL.parse(address);
  return { origin: url?.origin ?? '', pathname: url?.pathname ?? '' };
}
