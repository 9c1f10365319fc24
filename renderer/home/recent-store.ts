import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SiteId } from '../../shared/models.ts';
import type { Place } from '../navigation/place.ts';

/** A page read in this window, and how far. Lives in memory and ends with the window. */
export type RecentPage = {
  readonly site: SiteId;
  readonly title: string;
  readonly language: string;
  /** The page's own short description, once it has arrived. */
  readonly description?: string | undefined;
  /** Heading of the section that was being read. */
  readonly section?: string | undefined;
  /** Where it was left. */
  readonly place?: Place | undefined;
  /** 0 to 1. */
  readonly progress: number;
};

export type Recent = {
  /** Latest first. */
  readonly pages: readonly RecentPage[];
  readonly opened: (page: Pick<RecentPage, 'site' | 'title' | 'language'>) => void;
  readonly read: (
    page: Pick<RecentPage, 'site' | 'title'>,
    change: Partial<Omit<RecentPage, 'site' | 'title'>>,
  ) => void;
};

export type RecentStore = StoreApi<Recent>;

const MAX_PAGES = 30;

export function createRecentStore(): RecentStore {
  return createStore<Recent>((set) => ({
    pages: [],
    opened: (page) =>
      set(({ pages }) => {
        const known = pages.find((other) => isSame(other, page));
        const rest = pages.filter((other) => !isSame(other, page));
        return { pages: [{ progress: 0, ...known, ...page }, ...rest].slice(0, MAX_PAGES) };
      }),
    read: (page, change) =>
      set(({ pages }) => ({ pages: pages.map((other) => (isSame(other, page) ? { ...other, ...change } : other)) })),
  }));
}

function isSame(a: Pick<RecentPage, 'site' | 'title'>, b: Pick<RecentPage, 'site' | 'title'>): boolean {
  return a.site === b.site && a.title === b.title;
}
