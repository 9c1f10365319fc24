/** Immutable data that both sides speak. No behaviour. */

import type { CallbackRefusal, HandlerObstacle, LibraryFailure, SignInFailure } from './failures.ts';
import type { PagePlace, SavedPictures, VisitId } from './library-models.ts';

/** A wiki, as `family:language` (`wikipedia:en`). Decoded with `decodeSiteId` in shared/site-id.ts. */
export type SiteId = string & { readonly __brand: 'SiteId' };

export type Direction = 'ltr' | 'rtl';

/** Terms under which a text may be passed on, in the wiki's words. */
export type Licence = {
  readonly title: string;
  /** Where they can be read. Absent where the wiki names no address. */
  readonly url?: string | undefined;
};

export type PageRef = {
  readonly site: SiteId;
  /** A title as people write it, spaces or underscores (`AC/DC`). */
  readonly title: string;
  /** A revision id, when not the latest. */
  readonly revision?: number | undefined;
};

/** What is known of a page when its document starts to arrive. */
export type OpenedPage = {
  readonly site: SiteId;
  /** The title after normalization and redirects, with spaces. */
  readonly title: string;
  /** The title asked for, when the wiki's own redirect led elsewhere. */
  readonly redirectedFrom?: string | undefined;
  readonly revision: number;
  /** When the revision was made, ISO 8601, UTC. Absent when the wiki sent the document but not this. */
  readonly editedAt?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** Of the page's text. Absent where the wiki states none. */
  readonly licence?: Licence | undefined;
  /** The page on the web, for "source" and for people who want the original. */
  readonly sourceUrl: string;
  readonly fetchedAt: number;
  /** `live`: as the wiki has it now, or had it a moment ago. `kept`: as it was kept; the wiki is being asked. */
  readonly freshness: 'live' | 'kept';
  /** When a person saved it, ms since the epoch. */
  readonly savedAt?: number | undefined;
  /** It is a category, as far as the wiki's namespaces are known. */
  readonly category?: true | undefined;
  /** Root-relative path of the reading document on the app's own origin: what the article frame loads. */
  readonly documentPath: string;
  /** What the history calls this visit. Absent where it is not remembered. */
  readonly visit?: VisitId | undefined;
  /** Where the page was left the last time; absent where it was read to its end, or never. */
  readonly place?: PagePlace | undefined;
};

/** What the wiki said of a kept page after it was opened. */
export type PageFreshness = {
  /** As `OpenedPage.documentPath` names it. */
  readonly documentPath: string;
  /** `newer`: the later revision is kept now, and opens when the page is opened again. `unknown`: the wiki cannot be asked. */
  readonly is: 'current' | 'newer' | 'unknown';
};

/** What the one pass over a document has understood of it, apart from the document itself. */
export type ArticleContents = {
  /** The document it is of, as `OpenedPage.documentPath` names it. */
  readonly documentPath: string;
  /** False while the document still arrives; everything then is "so far". */
  readonly complete: boolean;
  readonly outline: readonly OutlineEntry[];
  readonly references: readonly ArticleReference[];
  readonly media: readonly ArticleMedia[];
  /** Of the first paragraph; plain text, empty while there is none. */
  readonly firstSentence: string;
  /** BCP 47, the body's own first, then those of passages, in order of appearance. */
  readonly languages: readonly string[];
  /** The document's own. */
  readonly direction: Direction;
};

export type OutlineEntry = {
  /** 2 to 6, as in `h2` to `h6`. */
  readonly level: number;
  /** The heading's id. */
  readonly anchor: string;
  readonly text: string;
};

/** An entry of a list of references. */
export type ArticleReference = {
  /** Its id in the document (`cite_note-…`). */
  readonly anchor: string;
  readonly text: string;
  /** The anchor of the reference that this one is a part of. */
  readonly parent?: string | undefined;
  /** How often the text refers to it. */
  readonly calls: number;
};

/** A picture of the text (icons are not in the list) or a recording. Its index is `data-media` in the document. */
export type ArticleMedia = {
  readonly kind: 'image' | 'audio' | 'video';
  /** Root-relative path of what the document shows. */
  readonly path: string;
  /** Root-relative path for a viewer. */
  readonly largePath: string;
  /** Title of the page about the file (`File:Marrow.jpg`). */
  readonly filePage?: string | undefined;
  /** In CSS pixels as the document shows it; 0 where it does not say. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  /** Plain text. */
  readonly caption: string;
};

/** A page in a few sentences, for who considers going there. Plain text only. */
export type Preview = {
  readonly site: SiteId;
  /** The page's own title, after redirects. */
  readonly title: string;
  readonly description?: string | undefined;
  /** The first sentences. Empty where only a description is known. */
  readonly extract: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** Root-relative `/media/…` path. */
  readonly thumbnailPath?: string | undefined;
};

