import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { actionApi } from './action/action-api.ts';
import { folderArticles } from './api/folder.ts';
import { createLibrary } from './api/library.ts';
import { noMatch, readingApi } from './api/rest.ts';
import { ARTICLES } from './articles/all.ts';
import { pause, systemClock } from './clock.ts';
import type { Controls } from './control.ts';
import { control } from './control.ts';
import { deliver, isHangUp } from './deliver.ts';
import { EXTRAS, extrasAnswer } from './extras/extras.ts';
import { faultAnswer, inActionApi } from './fault-answers.ts';
import { createFaults } from './faults.ts';
import type { Answer, Call } from './http.ts';
import { html, plain, redirect, restError, toCall } from './http.ts';
import { createImages } from './images/images.ts';
import { DESKTOP, LOOPBACK, OWNER_ONLY, SERVER, UNAPPROVED } from './oauth/clients.ts';
import { createOAuth } from './oauth/oauth.ts';
import { handedOverPage } from './oauth/pages.ts';
import { findUser, PASSWORD, USERS } from './oauth/users.ts';
import { createRequestLog } from './request-log.ts';
import type { SampleWiki, SampleWikiOptions } from './sample-wiki.ts';
import { wikiPage } from './wiki-pages.ts';

export type { SampleWiki, SampleWikiOptions } from './sample-wiki.ts';

const REST = '/w/rest.php';
const ACTION = '/w/api.php';
const DEFAULT_RETRY_AFTER = 1;
const NAME = 'Sample wiki';

/** Starts the wiki on loopback. Everything it knows is in memory and ends with it. */
export async function startSampleWiki(options: SampleWikiOptions = {}): Promise<SampleWiki> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? (() => undefined);
  const random = options.random ?? randomBytes;
  let origin = '';

  const oauth = createOAuth({
    clock,
    random,
    lifetimes: {
      accessTokenSeconds: options.accessTokenSeconds ?? 4 * 3600,
      refreshTokenSeconds: options.refreshTokenSeconds ?? 365 * 86_400,
      codeSeconds: options.codeSeconds ?? 600,
      graceSeconds: options.graceSeconds ?? 600,
    },
  });
  const folder = folderArticles(options.articlesFolder);
  const library = createLibrary({
    articles: [...ARTICLES, ...(options.articles ?? [])],
    folder,
    clock,
    origin: () => origin,
  });
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

  function action(call: Call): Promise<Answer> | Answer {
    const refusal = oauth.bearerRefusal(call);
    return refusal
      ? inActionApi(refusal)
      : actionApi(call, { library, name: options.name ?? NAME }, oauth.userOf(call));
  }

  async function answerTo(call: Call): Promise<Answer> {
    if (call.path.startsWith(`${REST}/`)) return rest(call);
    if (call.path === ACTION) return action(call);
    if (call.path.startsWith(`${EXTRAS}/`)) return extrasAnswer(call, library, random);
    if (call.path.startsWith('/images/')) return images.answer(call);
    if (call.path.startsWith('/wiki/')) return (await oauth.page(call)) ?? wikiPage(call, library);
    return call.path === '/' ? redirect(302, '/wiki/Main_Page') : plain(404, 'Nothing here.\n');
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = toCall(request, origin);
    const plainly = { fault: undefined, released: faults.released, clock };
    const switched = await control(call, controls);
    if (switched) return deliver(call, switched, response, plainly);

    options.heard?.({ method: call.method, url: `${origin}${request.url}`, headers: request.headers });
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
      : handedOver(await answerTo(call), options.handOver);
    answered(answer.status);
    await deliver(call, answer, response, { ...plainly, fault });
  }

  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const served = serve(request, response).catch((error: unknown) => {
      if (isHangUp(error)) return;
      log(`${request.method} failed: ${error instanceof Error ? error.stack : 'unknown'}`);
      if (response.headersSent) response.destroy();
      else {
        const { status, headers, body } = restError(500, 'rest-unknown-error', 'The sample wiki has a bug.');
        response.writeHead(status, headers).end(body);
      }
    });
    underWay.add(served);
    void served.then(() => underWay.delete(served));
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
    allow: oauth.allow,
    secrets: oauth.store.secrets,
    revokeAll: () => void revokeUser(undefined),
    revokeUser: (name) => void revokeUser(name),
    expireAccessTokens: () => oauth.store.expire('access'),
    expireRefreshTokens: () => oauth.store.expire('refresh'),
    setClientDisabled: oauth.setDisabled,
    setRefusals: oauth.setRefusals,
    close: async () => {
      faults.clear();
      if (server.listening) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
      await Promise.all(underWay);
    },
  };
}

function handedOver(answer: Answer, handOver: SampleWikiOptions['handOver']): Answer {
  const location = answer.headers['location'];
  if (!handOver || location === undefined || /^(?:https?:|\/)/.test(location)) return answer;
  handOver(location);
  return html(200, handedOverPage());
}
