/** What a person, their browser and the system do on the stage. */
import * as z from 'zod/mini';
import type { SessionView, SignInView } from '../../shared/models.ts';
import { siteId } from '../../shared/site-id.ts';
import { allow, type Person } from '../fakes/sample-sign-in.ts';
import { callBridge } from './bridge.ts';
import { expect, signInButton } from './fixtures.ts';
import { accountText } from './kept-files.ts';
import { announceLaunch } from './person.ts';
import type { Stage } from './stage.ts';

type SignInOptions = { readonly redirect?: 'scheme' | 'loopback'; readonly add?: boolean };

/** Presses "Sign in"; answers the address that the browser is sent to. With options, or signed in already, without the button. */
export async function begin(stage: Stage, options?: SignInOptions): Promise<string> {
  const { page, evaluateMain } = stage.app();
  if (options || (await sessionOf(stage)).state === 'signed-in') {
    expect(await callBridge(page, 'auth.signIn', options ?? {})).toEqual({ ok: true, value: null });
  } else {
    await signInButton(page).click();
    // How the last session ended may be said first.
    const again = page.getByRole('main').getByRole('button', { name: 'Sign in again' });
    await expect.poll(async () => (await stepOf(stage)).step === 'waiting' || (await again.isVisible())).toBe(true);
    if (await again.isVisible()) await again.click();
    await expect.poll(() => stepOf(stage)).toMatchObject({ step: 'waiting', browser: 'opened' });
  }
  expect(await callBridge(page, 'auth.copyLink')).toEqual({ ok: true, value: null });
  await watchVerifier(stage);
  return evaluateMain(({ clipboard }) => clipboard.readText() as Promise<string>);
}

const kept = z.object({ 'auth.attempt': z.optional(z.object({ ciphertext: z.string() })) });
const attempt = z.object({ verifier: z.string() });

/** Nobody but the app and its key store knows the verifier of an attempt that waits. */
async function watchVerifier({ app, profile, watch }: Stage): Promise<void> {
  const ciphertext = kept.parse(JSON.parse(accountText(profile) ?? '{}'))['auth.attempt']?.ciphertext;
  if (ciphertext === undefined) return;
  const plain = await app().evaluateMain(async ({ safeStorage }, given) => {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(given, 'base64'));
    return result as string;
  }, ciphertext);
  watch.add({ kind: 'verifier', value: attempt.parse(JSON.parse(plain)).verifier });
}

/** The system hands addresses over, as one launch with all of them. */
export function deliver(stage: Stage, ...argv: readonly string[]): Promise<unknown> {
  return announceLaunch(stage.app(), argv);
}

/** From the button to somebody who is signed in and kept. */
export async function signIn(stage: Stage, person: Person = {}, options?: SignInOptions): Promise<void> {
  await signInUnkept(stage, person, options);
  await expect.poll(() => sessionOf(stage)).toMatchObject({ kept: true });
}

/** The same where nothing can be kept. */
export async function signInUnkept(stage: Stage, person: Person = {}, options?: SignInOptions): Promise<void> {
  await deliver(stage, await allow(await begin(stage, options), person));
  await expect.poll(() => sessionOf(stage)).toMatchObject({ state: 'signed-in', name: person.user ?? 'Reader' });
}

export async function sessionOf(stage: Stage): Promise<SessionView> {
  return (await stage.view()).session;
}

export async function stepOf(stage: Stage): Promise<SignInView> {
  return (await stage.view()).signIn;
}

let pages = 0;

/**
 * Opens a page that was never read, since one that is kept asks nobody; answers whether it came, and for whom: the last
 * request of it says.
 */
export async function read(
  stage: Stage,
  title = `Generated page/${++pages}`,
): Promise<'as a user' | 'as nobody' | string> {
  const answer = await callBridge(stage.app().page, 'pages.open', { site: siteId('wikipedia', 'en'), title });
  if (!answer.ok) return answer.failure.code;
  const last = pageRequests(stage).findLast(({ status }) => status === 200);
  return last?.authorization ? 'as a user' : 'as nobody';
}

/** Requests of pages since the stage was calm. */
export function pageRequests({ wiki }: Stage) {
  return wiki.requests.entries().filter(({ path }) => path.includes('/v1/page/'));
}

/** Requests of the token endpoint since the stage was calm. */
export function tokenRequests({ wiki }: Stage) {
  return wiki.requests.entries().filter(({ path }) => path.endsWith('/oauth2/access_token'));
}

export const TOKEN_ENDPOINT = /\/oauth2\/access_token/;
