import type { ClientIdFailure, ExternalLinkFailure, SettingsFailure } from '../../shared/failures.ts';
import type { SavedPictures } from '../../shared/library-models.ts';
import type { AppInfo, PageRef, RedirectKind, Settings, StorageNotice, Theme } from '../../shared/models.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Auth } from '../auth/auth.ts';
import type { Browser } from '../auth/ports.ts';
import type { SchemeHandler } from '../ports.ts';
import type { Bundles } from '../reader/bundle/bundles.ts';
import type { AppDiagnostics } from '../reader/diagnostics.ts';
import { externalLink } from '../reader/external-link.ts';
import type { Paper } from '../reader/paper/paper.ts';
import type { ReadingHistory } from '../reader/past/history.ts';
import type { PrivateReading } from '../reader/past/private-reading.ts';
import type { ReadingLists } from '../reader/past/reading-lists.ts';
import type { Reader } from '../reader/reader.ts';
import type { Saving } from '../reader/saving/saving.ts';
import type { Shelf } from '../reader/shelf/shelf.ts';
import type { SiteChoice } from '../reader/site-choice.ts';
import type { Handlers } from './bind.ts';
import { historyHandlers } from './history-handlers.ts';
import { libraryHandlers } from './library-handlers.ts';
import { listHandlers } from './list-handlers.ts';
import { savingHandlers } from './saving-handlers.ts';
import { type SessionDeps, sessionHandlers } from './session-handlers.ts';

export type HandlerDeps = {
  readonly about: Pick<AppInfo, 'name' | 'version' | 'platform'>;
  readonly addresses: { readonly grantsUrl: string; readonly registrationUrl: string };
  readonly auth: Auth;
  readonly reader: Pick<
    Reader,
    'open' | 'preview' | 'endPreview' | 'credits' | 'webAddress' | 'searchTitles' | 'searchText'
  >;
  readonly paper: Paper;
  readonly lists: ReadingLists;
  readonly history: ReadingHistory;
  readonly privacy: PrivateReading;
  readonly shelf: Shelf;
  readonly bundles: Bundles;
  readonly saving: Saving;
  readonly session: SessionDeps;
  readonly sites: SiteChoice;
  readonly diagnostics: AppDiagnostics;
  readonly settings: {
    readonly current: () => Settings;
    readonly setSavedPictures: (pictures: SavedPictures) => Result<Settings, SettingsFailure>;
    readonly setTheme: (theme: Theme) => Result<Settings, SettingsFailure>;
    readonly setClientId: (clientId: string, redirect: RedirectKind) => Result<Settings, ClientIdFailure>;
  };
  readonly notices: () => readonly StorageNotice[];
  readonly browser: Browser;
  readonly handler: SchemeHandler;
};

/** The functions behind the contract: each calls one thing and passes its answer on. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const {
    about,
    addresses,
    auth,
    reader,
    paper,
    lists,
    history,
    privacy,
    shelf,
    bundles,
    saving,
    session,
    sites,
    diagnostics,
    settings,
    notices,
    browser,
    handler,
  } = deps;

  async function openOutside(url: string): Promise<Result<null, ExternalLinkFailure>> {
    const link = externalLink(url);
    if (!link.ok) return link;
    return (await browser.open(link.value)) ? ok(null) : fail({ code: 'browser-failed' });
  }

  async function openPage(page: PageRef): Promise<Result<null, ExternalLinkFailure>> {
    const url = reader.webAddress(page);
    return url === undefined ? fail({ code: 'link-refused', reason: 'malformed' }) : openOutside(url);
  }

  return {
    'app.info': async () =>
      ok({
        ...about,
        settings: { ...settings.current(), site: sites.view().site },
        notices: notices(),
        readsPrivately: privacy.isOn(),
      }),
    'settings.setSite': async ({ site }) => sites.choose(site),
    'settings.setSavedPictures': async ({ pictures }) => settings.setSavedPictures(pictures),
    'settings.setTheme': async ({ theme }) => settings.setTheme(theme),

    'sites.view': async () => ok(sites.view()),
    'sites.find': ({ address }) => sites.find(address),
    'sites.add': async ({ site }) => sites.add(site),
    'sites.remove': async ({ site }) => sites.remove(site),

    'pages.open': (args) => reader.open(args),
    'pages.preview': (args) => reader.preview(args),
    async 'pages.endPreview'() {
      reader.endPreview();
      return ok(null);
    },
    'pages.print': (page) => paper.print(page),
    'pages.savePdf': (page) => paper.savePdf(page),
    'media.credits': ({ site, file }) => reader.credits({ site, title: file }),
    'search.titles': (args) => reader.searchTitles(args),
    'search.text': (args) => reader.searchText(args),
    'links.openExternal': ({ url }) => openOutside(url),
    'links.openPage': (page) => openPage(page),

    ...listHandlers(lists),
    ...historyHandlers(history, privacy),
    ...libraryHandlers(shelf, bundles),
    ...savingHandlers(saving),
    ...sessionHandlers(session),

    'diagnostics.view': async () => ok(await diagnostics.view()),
    'diagnostics.copy': () => diagnostics.copy(),

    'auth.view': async () => ok(auth.view()),
    'auth.signIn': (options) => auth.signIn(options),
    'auth.reopenBrowser': () => auth.reopenBrowser(),
    'auth.copyLink': () => auth.copyLink(),
    'auth.pasteAddress': () => auth.pasteAddress(),
    'auth.pasteToken': (options) => auth.pasteToken(options),
    'auth.cancel': () => auth.cancel(),
    'auth.signOut': () => auth.signOut(),
    'auth.signOutAll': () => auth.signOutAll(),
    'auth.switchAccount': ({ id }) => auth.switchAccount(id),
    'auth.removeAccount': ({ id }) => auth.removeAccount(id),
    'auth.openGrants': () => openOutside(addresses.grantsUrl),
    'auth.openRegistration': () => openOutside(addresses.registrationUrl),
    async 'auth.setClientId'({ clientId, redirect = 'scheme' }) {
      const kept = settings.setClientId(clientId, redirect);
      // It holds even when it could not be kept, so the view changes either way.
      auth.clientChanged();
      return kept.ok ? ok(auth.view()) : kept;
    },
    'auth.copyRedirectUri': ({ redirect }) => auth.copyRedirectUri(redirect),

    'keyStore.retry': () => auth.retryKeyStore(),
    'keyStore.keepWeakly': ({ on }) => auth.keepWeakly(on),

    'handler.view': async () => ok(await handler.view()),
    'handler.take': () => handler.take(),
    'handler.remove': () => handler.remove(),
  };
}
