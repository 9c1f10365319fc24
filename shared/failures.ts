/**
 * Every failure that may cross the bridge: a closed union of codes with the facts a sentence needs.
 * Words for people live in the renderer (renderer/ui/failure-text.ts). Causes stay in the main process.
 */

import type { SiteId } from './models.ts';

/** Why a page, a search or an image could not be had. */
export type ReadFailure =
  /** The server says that no such page exists. */
  | { readonly code: 'page-missing'; readonly title: string }
  /** The title cannot be the name of a page; refused here or by the server. */
  | { readonly code: 'title-invalid'; readonly title: string }
  /** There is no revision of this number, or not any more. `title` is the page it was thought to belong to. */
  | { readonly code: 'revision-missing'; readonly title: string }
  /** The revision is there, but it is not one of this page's. */
  | { readonly code: 'revision-of-another-page'; readonly title: string }
  /** The revision was hidden from readers, or from this one. */
  | { readonly code: 'revision-hidden'; readonly title: string }
  /** Two revisions of different pages cannot be compared. */
  | { readonly code: 'revisions-unrelated' }
  /** Revisions that hold something else than text cannot be compared. */
  | { readonly code: 'revisions-not-text' }
  /** Not a page with a document: the software makes it, or it is another wiki's. `url` leads to it on the web. */
  | { readonly code: 'web-only'; readonly title: string; readonly url: string }
  /** The server will not show this to this reader. */
  | { readonly code: 'forbidden' }
  /** Too many requests. `until` is the moment (ms since the epoch) when the server wants to be asked again. */
  | { readonly code: 'limited'; readonly until: number }
  /** No connection to the server could be made. */
  | { readonly code: 'offline' }
  /** A connection was made but nothing, or nothing more, came in time. */
  | { readonly code: 'timed-out' }
  /** The server answered with an error of its own (5xx). */
  | { readonly code: 'server-error'; readonly status: number }
  /** The server says that this was here and never will be again (410). */
  | { readonly code: 'gone' }
  /** Something between here and the wiki answers in its place: a network that wants a login first (511, a portal's page). */
  | { readonly code: 'captive-portal' }
  /** An answer came that is not what the API promises. `what` names the endpoint and the field (`search/page: pages[3].title`). */
  | { readonly code: 'unreadable'; readonly what: string }
  /** Redirects that never end, or more than one wiki redirect in a row. */
  | { readonly code: 'redirect-loop'; readonly title: string }
  /** A redirect to a host that is not this wiki's. */
  | { readonly code: 'redirect-refused'; readonly host: string }
  /** A newer request took this one's place, or its asker went away: there is nobody to tell. */
  | { readonly code: 'superseded' }
  /** The wiki is none of those that can be read: it was added once and removed since. */
  | { readonly code: 'site-unknown' };

/** Why a wiki could not be added by its address. */
export type DiscoveryFailure =
  /** What was typed is no web address. */
  | { readonly code: 'address-invalid' }
  /** Plain http to another computer, or a way from the web into this one. */
  | { readonly code: 'address-not-secure'; readonly host: string }
  /** No answer, or none that can be trusted. */
  | { readonly code: 'unreachable'; readonly host: string; readonly why: 'offline' | 'tls' | 'timed-out' }
  /** Redirects that do not end. */
  | { readonly code: 'redirect-loop'; readonly host: string }
  /** The server has a problem of its own (5xx). */
  | { readonly code: 'server-error'; readonly host: string; readonly status: number }
  /** The server wants to be left alone until then (ms since the epoch). */
  | { readonly code: 'limited'; readonly host: string; readonly until: number }
  /** There is something, but its pages do not say that they are MediaWiki's. */
  | { readonly code: 'not-mediawiki'; readonly host: string }
  /** MediaWiki, but without the REST API that this client reads through; `generator` is what it calls itself. */
  | { readonly code: 'rest-missing'; readonly host: string; readonly generator: string }
  /** Only members may read it. */
  | { readonly code: 'private'; readonly host: string }
  /** Whoever asked went away. */
  | { readonly code: 'superseded' };

