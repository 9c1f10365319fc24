import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as moment } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import { ENGINE_VERSION } from '../../../main/article/engine-version.ts';
import { readArticle } from '../../../main/article/reading-document.ts';
import type { Library } from '../../../main/library/library.ts';
import { diskFolder } from '../../../main/library/media-cache/cache-folder.ts';
import { createMediaCache } from '../../../main/library/media-cache/media-cache.ts';
import { savedMediaFolder } from '../../../main/library/saving/media-files.ts';
import { createSavedMedia } from '../../../main/library/saving/saved-media.ts';
import type { PageToSave, SavingCalls } from '../../../main/library/saving/saving-models.ts';
import { createSavingStore } from '../../../main/library/saving/saving-store.ts';
import { createSlots, PICTURES_AT_ONCE } from '../../../main/reader/media/slots.ts';
import { createSaving } from '../../../main/reader/saving/saving.ts';
import type { LibraryFailure } from '../../../shared/failures.ts';
import type { SavingView } from '../../../shared/library-models.ts';
import { fail, ok } from '../../../shared/result.ts';
import { titleSegment } from '../../../shared/titles.ts';
import { createFakeCacheFolder, type FakeCacheFolder } from '../../fakes/cache-folder.ts';
import { json, type SentRequest } from '../../fakes/http.ts';
import { libraryPath, openSide } from '../../library/open-side.ts';
import { bare, createBench, EN, parsoid, restError, SITES } from '../../wiki/answers.ts';

export type WikiPage = {
  /** Of the body. */
  readonly html: string;
  readonly revision?: number;
};

export type World = {
  readonly pages: Map<string, WikiPage>;
  /** By the last part of the address. */
  readonly pictures: Map<string, string>;
  readonly categories: Map<string, readonly unknown[]>;
  /** Answers in place of all this, where it answers something. */
  trouble: ((request: SentRequest) => Response | 'offline' | 'timed-out' | Promise<Response> | undefined) | undefined;
};

const PICTURES = 'https://upload.wikimedia.org/wikipedia/commons';

/** A picture as Parsoid writes it: 250 px of one that is 4000 px wide. */
export function picture(name: string): string {
  return `<figure typeof="mw:File/Thumb"><a href="./File:${name}" class="mw-file-description"><img class="mw-file-element" resource="./File:${name}" src="//upload.wikimedia.org/wikipedia/commons/thumb/a/ab/${name}/250px-${name}" width="250" height="200" data-file-width="4000" data-file-height="3200"></a><figcaption>${name}</figcaption></figure>`;
}

export function addressOf(name: string, width: number): string {
  return `${PICTURES}/thumb/a/ab/${name}/${width}px-${name}`;
}

/** English Wikipedia as it stands here. */
export function createWorld(): World {
  return { pages: new Map(), pictures: new Map(), categories: new Map(), trouble: undefined };
}

function answer(world: World, request: SentRequest): Response | 'offline' | 'timed-out' | Promise<Response> {
  const troubled = world.trouble?.(request);
  if (troubled !== undefined) return troubled;
  const url = new URL(request.url);
  if (url.host === 'upload.wikimedia.org') {
    const name =
      url.pathname
        .split('/')
        .at(-1)
        ?.replace(/^\d+px-/, '') ?? '';
    const bytes = world.pictures.get(name);
    if (bytes === undefined) return new Response('', { status: 404 });
    return new Response(`${url.pathname} ${bytes}`, { headers: { 'content-type': 'image/jpeg', etag: '"p"' } });
  }
  if (url.pathname === '/w/api.php') return action(world, url.searchParams);
  const [, title = '', view] = /\/page\/([^/]+)\/(html|bare)$/.exec(url.pathname) ?? [];
  const found = [...world.pages].find(([name]) => titleSegment(name) === title);
  if (found === undefined) return restError(404, 'rest-nonexistent-title');
  const [name, { html, revision = 1 }] = found;
  if (view === 'bare') return bare(name, { latest: { id: revision, timestamp: '2026-08-01T10:00:00Z' } });
  const etag = `W/"${revision}/html"`;
  if (request.headers['if-none-match'] === etag) return new Response(null, { status: 304 });
  return parsoid(`<!DOCTYPE html><html><body>${html}</body></html>`, { 'content-revision-id': String(revision), etag });
}

/** In parts of two, so that there is always a next one to ask for. */
function action({ categories }: World, parameters: URLSearchParams): Response {
  const title = parameters.get('cmtitle');
  if (title === null) return json({ error: { code: 'unknown_action' } });
  const all = categories.get(title) ?? [];
  const from = Number(parameters.get('cmcontinue') ?? 0);
  const rest = from + 2 < all.length ? { continue: { cmcontinue: String(from + 2), continue: '-||' } } : {};
  return json({ ...rest, query: { categorymembers: all.slice(from, from + 2) } });
}

export type Disk = {
  /** Of the library's file; saved pictures are beside it. */
  readonly path: string;
  readonly cached: FakeCacheFolder;
};

