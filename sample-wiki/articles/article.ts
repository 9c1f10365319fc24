import type { ImageName } from '../images/catalogue.ts';
import type { Block } from './markup/page.ts';

export type LanguageLink = {
  readonly code: string;
  readonly name: string;
  readonly title: string;
};

/** A page of the sample wiki, as its author writes it. */
export type Article = {
  readonly title: string;
  /** The latest revision; the earlier ones count down from it, so articles keep a distance of their history's length. */
  readonly revision: number;
  readonly editedDaysAgo: number;
  /** How long the history is. */
  readonly revisions: number;
  /** Programs have edited it, and some edits were undone. */
  readonly busy?: boolean;
  /** One line under the title and in search results. */
  readonly description?: string;
  readonly picture?: ImageName;
  /** BCP 47; English and left to right when left out. */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  readonly languages?: readonly LanguageLink[];
  /** Without `Category:`. */
  readonly categories?: readonly string[];
  /** Sources by the names that `{name}` in the text refers to. */
  readonly sources?: Readonly<Record<string, string>>;
  /** The title this page redirects to; such a page has no blocks. */
  readonly redirect?: string;
  readonly blocks: readonly Block[];
};

/** A page that only leads elsewhere. */
export function redirectTo(redirect: string, from: { readonly title: string; readonly revision: number }): Article {
  return { ...from, redirect, editedDaysAgo: 400, revisions: 1, blocks: [] };
}
