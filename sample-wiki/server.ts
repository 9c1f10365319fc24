import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { folderArticles } from './api/folder.ts';
import { createLibrary } from './api/library.ts';
import { noMatch, readingApi } from './api/rest.ts';
import { ARTICLES } from './articles/all.ts';
import type { Clock } from './clock.ts';
import { pause, systemClock } from './clock.ts';
import type { Controls } from './control.ts';
import { control } from './control.ts';
import { deliver } from './deliver.ts';
import type { Faults } from './faults.ts';
import { createFaults, faultAnswer } from './faults.ts';
import type { Answer, Call } from './http.ts';
import { plain, redirect, restError, toCall } from './http.ts';
import { createImages } from './images/images.ts';
import { DESKTOP, LOOPBACK, OWNER_ONLY, SERVER, UNAPPROVED } from './oauth/clients.ts';
import type { RefusalShape } from './oauth/oauth.ts';
import { createOAuth } from './oauth/oauth.ts';
import type { Issued } from './oauth/tokens.ts';
import { findUser, PASSWORD, USERS } from './oauth/users.ts';
import type { RequestLog } from './request-log.ts';
import { createRequestLog } from './request-log.ts';
import { wikiPage } from './wiki-pages.ts';

const REST = '/w/rest.php';
const DEFAULT_RETRY_AFTER = 1;

export type SampleWikiOptions = {
  /** 0, and so any free one, when left out. */
  readonly port?: number;
  readonly clock?: Clock;
  readonly random?: (bytes: number) => Uint8Array;
  /** Told of what went wrong inside. */
  readonly log?: (message: string) => void;
  /** A folder of Parsoid documents to serve as pages: `United_States.html` is "United States". */
  readonly articlesFolder?: string | undefined;
  /** Production's lifetimes when left out: 4 h, 365 d, 10 min, 10 min. */
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
  readonly codeSeconds?: number;
  readonly graceSeconds?: number;
};

export type SampleWiki = {
  readonly origin: string;
  readonly restBase: string;
  readonly oauthBase: string;
  readonly apiBase: string;
  readonly clients: {
    /** Public, redirect `org.lectern.reader:/oauth/callback`. */
    readonly desktop: { readonly id: string; readonly redirectUri: string };
    /** Public, redirect `http://127.0.0.1/oauth/callback` on any port. */
    readonly loopback: { readonly id: string; readonly redirectUri: string };
    /** Confidential. */
    readonly server: { readonly id: string; readonly secret: string; readonly redirectUri: string };
    /** Owner-only: a personal API token, and no sign-in. */
    readonly ownerOnly: { readonly id: string; readonly personalToken: string };
    /** Public, not approved: only the user Reader can use it. */
    readonly unapproved: { readonly id: string; readonly redirectUri: string };
  };
  readonly users: readonly string[];
  readonly password: string;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly issued: () => Issued;
  /** Ends every approval, as if all users had revoked all apps. */
  readonly revokeAll: () => void;
  readonly revokeUser: (name: string) => void;
  readonly expireAccessTokens: () => void;
  readonly expireRefreshTokens: () => void;
  readonly setClientDisabled: (id: string, disabled: boolean) => void;
  /** Who answers when a Bearer is bad: MediaWiki (403, the default) or Wikimedia's gateway (401). */
  readonly setRefusals: (shape: RefusalShape) => void;
  /** Cuts what is still open. */
  readonly close: () => Promise<void>;
};