/** Whose a file is and on which terms, as far as its wiki says so. Plain text only. */
export type MediaCredits = {
  readonly author?: string | undefined;
  /** The licence's short name (`CC BY-SA 4.0`). */
  readonly licence?: string | undefined;
  readonly licenceUrl?: string | undefined;
};

/** Plain text in pieces; `hit` pieces are what the search matched. Never HTML. */
export type MarkedText = readonly { readonly text: string; readonly hit: boolean }[];

export type SearchHit = {
  readonly site: SiteId;
  readonly title: string;
  readonly description?: string | undefined;
  readonly excerpt?: MarkedText | undefined;
  /** Title of the redirect that matched, when it was not the page's own. */
  readonly matchedTitle?: string | undefined;
  /** Root-relative `/media/…` path. */
  readonly thumbnailPath?: string | undefined;
};

/** A kept page that has what was asked for. */
export type KeptHit = {
  readonly site: SiteId;
  readonly title: string;
  readonly description?: string | undefined;
  /** The name that matched, when it is not the page's own. */
  readonly matchedTitle?: string | undefined;
  readonly excerpt?: MarkedText | undefined;
  /** Id of the heading that the excerpt stands under. */
  readonly anchor?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** When it was fetched, ms since the epoch. */
  readonly keptAt: number;
  readonly savedAt?: number | undefined;
};

/** Where the tokens are kept, in words of the field. */
export type KeyStoreView = {
  /** `strong`: keyed by the user's session (keyring, Keychain, DPAPI). `weak`: a hard-coded key. `unknown`: not asked yet or no answer. `none`: refuses. */
  readonly strength: 'strong' | 'weak' | 'none' | 'unknown';
  /** The system's name for it (`GNOME Keyring`, `Keychain`), for a sentence. */
  readonly name: string;
  /** Platform and the ciphertext's prefix (`linux:v11`), for a report. Absent until it has answered once. */
  readonly label?: string | undefined;
  /** Since when what is kept is kept under this very key store, ms since the epoch. Absent where nothing is. */
  readonly since?: number | undefined;
  /**
   * Why what is kept cannot be read or written now. It is left alone, whatever this says. `damaged`: whatever the key, it
   * is no account. `newer`: of a version of the app that this one does not know.
   */
  readonly trouble?: 'changed' | 'locked' | 'refused' | 'silent' | 'damaged' | 'newer' | undefined;
  /** What the person can do for a better one. */
  readonly advice: 'none' | 'start-keyring' | 'install-keyring' | 'unlock' | 'allow' | 'unknown';
  /** The name of what to start, install or unlock (`KWallet`), where there is advice. */
  readonly keyring?: string | undefined;
  /** The person chose to keep tokens under a key that protects little. Reversible at once. */
  readonly keepsWeakly: boolean;
};

export type SignedOutReason =
  | 'never'
  | 'by-user'
  | 'revoked'
  | 'expired'
  | 'client-refused'
  | 'user-blocked'
  /** The computer's clock is so far off that tokens cannot be judged by it. */
  | 'clock-wrong'
  | 'unreadable-tokens';

/** How somebody came to be signed in: through the browser, or with a token made on the wiki and pasted here. */
export type AccountKind = 'oauth' | 'personal-token';

/** How the browser's answer comes back (RFC 8252 §7.1 and §7.3). */
export type RedirectKind = 'scheme' | 'loopback';

/** One of the accounts that are known here. */
export type AccountView = {
  /** Opaque, made from issuer and user number: the same at every start. */
  readonly id: string;
  readonly name: string;
  readonly issuerHost: string;
  /** The one whose Bearer requests carry. */
  readonly active: boolean;
  readonly kind: AccountKind;
  /** On disk, and so here again at the next start. */
  readonly kept: boolean;
  readonly state: 'signed-in' | { readonly signedOut: SignedOutReason };
};

export type SessionView =
  | {
      readonly state: 'signed-out';
      readonly reason: SignedOutReason;
      /** What was to be forgotten could not be removed from the disk yet, and would be here again at the next start. */
      readonly stillOnDisk?: true | undefined;
    }
  | {
      readonly state: 'signed-in';
      readonly name: string;
      /** Host that signed the reader in (`meta.wikimedia.org`). */
      readonly issuerHost: string;
      /** False while the tokens live in memory only and end with the app. */
      readonly kept: boolean;
      /**
       * `offline`: still signed in, but the last refresh could not reach the server. `refusing`: it was reached, and does not take what
       * it is asked. `refreshing`: one is under way.
       */
      readonly connection: 'online' | 'offline' | 'refusing' | 'refreshing';
      readonly kind: AccountKind;
    };

