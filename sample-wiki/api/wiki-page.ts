import type { Article } from '../articles/article.ts';
import type { Body } from '../http.ts';

/** A page as the API shows it. */
export type WikiPage = {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly revision: number;
  readonly revisions: number;
  /** Milliseconds since the epoch. */
  readonly edited: number;
  readonly language: string;
  readonly article: Article | undefined;
  /** The key it redirects to. */
  readonly redirect: string | undefined;
  /** The Parsoid document. */
  readonly document: () => Body;
  /** Its words; undefined where they would be too many to search. */
  readonly text: (() => string) | undefined;
};
