import type { MenuCommand } from '../shared/models.ts';
import { siteId } from '../shared/site-id.ts';
import { ENGINE_VERSION } from './article/engine-version.ts';
import { readArticle } from './article/reading-document.ts';
import { createAuth } from './auth/auth.ts';
import type { ClientId } from './auth/ports.ts';
import type { Config } from './config.ts';
import { createAnnounce } from './ipc/announce.ts';
import { announceChanges } from './ipc/announcements.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createLibrary } from './library/library.ts';
import { libraryNotice } from './library/library-notice.ts';
import { diskFolder } from './library/media-cache/cache-folder.ts';
import { createMediaCache } from './library/media-cache/media-cache.ts';
import { NOBODY } from './library/owner.ts';
import { savedMediaFolder } from './library/saving/media-files.ts';
import { createSavedMedia } from './library/saving/saved-media.ts';
import { libraryThreads } from './library/worker/start.ts';
import { createBundles } from './reader/bundle/bundles.ts';
import { createDiagnostics } from './reader/diagnostics.ts';
import { createListeners } from './reader/listeners.ts';
import { createSlots, PICTURES_AT_ONCE } from './reader/media/slots.ts';
import { createPaper } from './reader/paper/paper.ts';
import { createPast } from './reader/past/past.ts';
import { createReader } from './reader/reader.ts';
import { hasList, listToSave } from './reader/saving/list-to-save.ts';
import { createSaving } from './reader/saving/saving.ts';
import { forgetAccounts } from './reader/shelf/forget-accounts.ts';
import { createShelf } from './reader/shelf/shelf.ts';
import { createSiteChoice } from './reader/site-choice.ts';
import { serveApp } from './shell/app-protocol.ts';
import { folderAssets } from './shell/assets.ts';
import { chooseBrowser } from './shell/browser.ts';
import { systemClipboard } from './shell/clipboard.ts';
import type { DeepLinks } from './shell/deep-link-queue.ts';
import { claimFreeScheme, systemHandler } from './shell/handler/system-handler.ts';
import { systemKeyStore } from './shell/key-store/system-key-store.ts';
import { followWindows } from './shell/life-cycle.ts';
import { removeLog } from './shell/log/log.ts';
import { openLog } from './shell/log/open-log.ts';
import { setMenu } from './shell/menu.ts';
import { tellingAnswers } from './shell/network/answers.ts';
import { loopbackServer } from './shell/network/loopback-server.ts';
import { networkHttp } from './shell/network/network.ts';
import { platformName, runnerName, systemName } from './shell/platform.ts';
import { folders } from './shell/storage/folders.ts';
import { removeKeptAside } from './shell/storage/kept-aside.ts';
import { createNotices } from './shell/storage/notices.ts';
import { createSession, SESSION_VERSION, sessionNotice } from './shell/storage/session.ts';
import { createSettings, SETTINGS_VERSION, type SettingsStore } from './shell/storage/settings.ts';
import { openStoredFile } from './shell/storage/settings-file.ts';
import { systemClock as clock, systemRandom as random } from './shell/system.ts';
import { fileDialogs } from './shell/window/file-dialogs.ts';
import { guardAllContents } from './shell/window/guards.ts';
import { createPaperWindow } from './shell/window/paper-window.ts';
import { denyPermissions } from './shell/window/permissions.ts';
import { serveCalls } from './shell/window/serve-calls.ts';
import { followTheme, paperOf } from './shell/window/theme.ts';
import { createMainWindow } from './shell/window/window.ts';
import { createSites } from './wiki/sites/sites.ts';
import { createWiki } from './wiki/wiki.ts';

/** Version of the shape of account.json. The first had one account, and no word of which is active. */
const ACCOUNT_VERSION = 2;

/** The menu's rows that are about a window even where there is none. */
const OPENING: readonly MenuCommand[] = ['new-tab', 'diagnostics', 'sign-in-links', 'library', 'history'];

