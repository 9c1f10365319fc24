import { attribute } from '../allow/escape.ts';
import type { Attributes } from '../scan/tokens.ts';
import { dimension, fileWidth, space } from './dimension.ts';
import type { MediaPath } from './media-path.ts';
import { absolute, type PictureSizes, pictureSizes } from './sizes.ts';

/** A picture narrower and lower than this stands in a line of text, like a flag. */
const ICON = 50;

/** A picture as the document will show it. */
export type Picture = {
  /** Root-relative path of what a screen with one pixel to a point shows. */
  readonly path: string;
  /** Root-relative path for a viewer. */
  readonly largePath: string;
  /** In CSS pixels; 0 where the source does not say. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** `icon`: in a line of text. `drawing`: may be dark lines on nothing, which a dark page would swallow. */
  readonly kind: '' | 'icon' | 'drawing';
  /** The attributes that say where its bytes are. */
  readonly addresses: string;
};

/** The picture of an `img`; undefined where it cannot be had. */
export function pictureOf(source: Attributes, pathOf: MediaPath): Picture | undefined {
  const src = source.get('src') ?? '';
  const width = dimension(source.get('width'));
  const height = dimension(source.get('height'));
  const sizes = pictureSizes({
    src: absolute(src),
    srcset: source.get('srcset'),
    width,
    fileWidth: fileWidth(source),
  });
  const path = pathOf(sizes.plain.url);
  if (path === undefined) return undefined;
  const kind = pictureKind(source, src, width, height);
  // An icon is as large as its line, whatever the window's width.
  const fixed = kind === 'icon' || width === undefined || height === undefined;
  return {
    path,
    largePath: pathOf(sizes.large.url) ?? path,
    width: width ?? 0,
    height: height ?? 0,
    alt: source.get('alt') ?? '',
    kind,
    addresses: attribute('src', path) + srcset(path, sizes, fixed, pathOf),
  };
}

/** The second address, and what the browser chooses by: the screen's density, or how wide the picture stands there. */
function srcset(path: string, { plain, sharp }: PictureSizes, fixed: boolean, pathOf: MediaPath): string {
  const sharper = sharp && pathOf(sharp.url);
  if (sharper === undefined) return '';
  if (fixed || plain.width === undefined || sharp?.width === undefined) return attribute('srcset', `${sharper} 2x`);
  // The browser knows that width best, on this page and in this window (HTML Standard, "sizes attributes").
  return `${attribute('srcset', `${path} ${plain.width}w, ${sharper} ${sharp.width}w`)} sizes="auto"`;
}

/**
 * An `img` with its space reserved.
 * @param more further attributes, ready to follow a tag's name.
 */
export function imageOf({ kind, addresses, width, height, alt }: Picture, classes: string, more: string): string {
  const all = [classes, kind].filter(Boolean).join(' ');
  return (
    `<img${all === '' ? '' : ` class="${all}"`}${addresses}${space(width || undefined, height || undefined)} loading="lazy" decoding="async"` +
    `${attribute('alt', alt)}${more}>`
  );
}

function pictureKind(
  source: Attributes,
  src: string,
  width: number | undefined,
  height: number | undefined,
): Picture['kind'] {
  if (width !== undefined && height !== undefined && width < ICON && height < ICON) return 'icon';
  if (source.get('data-file-type') === 'drawing' || /\.svg(?:\.png)?$/i.test(src)) return 'drawing';
  return /\.(?:png|gif)$/i.test(src) ? 'drawing' : '';
}