export function emptyDisk(): Disk {
  return { path: libraryPath(), cached: createFakeCacheFolder() };
}

/** How many pictures are on disk that stay. */
export function savedFiles({ path }: Disk): number {
  const folder = savedMediaFolder(path);
  return existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name)).length : 0;
}

/** The queue over a wiki in memory and a library on disk. @param disk as an earlier run left it */
export function createSavingBench(world: World, disk: Disk = emptyDisk()) {
  const bench = createBench((request) => answer(world, request));
  const { wiki, clock } = bench;
  const { log } = bench.log;
  const side = openSide(disk.path);
  const mediaCache = createMediaCache({ folder: disk.cached, clock, log });
  const media = createSavedMedia({ folder: diskFolder(savedMediaFolder(disk.path)), mediaCache, clock, log });
  let broken: LibraryFailure | undefined;
  let writes = 0;
  let isListed = true;
  let onTheWay: ((name: keyof SavingCalls) => Promise<void> | undefined) | undefined;
  let poisoned: string | undefined;
  // SQLite refuses such a row, and with it the transaction that it is in.
  const spoiled = (pages: readonly PageToSave[]) =>
    pages.map((page) => (page.key.title === poisoned ? { ...page, at: 'never' as unknown as number } : page));
  const call = async <T>(work: () => T) => {
    // As through a thread: never at once.
    await moment(0);
    return work();
  };
  const store = createSavingStore(async (name, args) => {
    const answer = await call(() => {
      if (name === 'savePages') writes += 1;
      const writing = name !== 'queue' && name !== 'nextSaving' && name !== 'beforeSaving';
      if (broken !== undefined && writing) return fail(broken);
      return side.ask(name, name === 'savePages' ? (spoiled(args as readonly PageToSave[]) as typeof args) : args);
    });
    await onTheWay?.(name);
    return answer;
  }, media);
  const library: Pick<Library, 'read' | 'keep' | 'mark' | 'saving' | 'opened'> = {
    read: (key) =>
      call(() => {
        const found = side.ask('read', key);
        return found.ok ? ok(found.value ?? undefined) : found;
      }),
    keep: (page) => call(() => (broken === undefined ? side.ask('keep', page) : fail(broken))),
    mark: (mark) => call(() => side.ask('mark', mark)),
    saving: store,
    opened: async () => undefined,
  };
  const saving = createSaving({
    wiki,
    sites: SITES,
    readArticle,
    engineVersion: ENGINE_VERSION,
    library,
    media,
    enter: createSlots(PICTURES_AT_ONCE, clock),
    clock,
    log,
    hasList: async () => isListed,
    list: async (id) =>
      ok(
        Number(id) === 1 && isListed
          ? { name: 'To read', pages: [...world.pages.keys()].map((title) => ({ site: EN, title })) }
          : undefined,
      ),
  });
  onTestFinished(() => saving.close());

  const view = async (): Promise<SavingView> => {
    const found = await saving.view();
    if (!found.ok) throw new Error(found.failure.code);
    return found.value;
  };
  /** Lets time pass until the view is so. */
  const until = async (is: (view: SavingView) => boolean, step = 100): Promise<SavingView> => {
    for (let turn = 0; turn < 600; turn++) {
      const now = await view();
      if (is(now)) return now;
      await moment(2);
      clock.advance(step);
    }
    throw new Error(`Never so: ${JSON.stringify(await view())} ${JSON.stringify(bench.log.entries)}`);
  };
  return {
    ...bench,
    side,
    store,
    saving,
    media,
    mediaCache,
    library,
    disk,
    view,
    until,
    writes: () => writes,
    breaks: (failure: LibraryFailure | undefined) => {
      broken = failure;
    },
    /** The page of this title cannot be written, which is nobody's fault but ours. */
    poison: (title: string) => {
      poisoned = title;
    },
    /** What the library answers comes when this resolves. */
    holdAnswers: (until: typeof onTheWay) => {
      onTheWay = until;
    },
    listsBelongToOthers: () => {
      isListed = false;
    },
    isSaved: (title: string) => side.must('savedState', { site: EN, title }) !== null,
    page: (title: string) => ({ kind: 'page' as const, site: EN, title }),
    /** Ends as a kill does: nothing is told to anybody, and the file is as it is. */
    async end() {
      await saving.close();
      side.must('close', null);
    },
  };
}

export type SavingBench = ReturnType<typeof createSavingBench>;

export const isIdle = ({ state }: SavingView) => state === 'idle';

/** Of one wish, idle again. */
export async function save(
  { saving, until }: SavingBench,
  title: string,
  pictures: 'none' | 'reading' | 'large' = 'reading',
) {
  expect(await saving.add({ kind: 'page', site: EN, title }, pictures)).toMatchObject({ ok: true });
  return until((view) => isIdle(view) && view.jobs.some(({ what }) => what.kind === 'page' && what.title === title));
}