/** Why an address does not lead to a wiki that can be added. Words for these: renderer/settings/discovery-text.ts. */
export type FindWikiFailure =
  | DiscoveryFailure
  /** It can be read already. */
  | { readonly code: 'site-known'; readonly site: SiteId; readonly name: string };

/** Why a sign-in did not happen. */
export type SignInFailure =
  /** No client id is known: the panel says how to get one. */
  | { readonly code: 'client-id-missing' }
  /** The system's browser could not be started. */
  | { readonly code: 'browser-failed' }
  /** Nothing came back within the attempt's lifetime (60 minutes). */
  | { readonly code: 'attempt-expired' }
  /** Nothing is waiting for a callback. */
  | { readonly code: 'no-attempt' }
  /** The pasted or received address is not a callback of this attempt. */
  | { readonly code: 'callback-refused'; readonly reason: CallbackRefusal }
  /** The server refused the authorization request and said so (for instance invalid_scope). */
  | { readonly code: 'authorization-refused'; readonly error: string }
  /** The server does not know this client id, or it is disabled or not approved. */
  | { readonly code: 'client-refused' }
  /** The code was no longer good: expired, used, or not ours. */
  | { readonly code: 'code-refused' }
  /**
   * The server could not be reached, or answered with something unreadable, while the code was exchanged.
   * `unsupported`: it does not take requests of our form (415).
   */
  | {
      readonly code: 'exchange-failed';
      readonly why: 'offline' | 'timed-out' | 'server-error' | 'unreadable' | 'limited' | 'unsupported';
    }
  /** Tokens came, but the server did not say whose they are. */
  | { readonly code: 'profile-failed' }
  /** No port of this computer could be opened to receive the answer. */
  | { readonly code: 'loopback-failed' }
  | CopyFailure
  | ClipboardFailure
  | PersonalTokenFailure;

/** Why a personal API token signs nobody in. Never carries what was on the clipboard. */
export type PersonalTokenFailure =
  | {
      readonly code: 'personal-token-refused';
      /** `by-server`: it was tried, and it is not valid or its client is disabled. */
      readonly reason: 'clipboard-empty' | 'not-a-token' | 'by-server';
    }
  /** It may be good, but the server could not be asked. */
  | {
      readonly code: 'personal-token-unverified';
      readonly why: 'offline' | 'timed-out' | 'server-error' | 'unreadable';
    };

/** Why an address was not accepted as the callback. Never carries the address itself. */
export type CallbackRefusal =
  | 'not-ours'
  | 'malformed'
  | 'too-long'
  | 'several'
  /** Another attempt is waiting. */
  | 'unknown-state'
  /** Nothing is waiting, and nobody here knows of the attempt it answers. */
  | 'no-attempt'
  | 'expired'
  | 'cancelled'
  | 'used'
  | 'clipboard-empty';

/** Refusals of the bridge itself. */
export type BridgeFailure =
  /** The arguments are not those of the contract. */
  | { readonly code: 'arguments-invalid'; readonly method: string }
  /** The method opens something outside the app and needs a click or a key first. */
  | { readonly code: 'gesture-missing'; readonly method: string }
  /** A bug on our side. The log has the cause. */
  | { readonly code: 'internal'; readonly method: string };

/** Why an address was not handed to the system. */
export type ExternalLinkFailure =
  | { readonly code: 'link-refused'; readonly reason: 'scheme' | 'malformed' | 'too-long' | 'credentials' }
  | { readonly code: 'browser-failed' };

/** Why nothing was put on the clipboard. */
export type CopyFailure = { readonly code: 'clipboard-failed' };

/** Why nothing was taken from the clipboard: the system did not give it. */
export type ClipboardFailure = { readonly code: 'clipboard-unreadable' };

/** Why a setting could not be kept. The setting holds until the app quits. */
export type SettingsFailure =
  | { readonly code: 'settings-unwritable' }
  | { readonly code: 'settings-newer' }
  | { readonly code: 'setting-invalid'; readonly setting: string };

