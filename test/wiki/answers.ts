import type { BearerSource, Reader } from '../../main/ports.ts';
import { createSites } from '../../main/wiki/sites/sites.ts';
import { createWiki, type Wiki } from '../../main/wiki/wiki.ts';
import { siteId } from '../../shared/site-id.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { type Answer, createFakeHttp, type FakeHttp, json } from '../fakes/http.ts';
import { createFakeLog, type FakeLog } from '../fakes/log.ts';
import { createFakeRandom } from '../fakes/random.ts';

export const EN = siteId('wikipedia', 'en');
export const API = 'https://en.wikipedia.org/w/rest.php/v1';
export const USER_AGENT = 'Lectern/1.0 (https://lectern.example) Test/1';

export const SITES = createSites({ apiBase: 'https://{lang}.wikipedia.org/w/rest.php/v1' });

export type Bench = {
  readonly wiki: Wiki;
  readonly http: FakeHttp;
  readonly clock: FakeClock;
  readonly log: FakeLog;
  /** What the client said of refused Bearers. */
  readonly refusals: readonly string[];
  /** Somebody else reads from now on: the next token. */
  readonly nextReader: () => void;
};

/** A wiki client over a scripted server. @param tokens what the session has, one after the other. */
export function createBench(answer: Answer, tokens: readonly string[] = []): Bench {
  const http = createFakeHttp(answer);
  const clock = createFakeClock();
  const log = createFakeLog();
  const refusals: string[] = [];
  let current = 0;
  const readerFrom = (first: number): Reader => {
    let mine = first;
    const bearer = () => {
      const token = tokens[mine];
      return token === undefined ? undefined : { authorization: `Bearer ${token}` };
    };
    return {
      mark: `reader ${first}`,
      forUrl: async () => bearer(),
      refused: async (refused, why) => {
        refusals.push(`${refused.authorization} ${why}`);
        mine += 1;
        return bearer();
      },
    };
  };
  let active = readerFrom(current);
  const bearers: BearerSource = { reader: () => active };
  const wiki = createWiki({
    http: http.http,
    bearers,
    clock,
    random: createFakeRandom(),
    userAgent: USER_AGENT,
    sites: SITES,
    log: log.log,
  });
  const nextReader = () => {
    current += 1;
    active = readerFrom(current);
  };
  return { wiki, http, clock, log, refusals, nextReader };
}

export function bare(title = 'Earth', changes: Readonly<Record<string, unknown>> = {}): Response {
  return json({
    id: 36,
    key: title.replaceAll(' ', '_'),
    title,
    latest: { id: 37, timestamp: '2026-08-01T10:00:00Z' },
    content_model: 'wikitext',
    license: { url: 'https://creativecommons.org/licenses/by-sa/4.0/', title: 'CC BY-SA 4.0' },
    html_url: `${API}/page/${title}/html`,
    ...changes,
  });
}

export function parsoid(
  body: string | ReadableStream<Uint8Array> = '<!DOCTYPE html><html><body><p>Earth.</p></body></html>',
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/html; charset=utf-8; profile="https://www.mediawiki.org/wiki/Specs/HTML/2.8.0"',
      'content-language': 'en',
      'content-revision-id': '37',
      etag: 'W/"37/view/html"',
      ...headers,
    },
  });
}

export function restError(status: number, errorKey: string, headers: Readonly<Record<string, string>> = {}): Response {
  return json({ errorKey, messageTranslations: { en: 'No.' }, httpCode: status, httpReason: 'No' }, status, headers);
}

/** The Action API's way of saying no: with 200. */
export function actionError(code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return json({ error: { code, info: 'No.' } }, 200, { 'mediawiki-api-error': code, ...headers });
}

export function redirect(status: number, location: string): Response {
  return new Response('', { status, headers: { location } });
}

/** A body that gives these pieces and then does what `end` says: whole, broken, or silent for ever. */
export function pieces(
  parts: readonly string[],
  end: 'close' | 'error' | 'hang' = 'close',
): ReadableStream<Uint8Array> {
  const rest = [...parts];
  return new ReadableStream({
    pull(controller) {
      const part = rest.shift();
      if (part !== undefined) controller.enqueue(new TextEncoder().encode(part));
      else if (end === 'close') controller.close();
      else if (end === 'error') controller.error(new Error('connection reset'));
      else return new Promise(() => {});
      return undefined;
    },
  });
}
