import { titleFromSegment } from '../../../shared/titles.ts';
import { attribute, escapeText } from '../allow/escape.ts';
import type { Contents } from '../contents/contents.ts';
import type { MediaPath } from '../media/media-path.ts';
import { imageOf, pictureOf } from '../media/picture.ts';
import { playerAttributes, posterPath } from '../media/players.ts';
import type { Attributes } from '../scan/tokens.ts';

/** A title has 255 bytes at most, and each of them may be encoded. */
const LONGEST_RESOURCE = 1_000;

/** An `img` that is in the list of media unless it is an icon or a formula; its text where it cannot be had; empty for one that says nothing. */
export function picture(
  source: Attributes,
  classes: string,
  pathOf: MediaPath,
  contents: Contents | undefined,
): string {
  const shown = pictureOf(source, pathOf);
  if (shown === undefined) {
    const alt = source.get('alt') ?? '';
    return alt.trim() === '' ? '' : `<span class="picture-missing">${escapeText(alt)}</span>`;
  }
  const { path, largePath, width, height, alt, kind } = shown;
  const listed =
    kind === 'icon'
      ? undefined
      : contents?.medium({ kind: 'image', path, largePath, filePage: filePage(source), width, height, alt });
  return imageOf(shown, classes, listed === undefined ? '' : attribute('data-media', String(listed)));
}

/** The attributes of `audio` or `video`, which is in the list of media. */
export function player(name: 'audio' | 'video', source: Attributes, pathOf: MediaPath, contents: Contents): string {
  const path = posterPath(source, pathOf) ?? pathOf(source.get('src')) ?? '';
  const size = (key: string) => Math.max(0, Number.parseInt(source.get(key) ?? '', 10) || 0);
  const index = contents.medium({
    kind: name,
    path,
    largePath: path,
    filePage: filePage(source),
    width: size('width'),
    height: size('height'),
    alt: source.get('alt') ?? '',
  });
  return playerAttributes(name, source, pathOf) + (index === undefined ? '' : attribute('data-media', String(index)));
}

/** `./File:Marrow%20light.jpg` → `File:Marrow light.jpg`. */
function filePage(source: Attributes): string | undefined {
  const resource = source.get('resource');
  if (resource === undefined || resource.length > LONGEST_RESOURCE || !resource.startsWith('./')) return undefined;
  return titleFromSegment(resource.slice(2));
}