/** Why a client id was not taken. */
export type ClientIdFailure =
  | SettingsFailure
  /** It has the shape of a client secret, which this app never needs. Nothing was kept. */
  | { readonly code: 'client-secret-pasted' };

/** Why nothing was done with an account. */
export type AccountFailure = { readonly code: 'account-unknown' };

/** Why the key store did not do what was chosen. The choice is as it was. */
export type KeyStoreFailure = {
  readonly code: 'key-store-failed';
  /** `undecryptable`: what is kept is still not to be read: the key is another, or it is damaged. */
  readonly why: 'refused' | 'unavailable' | 'timed-out' | 'undecryptable' | 'unwritable';
};

/** Why the system's choice for sign-in links is not what was asked for. */
export type HandlerFailure = {
  readonly code: 'handler-not-changed';
  readonly why:
    | HandlerObstacle
    /** One of the system's own programs failed, or did not end in time. */
    | 'tool-failed'
    | 'timed-out'
    /** The desktop entry could not be written or removed. */
    | 'not-written'
    /** Everything was done, and the system still chooses another program. */
    | 'refused';
};

/** Why nothing can be changed from here. */
export type HandlerObstacle =
  /** LECTERN_BROWSER stands in for the browser and brings the answer itself, so the system is not asked. */
  | 'browser-command'
  /** The programs that freedesktop's desktops are asked with are not installed. */
  | 'tools-missing'
  /** No desktop entry can hold the path that this copy lies at. */
  | 'path-unusable'
  /** A desktop entry of our name is there, and somebody else wrote it. */
  | 'entry-foreign'
  /** macOS knows installed applications only. */
  | 'not-packaged';

/** Why the library kept or found nothing. What was acknowledged before is as it was. */
export type LibraryFailure = {
  readonly code: /** The disk is full. */
    | 'library-full'
    /** The file, or the disk it is on, may not be written. */
    | 'library-read-only'
    /** Another program holds the file. */
    | 'library-locked'
    /** A newer version of the app wrote it; it was not touched. */
    | 'library-newer'
    /** The file is damaged, and could not be mended now. */
    | 'library-damaged'
    /** The file cannot be opened, or the disk does not work. */
    | 'library-unreachable'
    /** The database engine of this build lacks its full-text search (FTS5). */
    | 'library-unsupported';
};

/** Why something that says who reads here is left, where everything was to be deleted. */
export type DeletionFailure =
  | LibraryFailure
  /** What was kept of accounts. `newer`: a newer version of the app wrote it; it was not touched. */
  | { readonly code: 'accounts-left'; readonly why: 'unwritable' | 'newer' };

/** Why nothing was done with a reading list. */
export type ListFailure =
  /** It was removed, or belongs to somebody else. */
  | { readonly code: 'list-missing' }
  /** There is one of this name already. */
  | { readonly code: 'list-name-taken'; readonly name: string }
  /** The name is empty. */
  | { readonly code: 'list-name-empty' };

/** Why nothing was written to, or taken from, a file that somebody chose. */
export type BundleFailure =
  | { readonly code: 'file-unwritable' }
  | { readonly code: 'file-unreadable' }
  /** It is no bundle of this app's, or only part of one. */
  | { readonly code: 'bundle-invalid' }
  /** A newer version of the app wrote it. */
  | { readonly code: 'bundle-newer' };

/** Why a page did not come on paper. `pdf-failed`: it could not be made; `file-unwritable`: it was not written. */
export type PaperFailure =
  | { readonly code: 'printer-failed' }
  | { readonly code: 'pdf-failed' }
  | { readonly code: 'file-unwritable' };

export type Failure =
  | ReadFailure
  | PaperFailure
  | SignInFailure
  | BridgeFailure
  | DeletionFailure
  | ListFailure
  | BundleFailure
  | ExternalLinkFailure
  | CopyFailure
  | ClientIdFailure
  | AccountFailure
  | KeyStoreFailure
  | HandlerFailure;
