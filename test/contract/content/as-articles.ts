import type { Article } from '../../../sample-wiki/articles/article.ts';
import { p, section } from '../../../sample-wiki/articles/markup/blocks.ts';
import { brokenFile, figure } from '../../../sample-wiki/articles/markup/media.ts';
import type { ContractPage } from './page.ts';

/** Above the revisions of the sample wiki's own articles, with room for a long history each. */
const FIRST_REVISION = 300_000;
const APART = 1000;

/** The pages as the sample wiki's articles. */
export function asArticles(pages: readonly ContractPage[]): readonly Article[] {
  return pages.map((page, index) => ({
    title: page.title,
    revision: FIRST_REVISION + (index + 1) * APART,
    revisions: page.revisions ?? 1,
    editedDaysAgo: 30 + index,
    // A redirect's target loses its fragment in every answer of the API.
    ...(page.redirect !== undefined && { redirect: page.redirect.replace(/#.*/, '') }),
    ...(page.picture && { picture: page.picture.name }),
    ...(page.categories && { categories: page.categories }),
    ...(page.languages && { languages: page.languages }),
    ...(page.categories && { categories: page.categories }),
    blocks: [
      ...(page.picture ? [figure(page.picture.name, page.picture.caption)] : []),
      ...(page.lead ?? []).map(p),
      ...(page.missingFiles ?? []).map((name) => brokenFile(name.replaceAll(' ', '_'))),
      ...Object.entries(page.sections ?? {}).map(([heading, texts]) => section(heading, ...texts.map(p))),
    ],
  }));
}