/** Something arrived that did not end the attempt, or found none: a denial, or an address that was refused. */
export type CallbackNotice =
  | { readonly code: 'declined' }
  | { readonly code: 'callback-refused'; readonly reason: CallbackRefusal };

export type SignInView =
  | {
      readonly step: 'idle';
      /** A callback came and nothing was waiting for it. Stays until `auth.cancel` or the next attempt. */
      readonly notice?: CallbackNotice | undefined;
    }
  | {
      readonly step: 'waiting';
      readonly issuerHost: string;
      /** ms since the epoch. */
      readonly expiresAt: number;
      readonly browser: 'opening' | 'opened' | 'failed';
      readonly redirect: RedirectKind;
      /** Nothing listens at the port that the browser is sent to, since another program has it by now: only pasting helps. */
      readonly unheard?: true | undefined;
      readonly notice?: CallbackNotice | undefined;
    }
  | { readonly step: 'exchanging'; readonly issuerHost: string }
  | { readonly step: 'done'; readonly name: string }
  | { readonly step: 'failed'; readonly failure: SignInFailure };

/** Everything the window needs to know of who is reading. Never holds a token, a code or a verifier. */
export type AuthView = {
  readonly session: SessionView;
  /** The order in which they signed in. */
  readonly accounts: readonly AccountView[];
  readonly signIn: SignInView;
  readonly keyStore: KeyStoreView;
  readonly client: {
    /** Whether a client id is known; where it came from. */
    readonly source: 'settings' | 'environment' | 'built-in' | 'none';
    /** The id itself, which is no secret: it stands in the address that the browser opens. Absent where none is known. */
    readonly id?: string | undefined;
    /** Where a client is registered. */
    readonly registrationUrl: string;
    /** The kind of redirect that it is registered with. */
    readonly redirect: RedirectKind;
    /** What to enter there, to the letter, for each kind. */
    readonly redirectUris: Readonly<Record<RedirectKind, string>>;
  };
  /** How far the computer's clock is ahead of the server's (ms); absent until a server has said. */
  readonly clock?: { readonly skewMs: number } | undefined;
  /** Where the user can withdraw the grant on the web. */
  readonly grantsUrl: string;
};

/** Which program the system opens the callback's addresses with. Holds no path of this computer. */
export type HandlerView = {
  /** What the addresses begin with. */
  readonly scheme: string;
  readonly owner:
    | { readonly kind: 'this' }
    /** The Lectern that a package installed, which hands them on to this one. */
    | { readonly kind: 'installed' }
    /** Lectern, but another copy, or this one where it was before. */
    | { readonly kind: 'another-copy' }
    /** `name` is what that program calls itself. */
    | { readonly kind: 'other'; readonly name: string }
    | { readonly kind: 'nobody' }
    /** The system was not asked, or did not answer. */
    | { readonly kind: 'unknown' };
  /** Why this copy cannot be made the one. Absent where it can. */
  readonly obstacle?: HandlerObstacle | undefined;
  /** Whether Lectern set something up here that it can take away again. */
  readonly removable: boolean;
  /** What it set up holds a path that a desktop without an opener of its own cannot read. */
  readonly quoted: boolean;
};

/** A problem with what is kept on disk, said once in the window. */
export type StorageNotice =
  | { readonly code: 'settings-corrupt'; readonly keptAs: string }
  | { readonly code: 'settings-newer' }
  | { readonly code: 'settings-unwritable' }
  /** The tabs of the last time cannot be restored, or those of now not be kept. */
  | { readonly code: 'session-corrupt'; readonly keptAs: string }
  | { readonly code: 'session-newer' }
  | { readonly code: 'session-unwritable' }
  /** A person wanted everything forgotten, and it is. */
  | { readonly code: 'everything-deleted' }
  /** Pages cannot be kept, or not be found, and why. */
  | { readonly code: LibraryFailure['code'] }
  /** What could be read of a damaged library was taken over: so many pages. */
  | { readonly code: 'library-mended'; readonly keptAs: string; readonly pages: number }
  /** An added wiki that cannot be read from the settings any more, under its name where that can. */
  | { readonly code: 'site-damaged'; readonly name?: string | undefined };

/** A wiki that can be read, or one for each language. */
export type WikiView = {
  /** The first half of its sites' ids. */
  readonly family: string;
  /** As people call it (`Wiktionary`). */
  readonly name: string;
  /** Of its pages; `{lang}` in it stands for the language. */
  readonly host: string;
  /** `every`: one for each language. Otherwise the second half of its only site's id. */
  readonly language: 'every' | (string & {});
  /** Whether the person added it, and so can remove it. */
  readonly added: boolean;
};

