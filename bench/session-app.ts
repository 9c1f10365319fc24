/** Sign-in and session as the app has them, over files that electron-store's own writer writes and a key store for tests. */

import Conf from 'conf';
import { type Auth, createAuth } from '../main/auth/auth.ts';
import type { Http } from '../main/ports.ts';
import { openKeptFile } from '../main/shell/storage/kept-file.ts';
import { STORE_OPTIONS } from '../main/shell/storage/store-options.ts';
import { systemClock, systemRandom } from '../main/shell/system.ts';
import type { StorageNotice } from '../shared/models.ts';
import { createFakeCipher } from '../test/fakes/cipher.ts';
import { allow } from '../test/fakes/sample-sign-in.ts';

export type WikiAddresses = {
  readonly origin: string;
  readonly oauthBase: string;
  readonly apiBase: string;
  readonly clients: { readonly desktop: { readonly id: string } };
};

export const REDIRECT = 'org.lectern.reader:/oauth/callback';

export type SessionApp = {
  readonly auth: Auth;
  /** What was wrong with the file. */
  readonly notices: readonly StorageNotice[];
  /** Goes out to the browser, where somebody allows it; answers the callback. */
  readonly ask: () => Promise<string>;
};

/** @param folder what outlives the app. */
export function sessionApp(folder: string, wiki: WikiAddresses, http: Http): SessionApp {
  const log = () => undefined;
  const notices: StorageNotice[] = [];
  let asked = '';
  const auth = createAuth({
    http,
    clock: systemClock,
    random: systemRandom,
    log,
    cipher: createFakeCipher(),
    store: openKeptFile({
      folder,
      name: 'account',
      version: 2,
      open: (cwd, configName) => new Conf({ ...STORE_OPTIONS, cwd, configName }),
      clock: systemClock,
      log,
      notice: (notice) => notices.push(notice),
    }),
    clipboard: { readText: async () => '', writeText: async () => undefined },
    browser: {
      open: async (url) => {
        asked = url;
        return true;
      },
    },
    loopback: { open: async () => undefined },
    focus: () => undefined,
    endpoints: {
      oauthBase: wiki.oauthBase,
      apiOrigins: [wiki.origin],
      redirectUri: REDIRECT,
      scope: 'basic',
      userAgent: 'Lectern/0 (https://lectern.org/reader) Bench/1',
      grantsUrl: `${wiki.origin}/wiki/Special:OAuthManageMyGrants`,
      registrationUrl: `${wiki.origin}/wiki/Special:OAuthConsumerRegistration/propose/oauth2`,
    },
    clientId: { get: () => ({ id: wiki.clients.desktop.id, source: 'built-in', redirect: 'scheme' }) },
  });
  return {
    auth,
    notices,
    async ask() {
      const started = await auth.signIn();
      if (!started.ok) throw new Error(started.failure.code);
      return allow(asked);
    },
  };
}

/** The app with somebody signed in, who is on disk. */
export async function signedInApp(folder: string, wiki: WikiAddresses, http: Http): Promise<SessionApp> {
  const app = sessionApp(folder, wiki, http);
  await app.auth.start();
  await app.auth.receiveCallback([await app.ask()]);
  const { session } = app.auth.view();
  if (session.state !== 'signed-in' || !session.kept) throw new Error('Nobody is signed in');
  return app;
}

/** Reads as the wiki client does: with the Bearer, once more after a refusal, then as nobody. */
export async function readAs({ auth }: SessionApp, http: Http, address: string): Promise<'user' | 'nobody' | 'failed'> {
  const url = new URL(address);
  const bearer = await auth.bearers.reader().forUrl(url);
  if (bearer && (await status(http, url, bearer.authorization)) === 200) return 'user';
  const next = bearer && (await auth.bearers.reader().refused(bearer, 'invalid'));
  if (next && (await status(http, url, next.authorization)) === 200) return 'user';
  return (await status(http, url)) === 200 ? 'nobody' : 'failed';
}

async function status(http: Http, url: URL, authorization?: string): Promise<number> {
  const answer = await http(url.href, { method: 'GET', headers: { ...(authorization && { authorization }) } });
  await answer.arrayBuffer();
  return answer.status;
}
