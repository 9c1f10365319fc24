import { attribute, escapeText } from './allow/escape.ts';
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

/** An `img` with its space reserved, or its text where the picture cannot be had; empty for one that says nothing. */
export function image(source: Attributes, classes: string, pathOf: MediaPath): string {
  const alt = source.get('alt') ?? '';
  const src = source.get('src');
  const path = pathOf(src);
  if (path === undefined) return alt.trim() === '' ? '' : `<span class="picture-missing">${escapeText(alt)}</span>`;
  const kind = [classes, imageKind(source, src ?? '')].filter(Boolean).join(' ');
  return (
    `<img${kind === '' ? '' : ` class="${kind}"`}${attribute('src', path)}${sharper(source.get('srcset'), pathOf)}` +
    `${sizes(source)} loading="lazy" decoding="async"${attribute('alt', alt)}>`
  );
}

/** `icon`: in a line of text. `drawing`: may be dark lines on nothing, which a dark page would swallow; `bitmap`: maybe not. */
function imageKind(source: Attributes, src: string): string {
  const width = size(source.get('width'));
  const height = size(source.get('height'));
  if (width !== undefined && height !== undefined && width < ICON && height < ICON) return 'icon';
  if (source.get('data-file-type') === 'drawing' || /\.svg(?:\.png)?$/i.test(src)) return 'drawing';
  return /\.(?:png|gif)$/i.test(src) ? 'drawing bitmap' : '';
}

/** The candidate for screens with two pixels to a point; others would only make the document heavier. */
function sharper(srcset: string | undefined, pathOf: MediaPath): string {
  for (const candidate of srcset?.split(/,\s+/, 8) ?? []) {
    const [url, density] = candidate.trim().split(/\s+/);
    const path = density === '2x' ? pathOf(url) : undefined;
    if (path !== undefined && !/[\s,]/.test(path)) return attribute('srcset', `${path} 2x`);
  }
  return '';
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
