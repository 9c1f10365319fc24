import type { SiteLicence } from './licence.ts';

/** Stands for the language in an address of a family of wikis. */
export const LANGUAGE = '{lang}';

/** One of a wiki's namespaces (https://www.mediawiki.org/wiki/Manual:Namespace). */
export type Namespace = {
  readonly id: number;
  /** As the wiki spells it, with spaces; empty for the main one. */
  readonly name: string;
  /** Its other names: the English one, and what the wiki added. */
  readonly aliases: readonly string[];
  /** Whether the first letter after the prefix is always a capital (`$wgCapitalLinks`, `$wgCapitalLinkOverrides`). */
  readonly capital: boolean;
};

/** What a wiki does to the titles it is given. */
export type TitleRules = {
  /** The main namespace's rule, and that of every namespace not named here. */
  readonly capital: boolean;
  /** Those that are known; the wiki itself knows them all. */
  readonly namespaces: readonly Namespace[];
  /** Prefixes that lead to other wikis, in lower case, as far as they are known. */
  readonly interwiki: readonly string[];
};

/** A wiki, or one wiki for each language, as data. In addresses `{lang}` stands for the language. */
export type SiteDefinition = {
  /** The first half of its sites' ids. */
  readonly family: string;
  /** As people call it (`Wikipedia`). */
  readonly name: string;
  /** `every`: one wiki for each language, which ones exist is the server's to say. Otherwise the second halves of its ids. */
  readonly languages: 'every' | readonly string[];
  /** The language its pages are written in; undefined where the id says it. */
  readonly contentLanguage: string | undefined;
  /** Bases of its REST API, the preferred one first, without a slash at the end. */
  readonly bases: readonly string[];
  /** Origin of its pages on the web. */
  readonly origin: string;
  /** Origins that show the same pages: small screens, former names. */
  readonly otherOrigins: readonly string[];
  /** Path of a page, `$1` for its title (`$wgArticlePath`). */
  readonly articlePath: string;
  /** Folder of `index.php` and `api.php`, without a slash at the end (`$wgScriptPath`). */
  readonly scriptPath: string;
  /** Writing variants that have paths of their own; undefined where the language's usual ones hold. */
  readonly variants: readonly string[] | undefined;
  /** REST root of the wiki that signs its readers in; undefined where nobody signs in. */
  readonly oauthIssuer: string | undefined;
  /** Of its texts; undefined where the wiki states none. */
  readonly licence: SiteLicence | undefined;
  readonly titles: TitleRules;
};
