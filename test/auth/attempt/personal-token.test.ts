import { describe, expect, it, vi } from 'vitest';
import { html, json, type SentRequest } from '../../fakes/http.ts';
import { newWorld, startApp } from '../app.ts';
import { BASE } from '../fake-wiki.ts';

const TOKEN = 'SECRET1eyJ0eXAi.SECRET2eyJqdGki.SECRET3c2lnbmF0dXJlMDEy';
const PAGE = new URL('https://wiki.example/w/rest.php/v1/page/Earth/html');
const HOUR = 3_600_000;

const isOurs = ({ headers }: SentRequest) => headers['authorization'] === `Bearer ${TOKEN}`;

/** On disk: nobody waits for that, except here. */
function kept({ session }: Pick<Awaited<ReturnType<typeof startApp>>, 'session'>) {
  return vi.waitUntil(() => {
    const now = session();
    return now.state === 'signed-in' && now.kept;
  });
}

async function pasted(text = TOKEN, world = newWorld()) {
  const app = await startApp(world, { client: undefined });
  app.copy(text);
  const answer = await app.auth.pasteToken();
  if (answer.ok) await kept(app);
  return { ...app, world, answer };
}

const refused = (reason: string) => ({ ok: false, failure: { code: 'personal-token-refused', reason } });

