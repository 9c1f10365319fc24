/**
 * The one contract between the window and the main process. A method is a row here and a function behind it:
 * the preload derives the bridge, main/ipc derives the handlers and the renderer derives its client from this table.
 */

import * as z from 'zod/mini';
import type {
  AccountFailure,
  ClientIdFailure,
  CopyFailure,
  ExternalLinkFailure,
  FindWikiFailure,
  HandlerFailure,
  KeyStoreFailure,
  PaperFailure,
  ReadFailure,
  SettingsFailure,
  SignInFailure,
} from './failures.ts';
import {
  historyMethods,
  type LibraryEvents,
  libraryMethods,
  listMethods,
  privacyMethods,
  savingMethods,
  sessionMethods,
  visit,
} from './library-methods.ts';
import { method } from './method.ts';
import type {
  AppInfo,
  ArticleContents,
  AuthView,
  DiagnosticsView,
  FoundWiki,
  HandlerView,
  MediaCredits,
  MenuCommand,
  OpenedPage,
  PageFreshness,
  Preview,
  SearchHit,
  Settings,
  SiteId,
  SitesView,
  Theme,
} from './models.ts';
import { decodeSiteId } from './site-id.ts';
import { decodeTheme } from './themes.ts';

const nothing = z.undefined();
const site = z.custom<SiteId>((value) => decodeSiteId(value) !== undefined);
const theme = z.custom<Theme>((value) => decodeTheme(value) !== undefined);
/** Longer than any real title, so that "title-invalid" is answered in words instead of by the decoder. */
const title = z.string().check(z.maxLength(2048));
const pictures = z.enum(['none', 'reading', 'large']);
const query = z.string().check(z.maxLength(512));
const redirect = z.enum(['scheme', 'loopback']);
const account = z.strictObject({ id: z.string().check(z.maxLength(128)) });

export const methods = {
  'app.info': method<AppInfo, never>()(nothing),
  'settings.setSite': method<Settings, SettingsFailure>()(z.strictObject({ site })),
  'settings.setTheme': method<Settings, SettingsFailure>()(z.strictObject({ theme })),
  /** Which pictures are saved with the next page. */
  'settings.setSavedPictures': method<Settings, SettingsFailure>()(z.strictObject({ pictures })),

  /** The wikis that can be read. */
  'sites.view': method<SitesView, never>()(nothing),
  /** Looks for a wiki at an address as a person types it, without credentials; a newer call ends the one before. */
  'sites.find': method<FoundWiki, FindWikiFailure>()(z.strictObject({ address: z.string().check(z.maxLength(2048)) }), {
    gesture: true,
  }),
  /** Adds a wiki that was found, or removed, since the app started. It holds until the app quits even when not kept. */
  'sites.add': method<SitesView, SettingsFailure>()(z.strictObject({ site })),
  /** Removes a wiki that was added; when it is the one in use, the first takes its place. Holds as `sites.add` does. */
  'sites.remove': method<SitesView, SettingsFailure>()(z.strictObject({ site })),

  /**
   * Opens a page: answers when the response headers are in; the document then streams from `documentPath`.
   * `from`: the visit whose link led here. `visit`: the one that this goes on with (back, again, a tab that comes up anew);
   * it stays the same one, unless it was forgotten or is somebody else's.
   */
  'pages.open': method<OpenedPage, ReadFailure>()(
    z.strictObject({
      site,
      title,
      revision: z.optional(z.int().check(z.positive())),
      from: z.optional(visit),
      visit: z.optional(visit),
    }),
  ),
  /**
   * A page in a few sentences, for a link that is pointed at; null where there is nothing to tell. A newer question
   * ends the one before, which answers `superseded`.
   */
  'pages.preview': method<Preview | null, ReadFailure>()(z.strictObject({ site, title })),
  /** Nobody waits for the preview any more. */
  'pages.endPreview': method<null, never>()(nothing),
  /** Lets a person choose a printer, and prints: always light, every section, with licence and source. Null also when they chose none. */
  'pages.print': method<null, ReadFailure | PaperFailure>()(
    z.strictObject({ site, title, revision: z.int().check(z.positive()) }),
  ),
  /** The same as a PDF, into a file that a person chooses. False when they chose none. */
  'pages.savePdf': method<boolean, ReadFailure | PaperFailure>()(
    z.strictObject({ site, title, revision: z.int().check(z.positive()) }),
  ),
  /** Author and licence of a file. @param file title of its page (`File:Marrow.jpg`). */
  'media.credits': method<MediaCredits, ReadFailure>()(z.strictObject({ site, file: title })),
  /** Completion: titles that start like this. At most ten. */
  'search.titles': method<readonly SearchHit[], ReadFailure>()(z.strictObject({ site, query })),
  /** Full text, with excerpts. At most twenty. */
  'search.text': method<readonly SearchHit[], ReadFailure>()(z.strictObject({ site, query })),
  /** Hands an https, http or mailto address to the system, re-serialised. */
  'links.openExternal': method<null, ExternalLinkFailure>()(
    z.strictObject({ url: z.string().check(z.maxLength(8192)) }),
    { gesture: true },
  ),
  /** Opens a page of a wiki in the system's browser. */
  'links.openPage': method<null, ExternalLinkFailure>()(z.strictObject({ site, title }), { gesture: true }),

  ...listMethods,
  ...historyMethods,
  ...privacyMethods,
  ...libraryMethods,
  ...savingMethods,
  ...sessionMethods,

  'diagnostics.view': method<DiagnosticsView, never>()(nothing),
  /** Puts what the view says on the clipboard, as plain text that main writes. */
  'diagnostics.copy': method<null, CopyFailure>()(nothing, { gesture: true }),

  'auth.view': method<AuthView, never>()(nothing),
  /**
   * Starts an attempt and opens the system's browser. A new attempt ends the old.
   * `redirect`: how the answer comes back, when not as the client id's own settings say. `add`: whoever is signed in
   * stays so, beside the new one; without it the new account takes the place of the active one.
   */
  'auth.signIn': method<null, SignInFailure>()(
    z.strictObject({ redirect: z.optional(redirect), add: z.optional(z.boolean()) }),
    { gesture: true },
  ),
  'auth.reopenBrowser': method<null, SignInFailure>()(nothing, { gesture: true }),
  /** Puts the authorization request's address on the clipboard, for another browser. */
  'auth.copyLink': method<null, SignInFailure>()(nothing, { gesture: true }),
  /** Main reads the callback's address from the clipboard: no field of the page ever holds a code. */
  'auth.pasteAddress': method<null, SignInFailure>()(nothing, { gesture: true }),
  /** Main reads a personal API token from the clipboard and signs in with it: no field of the page ever holds it. `add` as for `auth.signIn`. */
  'auth.pasteToken': method<null, SignInFailure>()(z.strictObject({ add: z.optional(z.boolean()) }), { gesture: true }),
  'auth.cancel': method<null, never>()(nothing),
  'auth.signOut': method<null, never>()(nothing),
  /** Signs every account out, the active one and the others. */
  'auth.signOutAll': method<null, never>()(nothing),
  /** Makes another account the one whose Bearer later requests carry. Requests under way keep theirs. */
  'auth.switchAccount': method<null, AccountFailure>()(account),
  /** Signs one account out and forgets it. */
  'auth.removeAccount': method<null, AccountFailure>()(account),
  /** Opens the page where the grant can be withdrawn. */
  'auth.openGrants': method<null, ExternalLinkFailure>()(nothing, { gesture: true }),
  /** Opens the page where a client is registered. */
  'auth.openRegistration': method<null, ExternalLinkFailure>()(nothing, { gesture: true }),
  /**
   * Keeps a client id (32 lower-case hexadecimal digits at Wikimedia) and the kind of redirect it is registered with
   * (`scheme` when left out); an empty id removes both. A secret is refused.
   */
  'auth.setClientId': method<AuthView, ClientIdFailure>()(
    z.strictObject({ clientId: z.string().check(z.maxLength(256)), redirect: z.optional(redirect) }),
  ),
  /** Puts the redirect URI of this kind on the clipboard, to the letter, for the registration's form. */
  'auth.copyRedirectUri': method<null, CopyFailure>()(z.strictObject({ redirect }), { gesture: true }),

  /** Asks the key store once more, and reads or writes what it could not be used for before. */
  'keyStore.retry': method<null, KeyStoreFailure>()(nothing),
  /** Whether tokens are kept though the key store protects little. Acts at once: they are written, or forgotten. */
  'keyStore.keepWeakly': method<null, KeyStoreFailure>()(z.strictObject({ on: z.boolean() })),

  /** Asks the system which program it opens the callback's addresses with. */
  'handler.view': method<HandlerView, never>()(nothing),
  /** Makes this copy that program, also where another one is it now. */
  'handler.take': method<HandlerView, HandlerFailure>()(nothing, { gesture: true }),
  /** Takes away what `take` set up, and gives the addresses back to the program that had them before. */
  'handler.remove': method<HandlerView, HandlerFailure>()(nothing, { gesture: true }),
} as const;

