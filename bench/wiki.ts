/** Group `wiki`: what politeness costs, and whether it holds when everybody asks at once or the server says no. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Http } from '../main/ports.ts';
import { systemClock, systemRandom } from '../main/shell/system.ts';
import { fetchPageInfo, type PageInfo } from '../main/wiki/endpoints/pages.ts';
import type { Api } from '../main/wiki/requests/api.ts';
import { createSites } from '../main/wiki/sites/sites.ts';
import { createWiki, type Wiki } from '../main/wiki/wiki.ts';
import { type SampleWiki, startSampleWiki } from '../sample-wiki/server.ts';
import type { ReadFailure } from '../shared/failures.ts';
import type { PageRef } from '../shared/models.ts';
import { ok, type Result } from '../shared/result.ts';
import { siteId } from '../shared/site-id.ts';
import { fakeBearers } from '../test/fakes/bearers.ts';
import { createNodeHttp } from '../test/fakes/node-http.ts';
import { type Figure, median } from './figures.ts';
import { watchWire } from './wire.ts';

const group = 'wiki';
const SERVER = join(import.meta.dirname, '../sample-wiki/main.ts');
const SITE = siteId('wikipedia', 'en');
/** 2.5 MB of Parsoid's HTML. */
const LARGE = 'Generated page/2500';
const COMMON = {
  bearers: fakeBearers(),
  clock: systemClock,
  random: systemRandom,
  userAgent: 'Lectern/0 (https://lectern.org/reader) Bench/1',
  log: () => undefined,
};

const JSON_HEADERS = { 'content-type': 'application/json', etag: 'W/"1"' };
const BARE = { id: 1, title: 'Page', latest: { id: 1, timestamp: '2026-08-01T10:00:00Z' } };

export async function wiki(): Promise<readonly Figure[]> {
  const server = await startSampleWiki();
  try {
    return [
      await limiterOverhead(),
      ...(await burst(server)),
      await streamVsBare(),
      await retryAfterViolations(server),
    ];
  } finally {
    await server.close();
  }
}

function client({ apiBase }: Pick<SampleWiki, 'apiBase'>, http: Http): Wiki {
  return createWiki({ ...COMMON, http, sites: createSites({ apiBase }) });
}

/** Two hundred pages asked about at once, answered from memory: what each costs beyond a client without a queue. */
async function limiterOverhead(): Promise<Figure> {
  const ROUNDS = 50;
  /** Until the compiler has seen enough. */
  const WARMING = 5;
  const AT_ONCE = 200;
  const apiBase = 'http://127.0.0.1/w/rest.php/v1';
  const http: Http = async () => new Response(JSON.stringify(BARE), { headers: JSON_HEADERS });
  const sites = createSites({ apiBase });
  const site = sites.get(SITE);
  if (site === undefined) throw new Error('No site to ask');
  const wiki = createWiki({ ...COMMON, http, sites });
  const unqueued: Api = async ({ url }) => ok(await http(url.href, { method: 'GET', headers: {} }));
  const timed = async (ask: (page: PageRef) => Promise<Result<PageInfo, ReadFailure>>, round: number) => {
    const from = performance.now();
    const answers = Array.from({ length: AT_ONCE }, (_, index) => ask({ site: SITE, title: `Page ${round} ${index}` }));
    if ((await Promise.all(answers)).some(({ ok }) => !ok)) throw new Error('A page did not come');
    return ((performance.now() - from) * 1000) / AT_ONCE;
  };
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < WARMING + ROUNDS; round += 1) {
    const pair = [
      await timed((page) => wiki.page(page), round),
      await timed((page) => fetchPageInfo(unqueued, site, page), round),
    ] as const;
    if (round < WARMING) continue;
    ours.push(pair[0]);
    bare.push(pair[1]);
  }
  const value = median(ours) - median(bare);
  const detail = { queuedUs: median(ours), unqueuedUs: median(bare), rounds: ROUNDS, atOnce: AT_ONCE };
  return { group, name: 'limiter-overhead-us', value, unit: 'us', goal: '<=200', detail };
}

