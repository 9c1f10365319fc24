import { MARROW_IN_ARABIC } from './arabic.ts';
import type { Article } from './article.ts';
import { CATEGORY_PAGES } from './category-pages.ts';
import { HOSTILE } from './hostile.ts';
import { FRESNEL_LENS, HISTORY_OF_LIGHTHOUSES, MARROW_LIGHT } from './lights.ts';
import { MARROW, MARROW_ERUPTIONS, MARROW_REDIRECTS } from './marrow.ts';
import { ODD_TITLES } from './odd-titles.ts';
import { BASALT, CAUSEWAY, TIDAL_ISLAND, TIDAL_LOCKING, TIDE, TIDE_TABLES } from './sea-and-stone.ts';

/** Every written page of the wiki. */
export const ARTICLES: readonly Article[] = [
  MARROW,
  MARROW_ERUPTIONS,
  MARROW_LIGHT,
  FRESNEL_LENS,
  HISTORY_OF_LIGHTHOUSES,
  BASALT,
  CAUSEWAY,
  TIDAL_ISLAND,
  TIDE,
  TIDAL_LOCKING,
  TIDE_TABLES,
  MARROW_IN_ARABIC,
  ...ODD_TITLES,
  ...CATEGORY_PAGES,
  HOSTILE,
  ...MARROW_REDIRECTS,
];
