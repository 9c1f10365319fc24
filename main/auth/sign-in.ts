import type { CallbackRefusal, SignInFailure } from '../../shared/failures.ts';
import type { RedirectKind, SignInView } from '../../shared/models.ts';
import { assertNever, fail, ok, type Result } from '../../shared/result.ts';
import type { Clock, Log } from '../ports.ts';
import type { Account } from './account.ts';
import { type Attempt, redirectOf } from './attempt.ts';
import { createAttemptState } from './attempt-state.ts';
import { type Callback, pickCallback, readCallback } from './callback.ts';
import { type Judgement, judgeCallback, type Redeemable } from './callback-judgement.ts';
import type { Exchange } from './exchange.ts';
import { within } from './key-store-wait.ts';
import type { LoopbackVerdict, OpenRedirect } from './loopback-redirect.ts';
import type { PendingAttempt } from './pending-attempt.ts';
import type { PersonalToken } from './personal-token.ts';
import type { Browser, Clipboard } from './ports.ts';

export type SignInOptions = {
  /** How the browser comes back; as the client is registered when left out. */
  readonly redirect?: RedirectKind | undefined;
  /** Beside whoever is signed in, instead of in their place. */
  readonly add?: boolean | undefined;
};

export type SignIn = {
  readonly view: () => SignInView;
  /** Takes up the attempt of an earlier run, if it is still good and nothing has begun meanwhile. */
  readonly restore: () => Promise<void>;
  /** Starts an attempt and opens the browser. Only one attempt is alive: a new one ends the old. */
  readonly signIn: (options: SignInOptions) => Promise<Result<null, SignInFailure>>;
  readonly reopenBrowser: () => Promise<Result<null, SignInFailure>>;
  /** Puts the authorization request's address on the clipboard. */
  readonly copyLink: () => Promise<Result<null, SignInFailure>>;
  /** Takes the callback from the clipboard; answers when the reader is signed in, or why not. */
  readonly pasteAddress: () => Promise<Result<null, SignInFailure>>;
  /** Signs in with the personal API token on the clipboard. An attempt that waits goes on unless that succeeds. */
  readonly pasteToken: (options: Pick<SignInOptions, 'add'>) => Promise<Result<null, SignInFailure>>;
  /** Ends an attempt, or closes what the last one left on the screen. Whoever is signed in stays so. */
  readonly cancel: () => void;
  /** What the system handed over: the arguments of a launch, or one address. Resolves when an account that came of it is kept. */
  readonly receiveCallback: (candidates: readonly string[]) => Promise<void>;
};

/** The key store may ask its user to unlock it. Whoever starts an attempt waits so long (ms) for it to be kept. */
const KEEPING = 2_000;

/**
 * The state machine of signing in: idle → waiting → exchanging → done or failed.
 * While waiting, nothing that arrives ends the attempt except a code or an error with its own state: a denial, a
 * stranger's callback and a repetition are noted, and the attempt goes on.
 */
