import { createAuth } from '../../main/auth/auth.ts';
import type { AuthDeps, ClientId } from '../../main/auth/ports.ts';
import type { Http } from '../../main/ports.ts';
import { createFakeCipher } from '../fakes/cipher.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createFakeHttp } from '../fakes/http.ts';
import { createFakeKeyValue } from '../fakes/key-value.ts';
import { createFakeLog } from '../fakes/log.ts';
import { createFakeLoopback } from '../fakes/loopback.ts';
import { createFakeRandom } from '../fakes/random.ts';
import { BASE, CLIENT, friendlyWiki } from './fake-wiki.ts';

export const REDIRECT = 'org.lectern.reader:/oauth/callback';

/** What outlives a run of the app: the server, the disk, the key store, the clock. */
export function newWorld() {
  return {
    wiki: createFakeHttp(friendlyWiki()),
    clock: createFakeClock(),
    cipher: createFakeCipher(),
    store: createFakeKeyValue(),
    random: createFakeRandom(),
    computer: createFakeLoopback(),
  };
}

export type World = ReturnType<typeof newWorld>;

type Options = {
  readonly http?: Http;
  readonly oauthBase?: string;
  readonly apiOrigins?: readonly string[];
  readonly client?: ClientId | undefined;
  /** Leaves `start` to the test. */
  readonly unstarted?: boolean;
};

/** One run of the app's sign-in over fakes, with what it did to the browser, the clipboard and the window. */
export async function startApp(world: World = newWorld(), options: Options = {}) {
  const { wiki, clock, cipher, store, random, computer } = world;
  const log = createFakeLog();
  const opened: string[] = [];
  let clipboard = '';
  let clipboardWorks = true;
  let client = 'client' in options ? options.client : ({ id: CLIENT, source: 'built-in', redirect: 'scheme' } as const);
  let focused = 0;
  let browserWorks = true;
  const deps: AuthDeps = {
    http: options.http ?? wiki.http,
    clock,
    random,
    log: log.log,
    cipher,
    store,
    clipboard: {
      readText: async () => {
        if (!clipboardWorks) throw new Error('No clipboard');
        return clipboard;
      },
      writeText: async (text) => {
        if (!clipboardWorks) throw new Error('No clipboard');
        clipboard = text;
      },
    },
    browser: {
      open: async (url) => {
        opened.push(url);
        return browserWorks;
      },
    },
    loopback: computer.loopback,
    focus: () => {
      focused += 1;
    },
    endpoints: {
      oauthBase: options.oauthBase ?? BASE,
      apiOrigins: options.apiOrigins ?? ['https://wiki.example'],
      redirectUri: REDIRECT,
      scope: 'basic',
      userAgent: 'Lectern/1 (https://lectern.example)',
      grantsUrl: 'https://wiki.example/wiki/Special:OAuthManageMyGrants',
      registrationUrl: 'https://wiki.example/wiki/Special:OAuthConsumerRegistration/propose/oauth2',
    },
    clientId: { get: () => client },
  };
  const auth = createAuth(deps);
  const views = [auth.view()];
  auth.onChange((view) => views.push(view));
  if (!options.unstarted) await auth.start();
  return {
    auth,
    log,
    opened,
    /** Every view that the window was shown, the first included. */
    views,
    step: () => auth.view().signIn,
    session: () => auth.view().session,
    clipboard: () => clipboard,
    copy: (text: string) => {
      clipboard = text;
    },
    setClient: (next: ClientId | undefined) => {
      client = next;
    },
    breakClipboard: () => {
      clipboardWorks = false;
    },
    breakBrowser: () => {
      browserWorks = false;
    },
    focused: () => focused,
    /** The address that the last browser was opened with. */
    request: () => new URL(opened.at(-1) ?? ''),
    /** The callback of a reader who allowed what the last browser was opened with. */
    allowed: (code = 'SECRET-code') =>
      callback({ code, state: new URL(opened.at(-1) ?? '').searchParams.get('state') }),
  };
}

export function callback(parameters: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null);
  return `${REDIRECT}?${new URLSearchParams(given)}`;
}

/** MediaWiki's Cancel, in German. */
export const DENIED = callback({ error: 'unauthorized_client', error_description: 'Der Benutzer hat abgelehnt.' });
