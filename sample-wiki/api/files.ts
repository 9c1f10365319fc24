import type { Answer, Call } from '../http.ts';
import { restError } from '../http.ts';
import type { ImageName } from '../images/catalogue.ts';
import { fileTitle, IMAGES, imageByFile, imageSize, isImageName } from '../images/catalogue.ts';
import { decodeSegment, normalizedKey } from '../titles.ts';
import type { Library } from './library.ts';
import { conditionalJson, findPage, missing } from './respond.ts';
import { whole } from './whole.ts';

/** The real server lists no more, and none of them when there are more. */
const MOST_LINKS = 100;

const UPLOADED = '2026-06-21T04:30:00Z';

/** `/file/{title}`, with or without `File:`. */
export function fileAnswer(call: Call, segment: string): Answer {
  const asked = decodeSegment(segment) ?? '';
  const key = normalizedKey(asked.replace(/^File:/i, ''));
  const name = key === undefined ? undefined : imageByFile(key);
  if (!name) return missing(asked);
  return conditionalJson(call, `"file-${name}"`, () => ({
    ...described(call, name),
    thumbnail: scaled(call, name, 250),
  }));
}

/** `/page/{title}/links/media`: the pictures of a page, each once. */
export async function mediaLinks(call: Call, library: Library, segment: string): Promise<Answer> {
  const page = findPage(call, library, segment, '/links/media');
  if ('status' in page) return page;
  const markup = page.article ? await whole(page.document()) : '';
  const linked = new Set(markup.matchAll(/resource="(\.\/File:[^"]+)"/g).map(([, file]) => file));
  if (linked.size > MOST_LINKS) {
    return restError(400, 'rest-media-too-many-links', `The page has more than ${MOST_LINKS} media links.`);
  }
  const names = Object.keys(IMAGES)
    .filter(isImageName)
    .filter((name) => markup.includes(`px-${name}.png`));
  return conditionalJson(call, `"${page.revision}-media"`, () => ({
    files: names.map((name) => described(call, name)),
  }));
}

/** What the list of a page's files says of each; a file asked for by itself has a thumbnail too. */
function described(call: Call, name: ImageName) {
  const title = fileTitle(name);
  const { width, height } = imageSize(name);
  const site = call.origin.replace(/^http:/, '');
  return {
    title: title.replaceAll('_', ' '),
    file_description_url: `${site}/wiki/File:${encodeURIComponent(title)}`,
    latest: { timestamp: UPLOADED, user: { id: 4, name: 'Keeper' } },
    preferred: scaled(call, name, 960),
    original: { mediatype: 'BITMAP', size: null, width, height, duration: null, url: `${site}/images/${name}.png` },
  };
}

function scaled(call: Call, name: ImageName, to: number) {
  const { width, height } = imageSize(name);
  return {
    mediatype: 'BITMAP',
    size: null,
    width: to,
    height: Math.round((to * height) / width),
    duration: null,
    url: `${call.origin.replace(/^http:/, '')}/images/thumb/${to}px-${name}.png`,
  };
}
