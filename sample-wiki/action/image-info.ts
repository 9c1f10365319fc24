import type { Library } from '../api/library.ts';
import type { Call } from '../http.ts';
import { IMAGES, imageByFile, imageSize } from '../images/catalogue.ts';
import { keyOf } from '../titles.ts';
import type { Module } from './respond.ts';
import { readTitles } from './titles.ts';

const FIRST_FILE_ID = 8000;
const SOURCE = 'commons-desc-page';

/** `prop=imageinfo`: where a file is, how large, whose, and on which terms; those words are HTML. */
export function imageInfo(call: Call, library: Library): Module {
  const titles = readTitles(library, call.query.get('titles'));
  if ('error' in titles) return titles;
  const wanted = call.query.get('iiextmetadatafilter')?.split('|');
  const pages = titles.named.map(({ title, ns, page }) => {
    const name = ns === 6 ? imageByFile(keyOf(title.slice('File:'.length))) : undefined;
    if (!name) return page ? { pageid: page.id, ns, title } : { ns, title, missing: true, imagerepository: '' };
    const words = { ...WORDS, ImageDescription: { value: `<p>${IMAGES[name].title}.</p>`, source: SOURCE } };
    const shown = Object.entries(words).filter(([field]) => wanted?.includes(field) ?? true);
    return {
      pageid: FIRST_FILE_ID + Object.keys(IMAGES).indexOf(name),
      ns,
      title,
      imagerepository: 'local',
      imageinfo: [
        {
          size: imageSize(name).width * imageSize(name).height,
          ...imageSize(name),
          url: `${call.origin}/images/${name}.png`,
          descriptionurl: `${call.origin}/wiki/${keyOf(title)}`,
          extmetadata: Object.fromEntries(shown),
          mime: 'image/png',
        },
      ],
    };
  });
  return { query: { ...titles.said, pages: [...titles.others, ...pages] } };
}

const WORDS = {
  Artist: { value: '<a href="/wiki/User:Keeper" title="User:Keeper">Keeper</a>', source: SOURCE },
  LicenseShortName: { value: 'CC BY-SA 4.0', source: SOURCE, hidden: '' },
  LicenseUrl: { value: 'https://creativecommons.org/licenses/by-sa/4.0', source: SOURCE, hidden: '' },
  Credit: { value: '<span class="int-own-work">Own work</span>', source: SOURCE, hidden: '' },
};