/** What can be read, and where a search looks now. */
export type SitesView = {
  /** Built in first, then added ones in the order of adding. */
  readonly wikis: readonly WikiView[];
  readonly site: SiteId;
};

/** A wiki that was found at an address and is not added yet. */
export type FoundWiki = {
  readonly site: SiteId;
  readonly name: string;
  readonly host: string;
  /** The language its pages are written in, the wiki's own code. */
  readonly language: string;
  /** Of its text, where the wiki says so. */
  readonly licence?: Licence | undefined;
};

/** Why a wiki is read under the base it is read under: what was wrong with the preferred one, if it is another. */
export type BaseReason =
  | 'preferred'
  /** No connection: its name is not known, or nobody listens. */
  | 'unreachable'
  /** A connection that cannot be trusted. */
  | 'tls'
  /** 410. */
  | 'gone'
  /** A 404 that is not MediaWiki's: it has no error key. */
  | 'path-unknown'
  /** A success that is not of the API: a captive portal's page, a notice, a text that is no JSON. */
  | 'not-the-api'
  /** A redirect to the documentation, which is where retired paths lead. */
  | 'moved';

/** Where signing in and the session stand, as far as that may be passed on: no name, no number of a user, no code. */
export type SignInDiagnostics = {
  readonly session:
    | Extract<SessionView, { state: 'signed-out' }>
    | Pick<Extract<SessionView, { state: 'signed-in' }>, 'state' | 'connection' | 'kept' | 'kind'>;
  readonly accounts: readonly Pick<AccountView, 'issuerHost' | 'active' | 'kind' | 'kept' | 'state'>[];
  readonly attempt:
    | { readonly step: Exclude<SignInView['step'], 'waiting' | 'failed'> }
    | { readonly step: 'failed'; readonly code: SignInFailure['code'] }
    | (Pick<Extract<SignInView, { step: 'waiting' }>, 'step' | 'expiresAt' | 'browser' | 'redirect'> & {
        readonly since: number;
        readonly declined: boolean;
      });
  /** Callbacks that were refused since the app started, by the reason; the latest last. */
  readonly refusals: readonly { readonly reason: CallbackRefusal; readonly times: number; readonly last: number }[];
  readonly keyStore: KeyStoreView;
  readonly client: Pick<AuthView['client'], 'source' | 'redirect'>;
  /** As in `AuthView`. */
  readonly clock?: AuthView['clock'];
};

/** What is worth knowing when something does not work. Moments are ms since the epoch. */
export type DiagnosticsView = {
  readonly name: string;
  readonly version: string;
  /** The operating system, and what the app runs on. */
  readonly system: string;
  readonly runner: string;
  /** Where a search looks. */
  readonly site: SiteId;
  /** The wikis read so far, each under the base in use. */
  readonly bases: readonly {
    readonly site: SiteId;
    readonly base: string;
    readonly since: number;
    readonly why: BaseReason;
  }[];
  /** What servers mean to take away; titles in a path are `*`. */
  readonly deprecations: readonly {
    readonly host: string;
    readonly path: string;
    readonly since?: number | undefined;
    readonly end?: number | undefined;
  }[];
  /** Servers that asked to be left alone, and until when. */
  readonly waits: readonly { readonly host: string; readonly until: number }[];
  readonly handler: HandlerView;
  readonly signIn: SignInDiagnostics;
  /** When all this was so. */
  readonly at: number;
};

/** The paper that everything is shown on; `system`: light or dark, as the system is. Decoded in shared/themes.ts. */
export type Theme = 'light' | 'sepia' | 'dark' | 'black' | 'system';

export type Settings = {
  /** The site that search and home use. */
  readonly site: SiteId;
  readonly theme: Theme;
  /** What was read and not saved may take on disk, pages and pictures together; in bytes. */
  readonly libraryBound: number;
  /** Which pictures are saved with a page, once somebody has chosen. */
  readonly savedPictures?: SavedPictures | undefined;
};

export type AppInfo = {
  readonly name: string;
  readonly version: string;
  readonly platform: 'linux' | 'mac' | 'windows';
  readonly settings: Settings;
  readonly notices: readonly StorageNotice[];
  /** Whether what is read is not remembered; `privacy.changed` says when that changes. */
  readonly readsPrivately: boolean;
};

export type TabCommand = 'new-tab' | 'close-tab' | 'reopen-tab' | 'next-tab' | 'previous-tab';

/** What leads into the library, or puts a page into it or not. */
export type LibraryCommand = 'library' | 'history' | 'save-page' | 'private-reading';

/** What puts the page that is read on paper. */
export type PaperCommand = 'print' | 'save-pdf';

/** A row of the application's menu that is about what the window shows. */
export type MenuCommand = 'diagnostics' | 'sign-in-links' | TabCommand | LibraryCommand | PaperCommand;