export function createSignIn(deps: {
  /** Undefined where no client id is known. */
  readonly client: () => { readonly id: string; readonly redirect: RedirectKind } | undefined;
  readonly newAttempt: (clientId: string, redirectUri: string, add: boolean) => Promise<Attempt>;
  /** The custom scheme's, for the issuer. */
  readonly redirectUri: string;
  readonly issuer: string;
  /** Undefined where no port can be opened. */
  readonly openRedirect: (
    receive: (query: string, redirectUri: string) => LoopbackVerdict,
    port?: number,
  ) => Promise<OpenRedirect | undefined>;
  readonly pending: PendingAttempt;
  readonly exchange: Exchange;
  readonly personalToken: PersonalToken;
  /** The account is in use when this returns, and on disk, or given up, when its promise resolves. */
  readonly adopt: (account: Account, how: 'add' | 'replace') => Promise<void>;
  readonly browser: Browser;
  readonly clipboard: Clipboard;
  readonly focus: () => void;
  /** Told of every callback that was not accepted. */
  readonly refused: (reason: CallbackRefusal) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: () => void;
}): SignIn {
  const { pending, clock, log, browser, clipboard, changed } = deps;
  const state = createAttemptState({ clock, log, changed, ended: pending.remove });
  /** The last account's way to the disk. Nobody who signs in waits for it. */
  let keeping: Promise<void> = Promise.resolve();

  async function open(attempt: Attempt): Promise<Result<null, SignInFailure>> {
    const opened = await browser.open(attempt.url).catch(() => false);
    state.amend(attempt, { browser: opened ? 'opened' : 'failed' });
    return opened ? ok(null) : fail({ code: 'browser-failed' });
  }

  function judge(callback: Callback, redirectUri: string): Judgement {
    const judgement = judgeCallback(callback, redirectUri, state.alive(), state.spent);
    if (judgement.kind === 'refused') {
      log('warn', 'auth.callback-refused', { reason: judgement.reason });
      deps.refused(judgement.reason);
    }
    if (judgement.kind === 'declined') log('info', 'auth.declined');
    return judgement;
  }

  /** What a callback does to the attempt. A refusal does nothing to it, and a denial is only said. */
  async function redeem(judgement: Judgement): Promise<Result<null, SignInFailure>> {
    switch (judgement.kind) {
      case 'take':
        return take(judgement.attempt, judgement.callback);
      case 'declined':
        state.note({ code: 'declined' });
        return fail({ code: 'authorization-refused', error: judgement.error });
      case 'refused':
        return fail({ code: 'callback-refused', reason: judgement.reason });
      default:
        return assertNever(judgement);
    }
  }

  async function take(attempt: Attempt, callback: Redeemable): Promise<Result<null, SignInFailure>> {
    state.spent.add(attempt, 'used');
    const current = state.newRound();
    if (callback.kind === 'error') return failed({ code: 'authorization-refused', error: callback.error });
    state.show({ step: 'exchanging', issuerHost: new URL(attempt.issuer).host });
    const account = await deps.exchange(attempt, callback.code).catch((cause: unknown) => {
      // A bug of ours: the panel must not wait for ever.
      log('error', 'auth.exchange-broke', { error: cause instanceof Error ? cause.name : typeof cause });
      return fail({ code: 'exchange-failed', why: 'unreadable' } as const);
    });
    if (!current()) return fail({ code: 'no-attempt' });
    return account.ok ? finish(account.value, attempt.add) : failed(account.failure);
  }

  /** Signed in at once: a key store that takes its time holds up nobody. */
  function finish(account: Account, add = false): Result<null, never> {
    keeping = deps.adopt(account, add ? 'add' : 'replace');
    state.show({ step: 'done', name: account.name });
    return ok(null);
  }

  function failed(failure: SignInFailure): Result<null, SignInFailure> {
    state.show({ step: 'failed', failure });
    return fail(failure);
  }

  /** What came by the loopback port. Whoever sent it is answered there; only the person's own decisions are shown here. */
  function receiveQuery(query: string, redirectUri: string): LoopbackVerdict {
    const judgement = judge(readCallback(query), redirectUri);
    if (judgement.kind === 'refused') return 'refused';
    deps.focus();
    void redeem(judgement);
    return judgement.kind === 'take' ? 'taken' : 'declined';
  }

  async function begin(
    client: { readonly id: string; readonly redirect: RedirectKind },
    { redirect = client.redirect, add = false }: SignInOptions,
  ): Promise<Result<null, SignInFailure>> {
    const current = state.newRound();
    state.show({ step: 'idle' });
    const opened = redirect === 'loopback' ? await deps.openRedirect(receiveQuery) : undefined;
    if (redirect === 'loopback' && !opened && current()) return failed({ code: 'loopback-failed' });
    const attempt = await deps.newAttempt(client.id, opened?.redirectUri ?? deps.redirectUri, add);
    if (!current()) {
      opened?.close();
      return fail({ code: 'no-attempt' });
    }
    state.wait(attempt, 'opening', opened);
    // Begun before the browser opens, but the key store may ask its user to unlock it: the browser does not wait.
    const kept = pending.keep(attempt, current);
    const answer = await open(attempt);
    await within(clock, KEEPING, kept);
    return answer;
  }

  return {
    view: state.view,
    async restore() {
      const current = state.thisRound();
      const attempt = await pending.load(clock.now(), deps.issuer, deps.redirectUri);
      if (!attempt || !current()) return;
      // The same port once more: it stands in the address that the browser was sent to.
      const opened =
        redirectOf(attempt) === 'loopback'
          ? await deps.openRedirect(receiveQuery, Number(new URL(attempt.redirectUri).port))
          : undefined;
      if (current()) state.wait(attempt, 'opened', opened);
      else opened?.close();
    },
    async signIn(options) {
      const client = deps.client();
      if (client) return begin(client, options);
      state.cancel();
      return fail({ code: 'client-id-missing' });
    },
    async reopenBrowser() {
      const attempt = state.alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      state.amend(attempt, { browser: 'opening', notice: undefined });
      return open(attempt);
    },
    async copyLink() {
      const attempt = state.alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      await clipboard.writeText(attempt.url);
      return ok(null);
    },
    async pasteAddress() {
      const attempt = state.alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      const text = (await clipboard.readText()).trim();
      if (text === '') return fail({ code: 'callback-refused', reason: 'clipboard-empty' });
      return redeem(judge(pickCallback([text], attempt.redirectUri), attempt.redirectUri));
    },
    async pasteToken({ add }) {
      const current = state.thisRound();
      const account = await deps.personalToken();
      if (!account.ok) return account;
      // Something newer has begun meanwhile: what is on the clipboard is the older wish.
      if (!current()) return fail({ code: 'no-attempt' });
      state.cancel();
      return finish(account.value, add);
    },
    cancel: state.cancel,
    async receiveCallback(candidates) {
      const callback = pickCallback(candidates, deps.redirectUri);
      // A second launch without an address is no callback.
      if (callback.kind === 'none') return;
      deps.focus();
      const judgement = judge(callback, deps.redirectUri);
      if (judgement.kind === 'refused') return state.note({ code: 'callback-refused', reason: judgement.reason });
      await redeem(judgement);
      await keeping;
    },
  };
}
