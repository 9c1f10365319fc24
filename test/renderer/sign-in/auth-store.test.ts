import { expect, test } from 'vitest';
import type { Client } from '../../../renderer/client.ts';
import { createAuthStore, followAuth } from '../../../renderer/sign-in/auth-store.ts';
import type { AuthView } from '../../../shared/models.ts';
import { ok } from '../../../shared/result.ts';
import { authView, signedInAs } from '../../fakes/auth-view.ts';

function view(name: string): AuthView {
  return authView({ session: signedInAs(name) });
}

/** A bridge whose first answer waits until it is let go. */
function fakeBridge() {
  const { promise, resolve } = Promise.withResolvers<AuthView>();
  let listener: ((payload: AuthView) => void) | undefined;
  const bridge = {
    auth: { view: async () => ok(await promise) },
    on: (_event: string, told: (payload: never) => void) => {
      listener = told as (payload: AuthView) => void;
      return () => {
        listener = undefined;
      };
    },
  };
  return {
    client: bridge as unknown as Pick<Client, 'auth' | 'on'>,
    answer: resolve,
    announce: (payload: AuthView) => listener?.(payload),
  };
}

test('the first answer fills the store', async () => {
  const bridge = fakeBridge();
  const store = createAuthStore();
  followAuth(store, bridge.client);
  bridge.answer(view('First'));
  await expect.poll(() => store.getState().view).toEqual(view('First'));
});

test('an announcement that overtook the first answer is not undone by it', async () => {
  const bridge = fakeBridge();
  const store = createAuthStore();
  followAuth(store, bridge.client);
  bridge.announce(view('Newer'));
  bridge.answer(view('Older'));
  await new Promise(setImmediate);
  expect(store.getState().view).toEqual(view('Newer'));
});

test('after unsubscribing nothing changes any more', () => {
  const bridge = fakeBridge();
  const store = createAuthStore();
  followAuth(store, bridge.client)();
  bridge.announce(view('Late'));
  expect(store.getState().view).toBeUndefined();
});
