import { describe, expect, it } from 'vitest';
import { accountId } from '../../../main/auth/account.ts';
import { BASE, invalidGrant } from '../fake-wiki.ts';
import { flush, HOUR, member, newSessionWorld, runSession } from './session-world.ts';

const ELSEWHERE = 'https://other.example/w/rest.php';
const idOf = (sub: string, issuer = BASE) => accountId({ issuer, sub });

/** Two who are signed in, the second of them active. */
async function two() {
  const world = newSessionWorld();
  const run = runSession(world);
  await run.session.adopt(member(world.clock.now(), '3', 1));
  await run.session.adopt(member(world.clock.now(), '4', 40), 'add');
  return { world, ...run };
}

describe('whose lists and history are in use', () => {
  it('is nobody’s while nobody has signed in, and after somebody has left', async () => {
    const { session, clock } = { ...runSession(), clock: newSessionWorld().clock };
    expect(session.whose()).toBeUndefined();
    await session.load();
    expect(session.whose()).toBeUndefined();
    await session.adopt(member(clock.now()));
    expect(session.whose()).toBe(idOf('3'));
    await session.signOut();
    expect(session.whose()).toBeUndefined();
  });

  it('is the active account’s', async () => {
    const { session } = await two();
    expect(session.whose()).toBe(idOf('4'));
    session.switchTo(idOf('3'));
    expect(session.whose()).toBe(idOf('3'));
  });

  it('is known at the next start before the key store has answered, and the same when it has', async () => {
    const { world } = await two();
    const { session } = runSession(world);
    expect(session.whose()).toBe(idOf('4'));
    await session.load();
    expect(session.whose()).toBe(idOf('4'));
  });

  it('is nobody’s from the start where the last one who was active has left', async () => {
    const { world, session } = await two();
    await session.signOut();
    const next = runSession(world);
    expect(next.session.whose()).toBeUndefined();
    await next.session.load();
    expect(next.session.whose()).toBeUndefined();
  });

  it('is the account’s also while its tokens cannot be read', async () => {
    const { world } = await two();
    world.cipher.breakDecrypt('unavailable');
    const { session } = runSession(world);
    await session.load();
    expect(session.view()).toMatchObject({ state: 'signed-out' });
    expect(session.whose()).toBe(idOf('4'));
  });

  it('is nobody’s once the server has ended the session', async () => {
    const { world, session, bearer } = await two();
    world.http.answerWith(() => invalidGrant('Token has been revoked'));
    world.clock.advance(5 * HOUR);
    await bearer();
    await flush();
    expect(session.view()).toMatchObject({ state: 'signed-out' });
    expect(session.whose()).toBeUndefined();
  });

  it('is at the start whoever is active then, where the last one was of another wiki', async () => {
    const { world, session } = await two();
    await session.adopt({ ...member(world.clock.now(), '9', 70), issuer: ELSEWHERE }, 'add');
    expect(session.whose()).toBe(idOf('9', ELSEWHERE));
    const next = runSession(world);
    const before = next.session.whose();
    await next.session.load();
    expect(next.session.accounts().find(({ active }) => active)?.id).toBe(before);
    expect(next.session.whose()).toBe(before);
  });
});
