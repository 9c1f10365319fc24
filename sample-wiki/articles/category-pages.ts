import type { Article } from './article.ts';
import { p } from './markup/blocks.ts';

/** What is written about categories: few have a page of their own, and it says nothing of their members. */
export const CATEGORY_PAGES: readonly Article[] = [
  {
    title: 'Category:Islands of the sound',
    revision: 41500,
    revisions: 2,
    editedDaysAgo: 51,
    blocks: [p('Land with water all round it, at least twice a day. Rocks that nobody has named are left out.')],
  },
];
