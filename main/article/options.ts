import type { Direction } from '../../shared/models.ts';

/** What the engine is told of the page and of the app that shows it. */
export type ReadingOptions = {
  /** With spaces, as the page shows it. */
  readonly title: string;
  /** BCP 47, where the document's body does not say. */
  readonly language: string;
  readonly direction: Direction;
  /** Root-relative path of the reading document of a page of this wiki. `fragment` is decoded and without `#`. */
  readonly articlePath: (title: string, fragment?: string) => string;
  /** Root-relative path behind which the app serves an image or a recording; undefined when it refuses the address. */
  readonly mediaPath: (absoluteUrl: string) => string | undefined;
  /** The page on the web, the base of its links. */
  readonly pageUrl: string;
  readonly stylesheetPath: string;
  /** Hosts that may hold a page of this wiki: links to all others need no asking. Without it, every link is asked for. */
  readonly ownHosts?: ReadonlySet<string> | undefined;
  /** The title when the address is a page of this wiki; undefined for all others, malformed ones too. Never throws. */
  readonly isOwnPage: (url: URL) => string | undefined;
};