/** Where a search looks until somebody chooses. */
const DEFAULT_SITE = siteId('wikipedia', 'en');

/** How much of what was read may be pages; the rest is for pictures and recordings (docs/adr/0018-one-cache-two-parts.md). */
const PAGES_SHARE = 1 / 2;
/** How soon the window loads anew when everything was forgotten, in ms. */
const RELOAD_AFTER = 50;
/** When the library is opened, after the window has been, unless it is needed earlier; in ms. */
const LIBRARY_START = 1_000;

/** Builds the app out of its parts and opens its window. Called once, after `ready`. */
export function compose(config: Config, links: DeepLinks): void {
  const { userData, logs, media, library: libraryFile, libraryThread, out } = folders();
  const log = openLog(logs, clock);

  // What no page may do, before there is one.
  guardAllContents(log);
  denyPermissions(log);

  // The outside.
  const http = networkHttp();
  const browser = chooseBrowser(config.browserCommand, log);
  const handler = systemHandler(config, clock, log);

  // What is kept.
  const notices = createNotices();
  const kept = { folder: userData, clock, log, notice: notices.add };
  const stored = createSettings(
    openStoredFile({ ...kept, name: 'settings', version: SETTINGS_VERSION }),
    DEFAULT_SITE,
    notices.add,
  );
  const session = createSession(
    openStoredFile({
      ...kept,
      notice: (notice) => notices.add(sessionNotice(notice)),
      name: 'session',
      version: SESSION_VERSION,
    }),
    clock,
  );
  const theme = () => stored.current().theme;
  const window = createMainWindow(out, () => paperOf(theme()), clock, log);
  const settings = followTheme(stored, window.repaint);

  // Who is reading.
  const auth = createAuth({
    http,
    clock,
    random,
    log,
    cipher: systemKeyStore(clock),
    store: openStoredFile({ ...kept, name: 'account', version: ACCOUNT_VERSION }),
    clipboard: systemClipboard,
    browser,
    loopback: loopbackServer,
    focus: window.show,
    endpoints: config,
    clientId: { get: () => clientId(settings.client(), config) },
  });

  // What is read.
  const sites = createSites({ apiBase: config.apiBase, added: settings.addedSites() });
  const answers = createListeners<void>();
  const wiki = createWiki({
    http: tellingAnswers(auth.hearing(http), answers.tell),
    bearers: auth.bearers,
    clock,
    random,
    userAgent: config.userAgent,
    sites,
    log,
  });
  const assets = folderAssets(`${out}/renderer`);
  const pagesBound = () => Math.floor(settings.current().libraryBound * PAGES_SHARE);
  const mediaBound = () => settings.current().libraryBound - pagesBound();
  const mediaCache = createMediaCache({ folder: diskFolder(media), clock, log, bound: mediaBound });
  const savedMedia = createSavedMedia({ folder: diskFolder(savedMediaFolder(libraryFile)), mediaCache, clock, log });
  const library = createLibrary({
    start: libraryThreads(libraryThread, libraryFile),
    media: savedMedia,
    bound: pagesBound,
    log,
    onNews: (news) => notices.add(libraryNotice(news)),
  });
  const whose = () => auth.whose() ?? NOBODY;
  const past = createPast({ library, whose, clock });
  const enter = createSlots(PICTURES_AT_ONCE, clock);
  const reader = createReader({
    wiki,
    sites,
    readArticle,
    engineVersion: ENGINE_VERSION,
    library,
    history: past.history,
    privacy: past.privacy,
    assets,
    mediaCache,
    savedMedia,
    enter,
    clock,
    random,
    log,
    theme,
  });
  const saving = createSaving({
    wiki,
    sites,
    readArticle,
    engineVersion: ENGINE_VERSION,
    library,
    media: savedMedia,
    enter,
    clock,
    log,
    list: listToSave(past.lists),
    hasList: hasList(past.lists),
  });
  answers.add(saving.answered);
  reader.onOpen(saving.noticed);
  const dialogs = fileDialogs(window.current);
  const paper = createPaper({
    prepare: reader.prepareForPaper,
    isPrivate: past.privacy.isOn,
    window: createPaperWindow(window.current, clock, log),
    chooseFile: dialogs.save,
  });
  const bundles = createBundles({
    library,
    media: savedMedia,
    sites,
    readArticle,
    whose,
    madeBy: `${config.productName} ${config.version}`,
    clock,
    dialogs,
    onImported() {
      past.history.refresh();
      void past.lists.refresh();
    },
  });
  const shelf = createShelf({
    library,
    mediaCache,
    whose,
    settings,
    everything: [
      { name: 'memory', forget: reader.forget },
      { name: 'visits', forget: past.history.forgetPending },
      // What follows may have something to say in a new one.
      { name: 'log', forget: () => removeLog(logs) },
      { name: 'session', forget: session.forget },
      { name: 'bundles', forget: bundles.forget },
      { name: 'saving', forget: saving.forget },
      { name: 'library', forget: library.forget },
      { name: 'media', forget: mediaCache.forget },
      { name: 'put-aside', forget: () => removeKeptAside(userData, ['session', 'account']) },
      // Last, because servers are told and may take their time.
      { name: 'accounts', forget: () => forgetAccounts(auth) },
    ],
    onForgotten() {
      notices.add({ code: 'everything-deleted' });
      // When the window has been answered.
      clock.after(RELOAD_AFTER, window.reload);
    },
    log,
  });
  const siteChoice = createSiteChoice({ wiki, sites, settings, defaultSite: DEFAULT_SITE });
  serveApp(reader.serve);

  // What the window may ask for, and what it is told.
  const about = {
    name: config.productName,
    version: config.version,
    platform: platformName(process.platform),
  };
  const diagnostics = createDiagnostics({
    about,
    system: systemName(),
    runner: runnerName(process.versions),
    wiki,
    auth,
    site: () => siteChoice.view().site,
    handler,
    clipboard: systemClipboard,
    clock,
    log,
  });
  const handlers = createHandlers({
    about,
    addresses: config,
    auth,
    reader,
    paper,
    lists: past.lists,
    history: past.history,
    privacy: past.privacy,
    shelf,
    bundles,
    saving,
    session,
    sites: siteChoice,
    diagnostics,
    settings,
    notices: notices.all,
    browser,
    handler,
  });
  serveCalls(handlers, window.owns, log);
  const announce = createAnnounce(window.send);
  announceChanges(announce, { auth, past, notices, reader, saving, library, clock });

  // The window opens at once; the key store may take its time.
  setMenu((command) => {
    // macOS keeps the menu when the window has gone.
    if (OPENING.includes(command)) window.show();
    announce('menu.chosen', command);
  });
  const onQuit = () => {
    // Whoever quits before the window has settled has seen no page end it.
    if (!window.hasBroken()) session.settled();
  };
  followWindows(window.show, onQuit, session.flush);
  window.show();
  // Not in the way of the first picture of the window.
  clock.after(LIBRARY_START, saving.start);
  auth
    .start()
    .catch((cause: unknown) =>
      log('error', 'auth.not-started', { error: String(cause instanceof Error && cause.name) }),
    );
  links.connect((candidates) => void auth.receiveCallback(candidates));
  void claimFreeScheme(handler);
}

/** The client id to use: what the user entered wins over the environment, that over what is built in. */
function clientId(entered: ReturnType<SettingsStore['client']>, config: Config): ClientId | undefined {
  if (entered) return { ...entered, source: 'settings' };
  const { environmentClientId, environmentRedirect, builtInClientId } = config;
  if (environmentClientId) return { id: environmentClientId, source: 'environment', redirect: environmentRedirect };
  return builtInClientId ? { id: builtInClientId, source: 'built-in', redirect: 'scheme' } : undefined;
}
