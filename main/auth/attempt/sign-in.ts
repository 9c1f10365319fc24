import type { CallbackRefusal, SignInFailure } from '../../../shared/failures.ts';
import type { SignInView } from '../../../shared/models.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { Log } from '../../ports.ts';
import type { Account } from '../account.ts';
import type { LoopbackVerdict } from '../loopback/loopback-redirect.ts';
import type { Clipboard } from '../ports.ts';
import { type AttemptStartDeps, type Client, createAttemptStart, type SignInOptions } from './attempt-start.ts';
import { createAttemptState } from './attempt-state.ts';
import { pickCallback, readCallback } from './callback.ts';
import { createCallbackRedemption } from './callback-redemption.ts';
import { copyText, pastedText } from './clipboard-text.ts';
import type { Exchange } from './exchange.ts';
import type { PersonalToken } from './personal-token.ts';

export type SignIn = {
  readonly view: () => SignInView;
  /** Takes up the attempt of an earlier run, if it is still good and nothing has begun since. A locked key store may be asked again. */
  readonly restore: () => Promise<void>;
  /** Starts an attempt and opens the browser. Only one attempt is alive: a new one ends the old. */
  readonly signIn: (options: SignInOptions) => Promise<Result<null, SignInFailure>>;
  readonly reopenBrowser: () => Promise<Result<null, SignInFailure>>;
  /** Puts the authorization request's address on the clipboard. What was said before is over, as for each of these three. */
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

export type SignInDeps = AttemptStartDeps & {
  /** Undefined where no client id is known. */
  readonly client: () => Client | undefined;
  readonly exchange: Exchange;
  readonly personalToken: PersonalToken;
  /** The account is in use when this returns, and on disk, or given up, when its promise resolves. */
  readonly adopt: (account: Account, how: 'add' | 'replace') => Promise<void>;
  readonly clipboard: Clipboard;
  /** Told of every callback that was not accepted. */
  readonly refused: (reason: CallbackRefusal) => void;
  readonly focus: () => void;
  readonly log: Log;
  readonly changed: () => void;
};

/**
 * The state machine of signing in: idle → waiting → exchanging → done or failed.
 * While waiting, nothing that arrives ends the attempt except a code or an error with its own state: a denial, a
 * stranger's callback and a repetition are noted, and the attempt goes on.
 */
export function createSignIn(deps: SignInDeps): SignIn {
  const { pending, clock, log, clipboard, changed } = deps;
  const state = createAttemptState({ clock, log, changed, ended: pending.remove });
  const { judge, redeem, finish, kept } = createCallbackRedemption({ ...deps, state });
  const { begin, restore, openBrowser } = createAttemptStart(deps, state, receiveQuery);

  /** What came by the loopback port. Whoever sent it is answered there; only the person's own decisions are shown here. */
  function receiveQuery(query: string, redirectUri: string): LoopbackVerdict {
    const judgement = judge(readCallback(query), redirectUri);
    if (judgement.kind === 'refused') return 'refused';
    deps.focus();
    void redeem(judgement);
    return judgement.kind === 'take' ? 'taken' : 'declined';
  }

  return {
    view: state.view,
    restore,
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
      return openBrowser(attempt);
    },
    async copyLink() {
      const attempt = state.alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      state.amend(attempt, { notice: undefined });
      return copyText(clipboard, attempt.url);
    },
    async pasteAddress() {
      const attempt = state.alive();
      if (!attempt) return fail({ code: 'no-attempt' });
      state.amend(attempt, { notice: undefined });
      const text = await pastedText(clipboard);
      if (!text.ok) return text;
      if (text.value === '') return fail({ code: 'callback-refused', reason: 'clipboard-empty' });
      return redeem(judge(pickCallback([text.value], attempt.redirectUri), attempt.redirectUri));
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
      // The key store may have been locked at the start.
      if (callback.kind === 'callback' || callback.kind === 'error') await restore();
      const judgement = judge(callback, deps.redirectUri);
      if (judgement.kind === 'refused') return state.note({ code: 'callback-refused', reason: judgement.reason });
      await redeem(judgement);
      await kept();
    },
  };
}
