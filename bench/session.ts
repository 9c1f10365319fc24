/** Group `session`: what many at once, sudden ends and a callback cost whoever is signed in. */

import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Http } from '../main/ports.ts';
import { type SampleWiki, startSampleWiki } from '../sample-wiki/server.ts';
import { createNodeHttp } from '../test/fakes/node-http.ts';
import { type Figure, median } from './figures.ts';
import { readAs, sessionApp, signedInApp } from './session-app.ts';
import { kills } from './session-kills.ts';

const group = 'session';

export async function session(): Promise<readonly Figure[]> {
  const wiki = await startSampleWiki();
  const seed = Number(process.env['BENCH_SEED'] ?? randomInt(2 ** 31));
  try {
    return [...(await parallelRefusals(wiki)), ...(await kills(wiki, seed)), await callbackAdded(wiki)];
  } finally {
    await wiki.close();
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-session-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fifty requests at once, whose access token is over and who hear of it from the server. */
async function parallelRefusals(wiki: SampleWiki): Promise<readonly Figure[]> {
  const REQUESTS = 50;
  const http = createNodeHttp();
  return inFolder(async (folder) => {
    const app = await signedInApp(folder, wiki, http);
    wiki.expireAccessTokens();
    wiki.requests.clear();
    const page = (index: number) => `${wiki.apiBase}/page/${encodeURIComponent(`Generated_page/${20 + index}`)}/bare`;
    const readers = await Promise.all(Array.from({ length: REQUESTS }, (_, index) => readAs(app, http, page(index))));
    const entries = wiki.requests.entries();
    const refreshes = entries.filter(({ path }) => path.endsWith('/oauth2/access_token')).length;
    const refused = entries.filter(({ status }) => status === 403).length;
    const detail = { requests: REQUESTS, refused };
    const failures = readers.filter((reader) => reader !== 'user').length;
    return [
      { group, name: 'parallel-refusal-refreshes', value: refreshes, unit: 'count', goal: '==1', detail },
      { group, name: 'parallel-refusal-failures', value: failures, unit: 'count', goal: '==0', detail },
    ];
  });
}

/** From the callback's arrival to the view that says "signed in", the server's answers taken off. */
async function callbackAdded(wiki: SampleWiki): Promise<Figure> {
  const RUNS = 30;
  const added: number[] = [];
  const whole: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const wire = timedHttp();
    const [total, server] = await inFolder(async (folder) => {
      const app = sessionApp(folder, wiki, wire.http);
      await app.auth.start();
      const callback = await app.ask();
      const done = Promise.withResolvers<void>();
      app.auth.onChange(({ signIn }) => {
        if (signIn.step === 'done') done.resolve();
        else if (signIn.step === 'failed') done.reject(new Error(signIn.failure.code));
      });
      const from = performance.now();
      void app.auth.receiveCallback([callback]);
      await done.promise;
      return [performance.now() - from, wire.ms()] as const;
    });
    // The first run warms everything up.
    if (run === 0) continue;
    whole.push(total);
    added.push(total - server);
  }
  const detail = { wholeMs: median(whole), runs: RUNS, written: 'conf, fsynced', keyStore: 'none' };
  return { group, name: 'callback-added-ms', value: median(added), unit: 'ms', goal: '<=30', detail };
}

/** HTTP that knows how long its answers took, to the last byte; one request at a time. */
function timedHttp(): { readonly http: Http; readonly ms: () => number } {
  const inner = createNodeHttp();
  let ms = 0;
  return {
    ms: () => ms,
    async http(url, init) {
      const from = performance.now();
      const answer = await inner(url, init);
      const body = await answer.arrayBuffer();
      ms += performance.now() - from;
      const { status, headers } = answer;
      return new Response(body, { status, headers });
    },
  };
}
