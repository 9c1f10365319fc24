import type { ImageName } from '../../../sample-wiki/images/catalogue.ts';

/**
 * A page that both wikis have. Its text is written as the sample wiki's articles are: `[[Page#Section|label]]`,
 * `**bold**`, `*italic*`.
 */
export type ContractPage = {
  readonly title: string;
  /** Where it leads, with or without a fragment; such a page has no text. */
  readonly redirect?: string;
  readonly lead?: readonly string[];
  /** Heading → paragraphs. */
  readonly sections?: Readonly<Record<string, readonly string[]>>;
  readonly picture?: { readonly name: ImageName; readonly caption: string };
  /** Files that it shows, none of which was ever uploaded. */
  readonly missingFiles?: readonly string[];
  readonly categories?: readonly string[];
  readonly languages?: readonly { readonly code: string; readonly name: string; readonly title: string }[];
  /** How long its history is; 1 when left out. The last revision is made by somebody with an account. */
  readonly revisions?: number;
};
