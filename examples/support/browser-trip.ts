import { ATTEMPT_LIFETIME, type Attempt } from '../../main/auth/attempt/attempt.ts';
import { readCallback } from '../../main/auth/attempt/callback.ts';
import { judgeCallback, type Redeemable } from '../../main/auth/attempt/callback-judgement.ts';
import { createSpentAttempts } from '../../main/auth/attempt/spent-attempts.ts';
import { openRedirect } from '../../main/auth/loopback/loopback-redirect.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Outside } from './outside.ts';

/** A code, and the attempt that it belongs to. */
export type Authorized = { readonly attempt: Attempt; readonly code: string };

/**
 * Out to the browser and back to a port of this computer (RFC 8252 §7.3), with the app's own judgement of what comes back.
 * @param begin makes the attempt for the redirect URI, port included.
 */
export async function askInBrowser(
  outside: Outside,
  begin: (redirectUri: string) => Promise<Attempt>,
): Promise<Result<Authorized, string>> {
  const { loopback, clock, browser, step, say } = outside;
  const { promise: answered, resolve: answer } = Promise.withResolvers<Redeemable | undefined>();
  const spent = createSpentAttempts();
  let pending: Attempt | undefined;

  const redirect = await openRedirect({ loopback, clock }, (query, redirectUri) => {
    const judged = judgeCallback(readCallback(query), redirectUri, pending, spent);
    if (judged.kind === 'refused') say(`Something came that is not the answer (${judged.reason}). Still waiting …`);
    // SECURITY: a denial has no state and proves nothing about who sent it, so it ends nothing.
    if (judged.kind === 'declined') say('The answer was no. Open the address again, or stop with Ctrl+C.');
    if (judged.kind !== 'take') return judged.kind;
    answer(judged.callback);
    return 'taken';
  });
  if (!redirect) return fail('No port could be opened on 127.0.0.1 for the browser to come back to.');

  const attempt = await begin(redirect.redirectUri);
  pending = attempt;
  step('Open this address in your browser, log in, and allow what is asked:');
  say(attempt.url);
  await browser.open(attempt.url);

  const stop = clock.after(ATTEMPT_LIFETIME, () => answer(undefined));
  const callback = await answered;
  stop();
  redirect.close();
  if (callback === undefined) return fail('The browser did not come back within an hour. Start again.');
  if (callback.kind === 'error') return fail(`The authorization server refused the request: ${callback.error}.`);
  return ok({ attempt, code: callback.code });
}
