import { describe, expect, test } from 'vitest';
import type { Auth } from '../../main/auth/auth.ts';
import { createHandlers, type HandlerDeps } from '../../main/ipc/handlers.ts';
import { createPast } from '../../main/reader/past/past.ts';
import type { AuthView, DiagnosticsView, Settings, SignInView, SitesView, StorageNotice } from '../../shared/models.ts';
import { fail, ok } from '../../shared/result.ts';
import { siteId } from '../../shared/site-id.ts';
import { authView, signInDiagnosticsView } from '../fakes/auth-view.ts';
import { fakeBearers } from '../fakes/bearers.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeLibrary } from '../fakes/library.ts';
import { createFakeSaving } from '../fakes/saving.ts';
import { createFakeHandler, NOBODYS } from '../fakes/scheme-handler.ts';
import { createFakeShelf } from '../fakes/shelf.ts';

const SITE = siteId('wikipedia', 'en');
const SETTINGS: Settings = { site: SITE, theme: 'system', libraryBound: 2 ** 30 };
const SITES: SitesView = { wikis: [], site: SITE };
const DIAGNOSTICS: DiagnosticsView = {
  name: 'Lectern',
  version: '1',
  system: 'Linux',
  runner: 'Node',
  site: SITE,
  bases: [],
  deprecations: [],
  waits: [],
  handler: NOBODYS,
  signIn: signInDiagnosticsView(),
  at: 0,
};
const NOTICE: StorageNotice = { code: 'settings-newer' };

function view(signIn: SignInView): AuthView {
  return authView({ signIn });
}

function handlersWith(overrides: Partial<HandlerDeps> = {}) {
  const opened: string[] = [];
  let current = view({ step: 'idle' });
  const nothing = async () => ok(null);
  const auth: Auth = {
    start: async () => {},
    view: () => current,
    onChange: () => () => {},
    signIn: nothing,
    reopenBrowser: nothing,
    copyLink: nothing,
    pasteAddress: nothing,
    pasteToken: nothing,
    cancel: nothing,
    signOut: nothing,
    signOutAll: nothing,
    switchAccount: nothing,
    removeAccount: nothing,
    copyRedirectUri: nothing,
    retryKeyStore: nothing,
    keepWeakly: nothing,
    receiveCallback: async () => {},
    refusals: () => [],
    clientChanged: () => {
      current = { ...current, client: { ...current.client, source: 'settings' } };
    },
    hearing: (http) => http,
    bearers: fakeBearers(),
    whose: () => undefined,
  };
  const missing = async () => fail({ code: 'offline' as const });
  const handlers = createHandlers({
    about: { name: 'Lectern', version: '1', platform: 'linux' },
    addresses: { grantsUrl: 'https://wiki.example/g', registrationUrl: 'https://wiki.example/r' },
    auth,
    reader: {
      open: missing,
      preview: missing,
      endPreview: () => {},
      credits: missing,
      webAddress: ({ title }) => `https://wiki.example/wiki/${title}`,
      searchTitles: missing,
      searchText: missing,
    },
    paper: { print: async () => ok(null), savePdf: async () => ok(false) },
    ...createPast({ library: createFakeLibrary(), whose: () => '', clock: createFakeClock() }),
    shelf: createFakeShelf(),
    bundles: {
      exportTo: async () => ok(null),
      importFrom: async () => ok(null),
      cancel: () => {},
      forget: async () => {},
    },
    saving: createFakeSaving(),
    session: { restore: () => null, settled: () => {}, keep: () => ok(null) },
    sites: {
      view: () => SITES,
      choose: (site) => ok({ ...SETTINGS, site }),
      find: async () => fail({ code: 'address-invalid' }),
      add: () => ok(SITES),
      remove: () => ok(SITES),
    },
    diagnostics: { view: async () => DIAGNOSTICS, copy: async () => fail({ code: 'clipboard-failed' }) },
    settings: {
      current: () => ({ ...SETTINGS, site: siteId('removed', 'en') }),
      setSavedPictures: (savedPictures) => ok({ ...SETTINGS, savedPictures }),
      setTheme: (theme) => ok({ ...SETTINGS, theme }),
      setClientId: () => ok(SETTINGS),
    },
    notices: () => [NOTICE],
    browser: {
      open: async (url) => {
        opened.push(url);
        return true;
      },
    },
    handler: createFakeHandler(),
    ...overrides,
  });
  return { handlers, opened };
}

