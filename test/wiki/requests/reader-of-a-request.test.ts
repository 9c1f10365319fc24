/** Whose Bearer a request carries: settled when it is made, with the session and the queue as the app has them. */
import { describe, expect, it } from 'vitest';
import { createSites } from '../../../main/wiki/sites/sites.ts';
import { createWiki } from '../../../main/wiki/wiki.ts';
import { access, isTokenRequest, parameters, refresh } from '../../auth/fake-wiki.ts';
import { flush, HOUR, member, newSessionWorld, rotating, runSession } from '../../auth/session/session-world.ts';
import type { Answer, SentRequest } from '../../fakes/http.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { createFakeRandom } from '../../fakes/random.ts';
import { bare, EN, restError, USER_AGENT } from '../answers.ts';

const [FIRST, SECOND] = [1, 40];

/** Three requests under way are as many as the host gets: whatever is asked next waits for one of them. */
async function busyHost() {
  const world = newSessionWorld();
  const { session } = runSession(world);
  const now = world.clock.now();
  await session.adopt(member(now, '4', SECOND));
  await session.adopt(member(now, '3', FIRST), 'add');
  const [second, first] = session.accounts();
  if (!first || !second) throw new Error('There are no two accounts');
  const gate = Promise.withResolvers<void>();
  let answers: Answer = () => bare();
  let tokensAnswer: Answer = rotating(FIRST + 1);
  world.http.answerWith(async (request) => {
    if (isTokenRequest(request)) return tokensAnswer(request);
    await gate.promise;
    return answers(request);
  });
  const wiki = createWiki({
    http: world.http.http,
    bearers: session.bearers,
    clock: world.clock,
    random: createFakeRandom(),
    userAgent: USER_AGENT,
    sites: createSites({ apiBase: 'https://wiki.example/w/rest.php/v1' }),
    log: createFakeLog().log,
  });
  for (const title of ['A', 'B', 'C']) void wiki.page({ site: EN, title });
  await flush();
  const about = (title: string) => world.http.sent.filter(({ url }) => url.includes(`/page/${title}/`));
  return {
    ...world,
    session,
    wiki,
    first,
    second,
    release: gate.resolve,
    ask: (title: string) => wiki.page({ site: EN, title }),
    /** What requests about a page carried, in order. */
    carried: (title: string) => about(title).map(({ headers }) => headers['authorization']),
    refreshed: () => world.http.sent.filter(isTokenRequest).map((sent) => parameters(sent)['refresh_token']),
    answerPages: (next: (request: SentRequest) => Response) => {
      answers = next;
    },
    answerTokens: (next: Answer) => {
      tokensAnswer = next;
    },
  };
}

describe('a request that waits for its turn', () => {
  it('keeps the reader who made it, whoever is active when it is sent', async () => {
    const { session, second, ask, release, carried, refreshed } = await busyHost();
    const waiting = ask('Earth');
    await flush();
    session.switchTo(second.id);
    const later = ask('Mars');
    await flush();
    expect([carried('Earth'), carried('Mars')]).toEqual([[], []]);
    release();
    expect([await waiting, await later]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(carried('Earth')).toEqual([`Bearer ${access(FIRST)}`]);
    expect(carried('Mars')).toEqual([`Bearer ${access(SECOND)}`]);
    expect(refreshed()).toEqual([]);
  });

  it('refreshes its reader’s tokens and nobody else’s, when they have grown old meanwhile', async () => {
    const { session, second, clock, ask, release, carried, refreshed } = await busyHost();
    const waiting = ask('Earth');
    await flush();
    session.switchTo(second.id);
    clock.advance(4 * HOUR - 30_000);
    release();
    expect(await waiting).toMatchObject({ ok: true });
    expect(carried('Earth')).toEqual([`Bearer ${access(FIRST + 1)}`]);
    expect(refreshed()).toEqual([refresh(FIRST)]);
  });

  it('and is refused, is mended by its reader’s refresh and no other', async () => {
    const { session, second, ask, release, carried, refreshed, answerPages } = await busyHost();
    answerPages(({ url, headers }) =>
      url.includes('Earth') && headers['authorization'] === `Bearer ${access(FIRST)}`
        ? restError(403, 'mwoauth-invalid-authorization')
        : bare(),
    );
    const waiting = ask('Earth');
    await flush();
    session.switchTo(second.id);
    release();
    expect(await waiting).toMatchObject({ ok: true });
    expect(carried('Earth')).toEqual([`Bearer ${access(FIRST)}`, `Bearer ${access(FIRST + 1)}`]);
    expect(refreshed()).toEqual([refresh(FIRST)]);
    expect(session.view()).toMatchObject({ name: 'Reader 4', connection: 'online' });
  });

  it('goes without, when its reader has signed out', async () => {
    const { session, second, ask, release, carried } = await busyHost();
    const waiting = ask('Earth');
    await flush();
    session.switchTo(second.id);
    const [, first] = session.accounts();
    await session.remove(first?.id ?? '');
    release();
    expect(await waiting).toMatchObject({ ok: true });
    expect(carried('Earth')).toEqual([undefined]);
  });

  it('that nobody made for themselves takes nobody’s, though somebody signs in meanwhile', async () => {
    const { session, second, first, ask, release, carried, clock } = await busyHost();
    await session.remove(first.id);
    await session.remove(second.id);
    const waiting = ask('Earth');
    await flush();
    await session.adopt(member(clock.now(), '7', 70));
    release();
    expect(await waiting).toMatchObject({ ok: true });
    expect(carried('Earth')).toEqual([undefined]);
  });

  it('is not shared with another reader, nor with nobody', async () => {
    const { session, second, ask, release, carried } = await busyHost();
    const asked = [ask('Earth')];
    await flush();
    session.switchTo(second.id);
    asked.push(ask('Earth'));
    await flush();
    await session.signOut();
    asked.push(ask('Earth'));
    await flush();
    release();
    await Promise.all(asked);
    expect(carried('Earth').length).toBe(3);
    expect(new Set(carried('Earth'))).toEqual(new Set([`Bearer ${access(FIRST)}`, undefined]));
  });
});

it('a refresh that one reader’s request waits for leaves the other’s alone', async () => {
  const { session, second, clock, ask, release, carried, refreshed, answerTokens } = await busyHost();
  clock.advance(4 * HOUR);
  const answer = Promise.withResolvers<Response>();
  answerTokens(() => answer.promise);
  const waiting = ask('Earth');
  await flush();
  session.switchTo(second.id);
  release();
  answer.resolve((await rotating(FIRST + 1)({ method: 'POST', url: '', headers: {}, body: '' })) as Response);
  expect(await waiting).toMatchObject({ ok: true });
  expect(carried('Earth')).toEqual([`Bearer ${access(FIRST + 1)}`]);
  expect(refreshed()).toEqual([refresh(FIRST)]);
});