/** Two hundred calls at once for forty pages. */
async function burst(server: SampleWiki): Promise<readonly Figure[]> {
  const CALLS = 200;
  const PAGES = 40;
  const wire = watchWire(createNodeHttp());
  const wiki = client(server, wire.http);
  server.requests.clear();
  const title = (call: number) => `Generated page/${20 + (call % PAGES)}`;
  const sizes = await Promise.all(
    Array.from({ length: CALLS }, async (_, call) => {
      const page = await wiki.html({ site: SITE, title: title(call) });
      if (!page.ok) throw new Error(page.failure.code);
      return (await new Response(page.value.body).text()).length;
    }),
  );
  if (sizes.some((size) => size < 10_000)) throw new Error('A page came without its text');
  const detail = { calls: CALLS, pages: PAGES };
  return [
    { group, name: 'burst-requests', value: server.requests.entries().length, unit: 'count', goal: '<=40', detail },
    { group, name: 'burst-parallel', value: wire.mostAtOnce(), unit: 'count', goal: '<=3', detail },
  ];
}

/** To the last byte of a large page, in turn with a bare fetch of it, from a server that is a process of its own. */
async function streamVsBare(): Promise<Figure> {
  const RUNS = 15;
  const server = fork(SERVER, ['--port', '0'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const [{ apiBase }] = (await once(server, 'message')) as [{ readonly apiBase: string }];
    return await streams(apiBase, RUNS);
  } finally {
    server.kill();
  }
}

async function streams(apiBase: string, runs: number): Promise<Figure> {
  const wiki = client({ apiBase }, createNodeHttp());
  const address = `${apiBase}/page/${encodeURIComponent(LARGE.replaceAll(' ', '_'))}/html`;
  const timed = async (open: () => Promise<ReadableStream<Uint8Array> | null>) => {
    const from = performance.now();
    let bytes = 0;
    for await (const piece of (await open()) ?? []) bytes += piece.byteLength;
    return { ms: performance.now() - from, bytes };
  };
  const ours = async () => {
    const page = await wiki.html({ site: SITE, title: LARGE });
    if (!page.ok) throw new Error(page.failure.code);
    return page.value.body;
  };
  const bare = async () => (await fetch(address, { redirect: 'manual' })).body;
  const times = { ours: [] as number[], bare: [] as number[] };
  let bytes = 0;
  for (let run = 0; run <= runs; run += 1) {
    // Who goes first alternates as well: the second finds the server's caches warm.
    const order = run % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const which of order) {
      const measured = await timed(which === 'ours' ? ours : bare);
      if (bytes !== 0 && measured.bytes !== bytes) throw new Error('The two did not read the same page');
      bytes = measured.bytes;
      // The first pair warms everything up.
      if (run > 0) times[which].push(measured.ms);
    }
  }
  // Of each pair, so that a machine that slows down for a while slows both.
  const ratios = times.ours.map((ms, run) => ms / (times.bare[run] ?? Number.NaN));
  return {
    group,
    name: 'stream-vs-bare',
    value: median(ratios),
    unit: 'ratio',
    goal: '<=1.15',
    detail: { clientMs: median(times.ours), bareMs: median(times.bare), bytes, runs },
  };
}

/** A minute in which the server says no to everything, while people and the background go on asking. */
async function retryAfterViolations(server: SampleWiki): Promise<Figure> {
  const STORM_MS = 60_000;
  const wire = watchWire(createNodeHttp());
  const wiki = client(server, wire.http);
  const end = performance.now() + STORM_MS;
  const storming = () => performance.now() < end;
  const given = new AbortController();
  let asked = 0;

  const weather = async () => {
    for (let turn = 0; storming(); turn += 1) {
      server.faults.clear();
      server.faults.add({ answer: turn % 3 === 2 ? 'unavailable' : 'limited', retryAfter: 1 + (turn % 3) });
      await pause(3_700);
    }
    given.abort();
  };
  const asker = async (index: number) => {
    const priority = index < 6 ? 'reading' : index < 10 ? 'prefetch' : 'saving';
    while (storming()) {
      asked += 1;
      await wiki.page({ site: SITE, title: `Generated page/${20 + index}` }, { priority, signal: given.signal });
      await pause(20 + 7 * index);
    }
  };
  await Promise.all([weather(), ...Array.from({ length: 14 }, (_, index) => asker(index))]);
  server.faults.clear();
  if (wire.refused() < 15) throw new Error('There was no storm');
  return {
    group,
    name: 'retry-after-violations',
    value: wire.violations(),
    unit: 'count',
    goal: '==0',
    detail: { seconds: STORM_MS / 1000, asked, sent: wire.sent(), refused: wire.refused() },
  };
}