/** What main announces. Events state what is; they never ask for anything. */
export type Events = Pick<
  LibraryEvents,
  'library.changed' | 'saving.changed' | 'lists.changed' | 'history.changed' | 'privacy.changed'
> & {
  'auth.changed': AuthView;
  /** What has been understood of a document that is on its way: while its outline grows, and once it is complete. */
  'article.contents': ArticleContents;
  /** A page that was opened as it was kept: what the wiki said when it was asked behind. */
  'page.freshness': PageFreshness;
  /** Something kept on disk turned out damaged or unwritable while the app was running. */
  'app.notice': AppInfo['notices'];
  /** What a person chose in the application's menu. */
  'menu.chosen': MenuCommand;
};

export const events = [
  'auth.changed',
  'article.contents',
  'page.freshness',
  'lists.changed',
  'history.changed',
  'privacy.changed',
  'library.changed',
  'saving.changed',
  'app.notice',
  'menu.chosen',
] as const satisfies readonly (keyof Events)[];

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type EventName = keyof Events;
export type Args<M extends MethodName> = z.infer<Methods[M]['args']>;
export type Answer<M extends MethodName> = NonNullable<Methods[M]['answers']>;

/** `search.titles` → `{ search: { titles(args) } }`: the shape of the bridge. */
type Area<M> = M extends `${infer A}.${string}` ? A : never;
type Name<M, A extends string> = M extends `${A}.${infer N}` ? N : never;
type Call<M extends MethodName> =
  undefined extends Args<M> ? () => Promise<Answer<M>> : (args: Args<M>) => Promise<Answer<M>>;

export type Bridge = {
  readonly [A in Area<MethodName>]: {
    readonly [N in Name<MethodName, A>]: `${A}.${N}` extends infer M extends MethodName ? Call<M> : never;
  };
} & {
  /** Subscribes; the answer unsubscribes, and whoever subscribed owns it. */
  readonly on: <E extends EventName>(event: E, listener: (payload: Events[E]) => void) => () => void;
};

/** The name under which the preload exposes the bridge to the window. */
export const BRIDGE = 'lectern';

/** The channel of a method or an event. Nobody else spells channel names. */
export function channel(name: MethodName | EventName): string {
  return `lectern:${name}`;
}