describe('a personal API token', () => {
  it('is not asked about where the clipboard does not work, and that is said', async () => {
    const app = await startApp(newWorld(), { client: undefined });
    app.breakClipboard();
    expect(await app.auth.pasteToken()).toEqual({ ok: false, failure: { code: 'clipboard-unreadable' } });
    expect(app.session().state).toBe('signed-out');
  });

  it('signs in from the clipboard, without a client id and a browser', async () => {
    const { answer, session, step, world, opened, auth } = await pasted(`\n ${TOKEN}  `);
    expect(answer).toEqual({ ok: true, value: null });
    expect(step()).toEqual({ step: 'done', name: 'Reader' });
    expect(session()).toMatchObject({ state: 'signed-in', name: 'Reader', kind: 'personal-token' });
    expect(opened).toEqual([]);
    expect(world.wiki.sent.map(({ url }) => url)).toEqual([`${BASE}/oauth2/resource/profile`]);
    expect((await auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(auth.view().accounts).toMatchObject([{ kind: 'personal-token', active: true }]);
  });

  it('is there at the next start, and is never refreshed', async () => {
    const { world } = await pasted();
    const next = await startApp(world);
    expect(next.session()).toMatchObject({ kind: 'personal-token', kept: true });
    world.clock.advance(10_000 * HOUR);
    expect((await next.auth.bearers.reader().forUrl(PAGE))?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(world.wiki.sent).toHaveLength(1);
  });

  it.each([
    ['nothing', ' \n', 'clipboard-empty'],
    ['a client id', 'c1'.repeat(16), 'not-a-token'],
    ['a secret', 'deadbeef'.repeat(5), 'not-a-token'],
    ['a sentence with dots', 'I like this. It is. Really.', 'not-a-token'],
    ['two tokens', `${TOKEN}\n${TOKEN}`, 'not-a-token'],
    ['a header', `Bearer ${TOKEN}`, 'not-a-token'],
    ['a header that ends', `${TOKEN}\r\nX: y`, 'not-a-token'],
    ['half a token', TOKEN.slice(0, 20), 'not-a-token'],
    ['something endless', `${TOKEN}${'x'.repeat(9000)}`, 'not-a-token'],
  ])('is sent nowhere when the clipboard holds %s', async (_what, text, reason) => {
    const { answer, world, session, step } = await pasted(text);
    expect(answer).toEqual(refused(reason));
    expect(world.wiki.sent).toEqual([]);
    expect(session().state).toBe('signed-out');
    expect(step()).toEqual({ step: 'idle' });
  });

  it.each([
    ['it is refused', () => json({ errorKey: 'mwoauth-invalid-authorization' }, 403), refused('by-server')],
    ['it is refused by the gateway', () => json({ httpReason: 'Jwt is expired' }, 401), refused('by-server')],
    [
      'a firewall answers',
      () => html('', 403),
      { ok: false, failure: { code: 'personal-token-unverified', why: 'unreadable' } },
    ],
    [
      'nobody can be asked',
      () => 'offline' as const,
      { ok: false, failure: { code: 'personal-token-unverified', why: 'offline' } },
    ],
    [
      'a portal answers',
      () => html(),
      { ok: false, failure: { code: 'personal-token-unverified', why: 'unreadable' } },
    ],
    [
      'the server is broken',
      () => html('', 500),
      { ok: false, failure: { code: 'personal-token-unverified', why: 'server-error' } },
    ],
  ])('signs nobody in when %s, and nothing of it is kept', async (_what, answer, failure) => {
    const world = newWorld();
    world.wiki.answerWith(answer);
    const app = await pasted(TOKEN, world);
    expect(app.answer).toEqual(failure);
    expect(app.session()).toEqual({ state: 'signed-out', reason: 'never' });
    expect(world.store.text()).toBe('[]');
  });

  it('ends with the reason when the server does not take it any more', async () => {
    const { auth, session, world } = await pasted();
    const bearer = await auth.bearers.reader().forUrl(PAGE);
    world.wiki.answerWith(() => json({ errorKey: 'mwoauth-invalid-authorization' }, 403));
    expect(bearer && (await auth.bearers.reader().refused(bearer, 'invalid'))).toBeUndefined();
    expect(session()).toEqual({ state: 'signed-out', reason: 'revoked' });
    expect((await startApp(world)).session()).toEqual({ state: 'signed-out', reason: 'never' });
    // Asked whose it is, and once more whether it is still good.
    expect(world.wiki.sent.filter(isOurs)).toHaveLength(2);
  });

  it.each<[string, () => Response]>([
    ['a firewall’s page', () => html('<p>blocked', 403)],
    ['a gateway without its keys', () => json({ httpCode: 401, httpReason: 'Jwks remote fetch is failed' }, 401)],
  ])('is not thrown away because of %s: it counts again when that is over', async (_what, answer) => {
    const { auth, session, world } = await pasted();
    const before = world.store.text();
    const bearer = await auth.bearers.reader().forUrl(PAGE);
    world.wiki.answerWith(answer);
    expect(bearer && (await auth.bearers.reader().refused(bearer, 'invalid'))).toBeUndefined();
    expect(session()).toMatchObject({ state: 'signed-in', kept: true, connection: 'offline' });
    expect(world.store.text()).toBe(before);
    world.wiki.answerWith(() => json({ sub: '3', username: 'Reader' }));
    world.clock.advance(61_000);
    expect(await auth.bearers.reader().forUrl(PAGE)).toEqual(bearer);
    expect(session()).toMatchObject({ state: 'signed-in', connection: 'online' });
  });

  it('leaves an attempt that waits alone unless it signs in', async () => {
    const app = await startApp();
    await app.auth.signIn();
    app.copy('not a token');
    await app.auth.pasteToken();
    expect(app.step()).toMatchObject({ step: 'waiting' });
    app.copy(TOKEN);
    expect(await app.auth.pasteToken()).toMatchObject({ ok: true });
    expect(app.step()).toEqual({ step: 'done', name: 'Reader' });
    await app.auth.receiveCallback([app.allowed()]);
    expect(app.step()).toEqual({ step: 'idle', notice: { code: 'callback-refused', reason: 'cancelled' } });
    expect(app.session()).toMatchObject({ kind: 'personal-token' });
  });

  it('gives way to what was begun while it was being tried', async () => {
    const world = newWorld();
    const answer = Promise.withResolvers<Response>();
    world.wiki.answerWith(() => answer.promise);
    const app = await startApp(world);
    app.copy(TOKEN);
    const pasting = app.auth.pasteToken();
    await vi.waitUntil(() => world.wiki.sent.length > 0);
    await app.auth.signIn();
    answer.resolve(json({ sub: '3', username: 'Reader' }));
    expect(await pasting).toEqual({ ok: false, failure: { code: 'no-attempt' } });
    expect(app.step()).toMatchObject({ step: 'waiting' });
    expect(app.session().state).toBe('signed-out');
  });

  it('stays out of the disk in plain text, the log and the window', async () => {
    const { world, log, views } = await pasted();
    expect(world.store.text()).toContain('ciphertext');
    for (const text of [world.store.text(), log.text(), JSON.stringify(views)]) expect(text).not.toContain('SECRET');
    for (const { url } of world.wiki.sent) expect(url).not.toContain('SECRET');
  });
});
