import { expect, test } from 'vitest';
import { createRefusedCallbacks } from '../../../main/auth/attempt/refused-callbacks.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { callback, startApp } from '../app.ts';

test('refusals are counted by their reason, the latest last', () => {
  const clock = createFakeClock();
  const refused = createRefusedCallbacks(clock);
  refused.add('unknown-state');
  refused.add('used');
  const later = clock.now();
  refused.add('unknown-state');
  expect(refused.all()).toEqual([
    { reason: 'used', times: 1, last: later },
    { reason: 'unknown-state', times: 2, last: clock.now() },
  ]);
});

test('what came while nothing waited, and what was pasted, is counted too; a denial is none', async () => {
  const app = await startApp();
  await app.auth.receiveCallback([callback({ code: 'SECRET-code', state: 'somebody' })]);
  await app.auth.signIn();
  app.copy('https://example.org/');
  await app.auth.pasteAddress();
  await app.auth.receiveCallback([callback({ error: 'unauthorized_client' })]);
  expect(app.auth.refusals().map(({ reason, times }) => [reason, times])).toEqual([
    ['no-attempt', 1],
    ['not-ours', 1],
  ]);
  expect(JSON.stringify(app.auth.refusals())).not.toContain('SECRET');
});
