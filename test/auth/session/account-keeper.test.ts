import { expect, it } from 'vitest';
import { createAccountKeeper } from '../../../main/auth/session/account-keeper.ts';
import { createTokenVault } from '../../../main/auth/vault/token-vault.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { access } from '../fake-wiki.ts';
import { flush, member, newSessionWorld } from './session-world.ts';

/** A keeper whose key store answers each question when the test says so. */
function keeperWithSlowKeyStore() {
  const { clock, cipher, store } = newSessionWorld();
  const answers: (() => void)[] = [];
  const slow = {
    ...cipher,
    encrypt: (plain: string) => new Promise<void>((resolve) => answers.push(resolve)).then(() => cipher.encrypt(plain)),
  };
  const vault = createTokenVault({ cipher: slow, store, clock, log: createFakeLog().log });
  const late: string[] = [];
  const keeper = createAccountKeeper({ vault, clock, isActive: () => false }, ({ tokens }) => late.push(tokens.access));
  return { keeper, vault, clock, answers, late };
}

it('a write that the key store finishes late does not undo a later one', async () => {
  const { keeper, vault, clock, answers, late } = keeperWithSlowKeyStore();
  const first = keeper.save(member(0, '3', 1), () => true);
  clock.advance(3_000);
  expect(await first).toBe('timed-out');
  const second = keeper.save(member(0, '3', 2), () => true);
  answers[1]?.();
  expect(await second).toBe('kept');
  answers[0]?.();
  await flush();
  expect(await vault.read(member(0))).toMatchObject({ tokens: { access: access(2) } });
  expect(late).toEqual([]);
});

it('a late write that is still wanted is told of', async () => {
  const { keeper, clock, answers, late } = keeperWithSlowKeyStore();
  const saving = keeper.save(member(0, '3', 1), () => true);
  clock.advance(3_000);
  await saving;
  answers[0]?.();
  await flush();
  expect(late).toEqual([access(1)]);
});

it('a late write of somebody who has left is not made', async () => {
  const { keeper, vault, clock, answers, late } = keeperWithSlowKeyStore();
  let signedIn = true;
  const saving = keeper.save(member(0), () => signedIn);
  clock.advance(3_000);
  await saving;
  signedIn = false;
  answers[0]?.();
  await flush();
  expect(vault.index()).toMatchObject({ entries: [] });
  expect(late).toEqual([]);
});
