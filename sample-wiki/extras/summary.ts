import type { Library } from '../api/library.ts';
import { iso } from '../api/library.ts';
import type { WikiPage } from '../api/wiki-page.ts';
import type { Call } from '../http.ts';
import { escapeHtml } from '../http.ts';
import { imageSize } from '../images/catalogue.ts';
import { segmentOf } from '../titles.ts';

const EXTRACT_LENGTH = 320;

/** Written pages that are no redirects: what chance and the feeds choose from. */
export function articlesOf(library: Library): readonly WikiPage[] {
  return library.all().filter(({ article, redirect, title }) => {
    return article?.description !== undefined && redirect === undefined && title !== 'Hostile page';
  });
}

/** A page in a few sentences, as `page/summary` and the feeds say it. */
export function summaryOf(call: Call, page: WikiPage) {
  const extract = firstSentences(page.text?.() ?? '');
  const picture = page.article?.picture;
  const size = picture && imageSize(picture);
  return {
    type: 'standard',
    title: page.title,
    displaytitle: escapeHtml(page.title),
    pageid: page.id,
    lang: page.language,
    dir: page.article?.direction ?? 'ltr',
    revision: String(page.revision),
    timestamp: iso(page.edited),
    ...(page.article?.description !== undefined && {
      description: page.article.description,
      description_source: 'local',
    }),
    content_urls: { desktop: { page: `${call.origin}/wiki/${segmentOf(page.key)}` } },
    extract,
    extract_html: `<p>${escapeHtml(extract)}</p>`,
    ...(size && {
      thumbnail: {
        source: `${call.origin}/images/thumb/330px-${picture}.png`,
        width: 330,
        height: Math.round((330 * size.height) / size.width),
      },
    }),
  };
}

function firstSentences(text: string): string {
  const start = text.slice(0, EXTRACT_LENGTH);
  const end = Math.max(start.lastIndexOf('. '), start.lastIndexOf('؟ '));
  return end > 0 ? start.slice(0, end + 1) : start;
}