/** Starts the wiki on loopback. Everything it knows is in memory and ends with it. */
export async function startSampleWiki(options: SampleWikiOptions = {}): Promise<SampleWiki> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? (() => undefined);
  let origin = '';

  const oauth = createOAuth({
    clock,
    random: options.random ?? randomBytes,
    lifetimes: {
      accessTokenSeconds: options.accessTokenSeconds ?? 4 * 3600,
      refreshTokenSeconds: options.refreshTokenSeconds ?? 365 * 86_400,
      codeSeconds: options.codeSeconds ?? 600,
      graceSeconds: options.graceSeconds ?? 600,
    },
  });
  const folder = folderArticles(options.articlesFolder);
  const library = createLibrary({ articles: ARTICLES, folder, clock, origin: () => origin });
  const images = createImages();
  const faults = createFaults();
  const requests = createRequestLog(clock.now);
  const revokeUser = (name: string | undefined): number => {
    if (name === undefined) return oauth.store.revoke({});
    const user = findUser(name);
    return user ? oauth.store.revoke({ sub: user.sub }) : 0;
  };

  const controls: Controls = {
    faults,
    requests,
    expire: oauth.store.expire,
    revoke: revokeUser,
    setClientDisabled: oauth.setDisabled,
    setRefusals: oauth.setRefusals,
    describe: () => ({
      origin,
      clients,
      users: USERS.map(({ name }) => name),
      password: PASSWORD,
      issued: oauth.store.issued(),
    }),
  };
  const clients = {
    desktop: { id: DESKTOP.id, redirectUri: DESKTOP.redirectUri },
    loopback: { id: LOOPBACK.id, redirectUri: LOOPBACK.redirectUri },
    server: { id: SERVER.id, secret: SERVER.secret ?? '', redirectUri: SERVER.redirectUri },
    ownerOnly: { id: OWNER_ONLY.id, personalToken: oauth.personalToken },
    unapproved: { id: UNAPPROVED.id, redirectUri: UNAPPROVED.redirectUri },
  };

  async function rest(call: Call): Promise<Answer> {
    const refusal = oauth.bearerRefusal(call);
    if (refusal) return refusal;
    const path = call.path.slice(REST.length);
    const answer = path.startsWith('/v1/') ? readingApi(call, library, path) : oauth.rest(call, path);
    return (await answer) ?? noMatch(path);
  }

  async function answerTo(call: Call): Promise<Answer> {
    if (call.path.startsWith(`${REST}/`)) return rest(call);
    if (call.path.startsWith('/images/')) return images.answer(call.path);
    if (call.path.startsWith('/wiki/')) return (await oauth.page(call)) ?? wikiPage(call, library);
    return call.path === '/' ? redirect(302, '/wiki/Main_Page') : plain(404, 'Nothing here.\n');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = toCall(request, origin);
    const plainly = { fault: undefined, released: faults.released, clock };
    const switched = await control(call, controls);
    if (switched) return deliver(call, switched, response, plainly);

    const answered = requests.begin(call);
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
      answered(response.headersSent ? response.statusCode : 499);
    });
    const fault = faults.take(call);
    await pause(clock, fault?.latency ?? 0, gone.signal);
    if (gone.signal.aborted) return;
    if (fault?.answer === 'reset') {
      response.destroy();
      return;
    }
    const answer = fault?.answer
      ? faultAnswer(fault.answer, fault.retryAfter ?? DEFAULT_RETRY_AFTER)
      : await answerTo(call);
    answered(answer.status);
    await deliver(call, answer, response, { ...plainly, fault });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      log(`${request.method} failed: ${error instanceof Error ? error.stack : 'unknown'}`);
      if (response.headersSent) response.destroy();
      else {
        const { status, headers, body } = restError(500, 'rest-unknown-error', 'The sample wiki has a bug.');
        response.writeHead(status, headers).end(body);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  origin = `http://127.0.0.1:${address.port}`;

  return {
    origin,
    restBase: origin + REST,
    oauthBase: origin + REST,
    apiBase: `${origin}${REST}/v1`,
    clients,
    users: USERS.map(({ name }) => name),
    password: PASSWORD,
    faults,
    requests,
    issued: oauth.store.issued,
    revokeAll: () => void revokeUser(undefined),
    revokeUser: (name) => void revokeUser(name),
    expireAccessTokens: () => oauth.store.expire('access'),
    expireRefreshTokens: () => oauth.store.expire('refresh'),
    setClientDisabled: oauth.setDisabled,
    setRefusals: oauth.setRefusals,
    close: () =>
      new Promise((resolve, reject) => {
        faults.clear();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
