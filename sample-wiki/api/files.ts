import type { Answer, Call } from '../http.ts';
import type { ImageName } from '../images/catalogue.ts';
import { fileTitle, IMAGES, imageByFile, imageSize, isImageName } from '../images/catalogue.ts';
import { decodeSegment, normalizedKey } from '../titles.ts';
import type { Library } from './library.ts';
import { whole } from './pages.ts';
import { conditionalJson, findPage, missing } from './respond.ts';

const UPLOADED = '2026-06-21T04:30:00Z';

/** `/file/{title}`, with or without `File:`. */
export function fileAnswer(call: Call, segment: string): Answer {
  const asked = decodeSegment(segment) ?? '';
  const key = normalizedKey(asked.replace(/^File:/i, ''));
  const name = key === undefined ? undefined : imageByFile(key);
  if (!name) return missing(asked);
  return conditionalJson(call, `"file-${name}"`, () => describe(call, name));
}

/** `/page/{title}/links/media`: the pictures of a page, each once. */
export async function mediaLinks(call: Call, library: Library, segment: string): Promise<Answer> {
  const page = findPage(call, library, segment, '/links/media');
  if ('status' in page) return page;
  const markup = page.article ? await whole(page.document()) : '';
  const names = Object.keys(IMAGES)
    .filter(isImageName)
    .filter((name) => markup.includes(`px-${name}.png`));
  return conditionalJson(call, `"${page.revision}-media"`, () => ({
    files: names.map((name) => describe(call, name)),
  }));
}

function describe(call: Call, name: ImageName) {
  const title = fileTitle(name);
  const { width, height } = imageSize(name);
  const base = `${call.origin.replace(/^http:/, '')}/images`;
  const scaled = (to: number) => ({
    mediatype: 'BITMAP',
    size: null,
    width: to,
    height: Math.round((to * height) / width),
    duration: null,
    url: `${base}/thumb/${to}px-${name}.png`,
  });
  return {
    title: title.replaceAll('_', ' '),
    file_description_url: `${call.origin.replace(/^http:/, '')}/wiki/File:${encodeURIComponent(title)}`,
    latest: { timestamp: UPLOADED, user: { id: 4, name: 'Keeper' } },
    preferred: scaled(960),
    original: { mediatype: 'BITMAP', size: null, width, height, duration: null, url: `${base}/${name}.png` },
    thumbnail: scaled(250),
  };
}
