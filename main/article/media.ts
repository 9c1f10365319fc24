import { attribute, escapeText } from './allow/escape.ts';
import { pictureSizes } from './media/sizes.ts';
import type { ReadingOptions } from './options.ts';
import type { Attributes } from './scan/tokens.ts';

/** A picture narrower and lower than this stands in a line of text, like a flag. */
const ICON = 50;
const LARGEST = 20_000;
const TYPE = /^(?:audio|video|application)\/[\w.+-]{1,60}(?:; ?codecs="?[\w., -]{1,80}"?)?$/;

/** Answers the path behind which the app serves a resource of the web, or undefined. */
export type MediaPath = (source: string | undefined) => string | undefined;

export function createMediaPath(options: ReadingOptions): MediaPath {
  return (source) => {
    const url = source ? URL.parse(source, options.pageUrl) : null;
    if (!url) return undefined;
    if (url.protocol === 'http:') url.protocol = 'https:';
    // SECURITY: only a path on the app's own origin may be loaded; `//host` would not be one.
    const path = url.protocol === 'https:' && url.username === '' ? options.mediaPath(url.href) : undefined;
    return path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
  };
}

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
  /** `icon`: in a line of text. `drawing`: may be dark lines on nothing, which a dark page would swallow; `bitmap`: maybe not. */
  readonly kind: '' | 'icon' | 'drawing' | 'drawing bitmap';
  /** The attributes that say where its bytes are. */
  readonly addresses: string;
};

/** The picture of an `img`; undefined where it cannot be had. */
export function pictureOf(source: Attributes, pathOf: MediaPath): Picture | undefined {
  const src = source.get('src') ?? '';
  const width = size(source.get('width'));
  const height = size(source.get('height'));
  const sizes = pictureSizes({
    src: src.startsWith('//') ? `https:${src}` : src,
    srcset: source.get('srcset'),
    width,
    fileWidth: size(source.get('data-file-width')),
  });
  const path = pathOf(sizes.plain.url);
  if (path === undefined) return undefined;
  const kind = pictureKind(source, src, width, height);
  const sharp = sizes.sharp && pathOf(sizes.sharp.url);
  // An icon is as large as its line, whatever the window's width.
  const fixed = kind === 'icon' || width === undefined || height === undefined;
  const widths =
    fixed || !sizes.plain.width || !sizes.sharp?.width ? undefined : [sizes.plain.width, sizes.sharp.width];
  const srcset = widths ? `${path} ${widths[0]}w, ${sharp} ${widths[1]}w` : `${sharp} 2x`;
  return {
    path,
    largePath: pathOf(sizes.large.url) ?? path,
    width: width ?? 0,
    height: height ?? 0,
    alt: source.get('alt') ?? '',
    kind,
    addresses:
      attribute('src', path) +
      (sharp === undefined ? '' : attribute('srcset', srcset)) +
      // The browser knows how wide it really is, on this page and in this window (HTML Standard, "sizes attributes").
      (sharp !== undefined && widths ? ' sizes="auto"' : ''),
  };
}

/** An `img` with its space reserved, or its text where the picture cannot be had; empty for one that says nothing. */
export function image(source: Attributes, classes: string, pathOf: MediaPath): string {
  const picture = pictureOf(source, pathOf);
  if (picture !== undefined) return imageOf(picture, classes, '');
  const alt = source.get('alt') ?? '';
  return alt.trim() === '' ? '' : `<span class="picture-missing">${escapeText(alt)}</span>`;
}

/** @param more further attributes, ready to follow a tag's name. */
export function imageOf({ kind, addresses, width, height, alt }: Picture, classes: string, more: string): string {
  const all = [classes, kind].filter(Boolean).join(' ');
  const space = width === 0 || height === 0 ? '' : ` width="${width}" height="${height}"`;
  return (
    `<img${all === '' ? '' : ` class="${all}"`}${addresses}${space} loading="lazy" decoding="async"` +
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
  return /\.(?:png|gif)$/i.test(src) ? 'drawing bitmap' : '';
}

function sizes(source: Attributes): string {
  const width = size(source.get('width'));
  const height = size(source.get('height'));
  return width === undefined || height === undefined ? '' : ` width="${width}" height="${height}"`;
}

function size(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 && number <= LARGEST ? number : undefined;
}

/** The attributes of `audio` or `video`: always with controls, never loading or playing by itself. */
export function playerAttributes(name: 'audio' | 'video', source: Attributes, pathOf: MediaPath): string {
  const src = pathOf(source.get('src'));
  const poster = name === 'video' ? pathOf(source.get('poster')) : undefined;
  return (
    ' controls preload="none"' +
    (src === undefined ? '' : attribute('src', src)) +
    (poster === undefined ? '' : attribute('poster', poster)) +
    (name === 'video' ? sizes(source) : '')
  );
}

/** One `source` of a player; empty when it cannot be had. */
export function playerSource(source: Attributes, pathOf: MediaPath): string {
  const path = pathOf(source.get('src'));
  const type = source.get('type');
  if (path === undefined) return '';
  return `<source${attribute('src', path)}${type !== undefined && TYPE.test(type) ? attribute('type', type) : ''}>`;
}