test('the window learns what the app is, with a site that can be read and what went wrong with the files', async () => {
  expect(await handlersWith().handlers['app.info'](undefined)).toEqual(
    ok({
      name: 'Lectern',
      version: '1',
      platform: 'linux',
      settings: SETTINGS,
      notices: [NOTICE],
      readsPrivately: false,
    }),
  );
});

describe('an external link', () => {
  test('reaches the browser written anew', async () => {
    const { handlers, opened } = handlersWith();
    expect(await handlers['links.openExternal']({ url: 'HTTPS://Example.org/a b' })).toEqual(ok(null));
    expect(opened).toEqual(['https://example.org/a%20b']);
  });

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'https://user:secret@example.org/'])(
    '%s never reaches it',
    async (url) => {
      const { handlers, opened } = handlersWith();
      expect(await handlers['links.openExternal']({ url })).toMatchObject({ failure: { code: 'link-refused' } });
      expect(opened).toEqual([]);
    },
  );

  test('a browser that does not start is said', async () => {
    const { handlers } = handlersWith({ browser: { open: async () => false } });
    expect(await handlers['links.openExternal']({ url: 'https://example.org/' })).toEqual(
      fail({ code: 'browser-failed' }),
    );
  });
});

test('a page of a wiki is opened in the browser where it is on the web', async () => {
  const { handlers, opened } = handlersWith();
  expect(await handlers['links.openPage']({ site: SITE, title: 'File:Marrow.jpg' })).toEqual(ok(null));
  expect(opened).toEqual(['https://wiki.example/wiki/File:Marrow.jpg']);
});

test('the pages of the grant and of registration are the configuration’s', async () => {
  const { handlers, opened } = handlersWith();
  await handlers['auth.openGrants'](undefined);
  await handlers['auth.openRegistration'](undefined);
  expect(opened).toEqual(['https://wiki.example/g', 'https://wiki.example/r']);
});

describe('a client id', () => {
  test('that was kept changes the view', async () => {
    expect(await handlersWith().handlers['auth.setClientId']({ clientId: 'x' })).toMatchObject({
      ok: true,
      value: { client: { source: 'settings' } },
    });
  });

  test('that could not be kept holds all the same, and that is said', async () => {
    const { handlers } = handlersWith({
      settings: {
        current: () => SETTINGS,
        setSavedPictures: () => ok(SETTINGS),
        setTheme: (theme) => ok({ ...SETTINGS, theme }),
        setClientId: () => fail({ code: 'settings-unwritable' }),
      },
    });
    expect(await handlers['auth.setClientId']({ clientId: 'x' })).toEqual(fail({ code: 'settings-unwritable' }));
    expect(await handlers['auth.view'](undefined)).toMatchObject({ value: { client: { source: 'settings' } } });
  });
});

test('a failure of reading passes as it is', async () => {
  expect(await handlersWith().handlers['pages.open']({ site: SITE, title: 'Earth' })).toEqual(
    fail({ code: 'offline' }),
  );
});

test('private reading is what the window is told of it', async () => {
  const { handlers } = handlersWith();
  for (const on of [true, false]) {
    expect(await handlers['library.readPrivately']({ on })).toEqual(ok(null));
    expect(await handlers['app.info'](undefined)).toMatchObject({ value: { readsPrivately: on } });
  }
});

test('diagnostics are shown and copied by main alone: the window hands it no text', async () => {
  const { handlers } = handlersWith();
  expect(await handlers['diagnostics.view'](undefined)).toEqual(ok(DIAGNOSTICS));
  expect(await handlers['diagnostics.copy'](undefined)).toEqual(fail({ code: 'clipboard-failed' }));
});

test('the choice for sign-in links is shown, made and taken back', async () => {
  const { handlers } = handlersWith();
  expect(await handlers['handler.view'](undefined)).toEqual(ok(NOBODYS));
  expect(await handlers['handler.take'](undefined)).toMatchObject({ value: { owner: { kind: 'this' } } });
  expect(await handlers['handler.view'](undefined)).toMatchObject({ value: { owner: { kind: 'this' } } });
  expect(await handlers['handler.remove'](undefined)).toEqual(ok(NOBODYS));
});

test('the library is searched as somebody types, with what the contract lets it be narrowed by', async () => {
  const library = createFakeLibrary();
  const { handlers } = handlersWith({ shelf: createFakeShelf({ library }) });
  await handlers['library.search']({ query: 'dog', language: 'en', saved: true, since: 5 });
  expect(library.searched).toEqual([{ text: 'dog', filter: { language: 'en', saved: true, since: 5 }, limit: 30 }]);
});
