import type { SignInFailure } from '../../../shared/failures.ts';
import type { RedirectKind } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Clock } from '../../ports.ts';
import type { LoopbackVerdict, OpenRedirect } from '../loopback/loopback-redirect.ts';
import type { Browser, ClientId } from '../ports.ts';
import { within } from '../vault/key-store-wait.ts';
import { type Attempt, redirectOf } from './attempt.ts';
import type { AttemptState } from './attempt-state.ts';
import type { PendingAttempt } from './pending-attempt.ts';

export type SignInOptions = {
  /** How the browser comes back; as the client is registered when left out. */
  readonly redirect?: RedirectKind | undefined;
  /** Beside whoever is signed in, instead of in their place. */
  readonly add?: boolean | undefined;
};

export type Client = Pick<ClientId, 'id' | 'redirect'>;

export type AttemptStartDeps = {
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
  readonly browser: Browser;
  readonly clock: Clock;
};

/** How an attempt comes to wait for its callback: begun now, or taken up from an earlier run. */
export type AttemptStart = {
  readonly begin: (client: Client, options: SignInOptions) => Promise<Result<null, SignInFailure>>;
  /** Takes up the attempt of an earlier run, if it is still good and nothing has begun since. A locked key store may be asked again. */
  readonly restore: () => Promise<void>;
  /** Opens the browser with the attempt's address, and says in the window how that went. */
  readonly openBrowser: (attempt: Attempt) => Promise<Result<null, SignInFailure>>;
};

/** The key store may ask its user to unlock it. Whoever starts an attempt waits so long (ms) for it to be kept. */
const KEEPING = 2_000;

/** @param receive judges what comes to a loopback redirect. */
export function createAttemptStart(
  deps: AttemptStartDeps,
  state: AttemptState,
  receive: (query: string, redirectUri: string) => LoopbackVerdict,
): AttemptStart {
  const { pending, clock } = deps;

  async function openBrowser(attempt: Attempt): Promise<Result<null, SignInFailure>> {
    const opened = await deps.browser.open(attempt.url).catch(() => false);
    state.amend(attempt, { browser: opened ? 'opened' : 'failed' });
    return opened ? ok(null) : fail({ code: 'browser-failed' });
  }

  return {
    openBrowser,
    async begin(client, { redirect = client.redirect, add = false }) {
      const current = state.newRound();
      state.show({ step: 'idle' });
      const opened = redirect === 'loopback' ? await deps.openRedirect(receive) : undefined;
      if (redirect === 'loopback' && !opened && current()) {
        state.show({ step: 'failed', failure: { code: 'loopback-failed' } });
        return fail({ code: 'loopback-failed' });
      }
      const attempt = await deps.newAttempt(client.id, opened?.redirectUri ?? deps.redirectUri, add);
      if (!current()) {
        opened?.close();
        return fail({ code: 'no-attempt' });
      }
      state.wait(attempt, 'opening', opened);
      // Begun before the browser opens, but the key store may ask its user to unlock it: the browser does not wait.
      const kept = pending.keep(attempt, current);
      const answer = await openBrowser(attempt);
      await within(clock, KEEPING, kept);
      return answer;
    },
    async restore() {
      const round = state.thisRound();
      const current = () => round() && state.view().step === 'idle';
      if (!current()) return;
      const attempt = await pending.load(clock.now(), deps.issuer, deps.redirectUri);
      // One that is over may still be there, where the disk refused to let it go.
      if (!attempt || !current() || state.spent.find(attempt.state)) return;
      // The same port once more: it stands in the address that the browser was sent to.
      const opened =
        redirectOf(attempt) === 'loopback'
          ? await deps.openRedirect(receive, Number(new URL(attempt.redirectUri).port))
          : undefined;
      if (current()) state.wait(attempt, 'opened', opened);
      else opened?.close();
    },
  };
}
