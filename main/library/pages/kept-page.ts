import type { Direction, Licence, SiteId } from '../../../shared/models.ts';

/** Which page. */
export type PageKey = {
  readonly site: SiteId;
  /** In any spelling of any name that it was asked for by. */
  readonly title: string;
};

/** What is known of a page apart from what it says. Moments are ms since the epoch. */
export type PageFacts = {
  readonly site: SiteId;
  /** The page's own, after redirects, with spaces. */
  readonly title: string;
  readonly revision: number;
  readonly etag?: string | undefined;
  /** When the revision was made, ISO 8601, UTC. */
  readonly editedAt?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** A sentence; empty where none is known. */
  readonly description: string;
  readonly licence?: Licence | undefined;
  readonly fetchedAt: number;
  /** Version of the engine that made its HTML. */
  readonly engine: number;
};

/** A page that has been read to its end. */
export type PageToKeep = PageFacts & {
  /** Other names that led to it. */
  readonly aliases: readonly string[];
  /** The title under which it was kept until it was moved. */
  readonly movedFrom?: string | undefined;
  /** It is kept only in place of what is kept of it: who has forgotten the page meanwhile does not want it back. */
  readonly inPlace?: true | undefined;
  /** The reading document, compressed with zstd. */
  readonly html: Uint8Array;
  /** What is known of its parts, as JSON; the library gives it back as it came. */
  readonly contents: string;
  /** A line for each block. */
  readonly text: string;
  /** Its headings in order: the text as it stands in `text`, and the id to open at. */
  readonly headings: readonly { readonly text: string; readonly anchor: string }[];
};

export type KeptPage = PageFacts & {
  /** When it was last known to be what the wiki has. */
  readonly checkedAt: number;
  readonly savedAt?: number | undefined;
  /** A later revision that the wiki is known to have. */
  readonly newerRevision?: number | undefined;
  readonly html: Uint8Array;
  readonly contents: string;
};
