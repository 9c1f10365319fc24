import { attribute } from '../allow/escape.ts';
import type { Attributes } from '../scan/tokens.ts';
import { dimension, fileWidth, space } from './dimension.ts';
import type { MediaPath } from './media-path.ts';
import { absolute, pictureSizes } from './sizes.ts';

const TYPE = /^(?:audio|video|application)\/[\w.+-]{1,60}(?:; ?codecs="?[\w., -]{1,80}"?)?$/;

/** The attributes of `audio` or `video`: always with controls, never loading or playing by itself. */
export function playerAttributes(name: 'audio' | 'video', source: Attributes, pathOf: MediaPath): string {
  const src = pathOf(source.get('src'));
  const poster = name === 'video' ? posterPath(source, pathOf) : undefined;
  return (
    ' controls preload="none"' +
    (src === undefined ? '' : attribute('src', src)) +
    (poster === undefined ? '' : attribute('poster', poster)) +
    (name === 'video' ? space(dimension(source.get('width')), dimension(source.get('height'))) : '')
  );
}

/** The picture of a film before it is played, in a width that exists. */
export function posterPath(source: Attributes, pathOf: MediaPath): string | undefined {
  const poster = source.get('poster');
  if (!poster) return undefined;
  const known = { srcset: undefined, width: undefined, fileWidth: fileWidth(source) };
  return pathOf(pictureSizes({ src: absolute(poster), ...known }).plain.url);
}

/** One `source` of a player; empty when it cannot be had. */
export function playerSource(source: Attributes, pathOf: MediaPath): string {
  const path = pathOf(source.get('src'));
  const type = source.get('type');
  if (path === undefined) return '';
  return `<source${attribute('src', path)}${type !== undefined && TYPE.test(type) ? attribute('type', type) : ''}>`;
}
