import type { AccountView, SessionView } from '../../../shared/models.ts';
import type { BearerSource, Reader } from '../../ports.ts';
import { type Account, type AccountKey, accountId } from '../account.ts';
import type { OAuthServers } from '../server/oauth-servers.ts';
import { within } from '../vault/key-store-wait.ts';
import type { VaultIndex } from '../vault/vault-file.ts';
import { type AccountSession, type AccountSessionDeps, createAccountSession } from './account-session.ts';
import { createMembers } from './members.ts';
import { createSessionKeeping, type SessionKeeping } from './session-keeping.ts';
import { accountView, keyOf, type SessionState, signedIn } from './session-state.ts';

/** Everybody who is signed in here, one of them active: whose Bearer requests carry. */
export type Session = SessionKeeping & {
  /** The active account's. */
  readonly view: () => SessionView;
  readonly accounts: () => readonly AccountView[];
  readonly bearers: BearerSource;
  /**
   * Id of the account whose own things are shown: the active one, also while its tokens cannot be read, and before `load`
   * has taken it up. Undefined for nobody, and once its session is over.
   */
  readonly whose: () => string | undefined;
  /** Takes up what earlier runs kept, with no request made. Resolves after a few seconds even where the key store does not answer. */
  readonly load: () => Promise<void>;
  /**
   * Somebody has signed in: at once, and active. Resolves when the account is on disk, or will not be soon.
   * @param how `add`: beside the account that was active. `replace`: that one is signed out.
   */
  readonly adopt: (account: Account, how?: 'add' | 'replace') => Promise<void>;
  /** Signs the active account out: forgotten at once, or as soon as the disk lets it be; resolves when the server has been told, or could not be. */
  readonly signOut: () => Promise<void>;
  /**
   * The same for everybody, and for what on the disk is nobody's. What earlier runs kept counts also while it is being taken up: that is
   * waited for, a few seconds at most.
   */
  readonly signOutAll: () => Promise<void>;
  /** Later requests carry this account's Bearer; one under way keeps what it began with. False where there is no such account. */
  readonly switchTo: (id: string) => boolean;
  /** Signs one account out and forgets it; undefined where there is none of that id. */
  readonly remove: (id: string) => Promise<void> | undefined;
};

/** At the start nobody waits longer (ms) for a key store: what it opens later comes up then. */
const LOADING = 5_000;

const NOBODY: Reader = { mark: 'nobody', forUrl: async () => undefined, refused: async () => undefined };

export function createSession(
  deps: Omit<AccountSessionDeps, 'endpoint' | 'profile' | 'isActive'> & {
    /** Where readers sign in now: accounts of other wikis are there, and none of them active unasked. */
    readonly issuer: string;
    readonly servers: OAuthServers;
  },
): Session {
  const { issuer, servers, vault, clock, log, changed } = deps;
  const members = createMembers();
  const keeping = createSessionKeeping({ members, vault, clock, changed });
  let loading: Promise<void> | undefined;
  let loaded = false;

  function create(key: AccountKey, first: SessionState): AccountSession {
    const isActive = () => members.active()?.id === accountId(key);
    const endpoint = servers.endpointOf(key.issuer);
    const profile = (accessToken: string) => servers.profileOf(key.issuer, accessToken);
    return createAccountSession({ ...deps, endpoint, profile, isActive }, key, first);
  }

  /** By id, not by session: who signs in anew meanwhile is the same reader still. */
  function readerOf(id: string): Reader {
    return {
      mark: id,
      forUrl: async (url) => members.find(id)?.bearer(url),
      refused: async (bearer, why) => members.find(id)?.refused(bearer, why),
    };
  }

  async function leave(session: AccountSession): Promise<void> {
    members.remove(session);
    const left = session.leave();
    // Nobody knows whose the damaged ones are: the last who leaves takes them along.
    if (members.all().length === 0) vault.forgetAll();
    // Whoever left before being written would otherwise leave somebody else active at the next start.
    else if (members.active() === undefined) vault.activate(undefined);
    changed();
    await left;
  }

  /** Which of the accounts on disk is active when the app starts. */
  function activeAtStart({ keys, active }: VaultIndex): AccountKey | undefined {
    const here = keys.filter((key) => key.issuer === issuer);
    if (here.length === 0) return undefined;
    return active && active.issuer !== issuer ? here.at(-1) : active;
  }

  async function load(): Promise<void> {
    const index = vault.index();
    if (typeof index === 'string') {
      log('warn', 'auth.vault-unreadable', { newer: index === 'newer' });
      members.explain('unreadable-tokens');
      return changed();
    }
    const kept = index.keys.map((key) => create(key, { kind: 'sealed', key, why: 'timed-out' }));
    await within(clock, LOADING, Promise.all(kept.map((each) => each.retry())));
    members.putFirst(kept);
    if (members.active() === undefined && index.keys.some((key) => key.issuer === issuer)) {
      const key = activeAtStart(index);
      members.explain('by-user');
      if (key) members.activate(accountId(key));
    }
    loaded = true;
    changed();
  }

  return {
    ...keeping,
    view() {
      const view = members.active()?.view() ?? { state: 'signed-out', reason: members.absence() };
      return view.state === 'signed-in' || vault.isSettled() ? view : { ...view, stillOnDisk: true };
    },
    accounts: () => members.all().map((each) => accountView(each.state(), each === members.active())),
    bearers: {
      reader() {
        keeping.settleInPassing();
        const reading = members.active();
        return reading ? readerOf(reading.id) : NOBODY;
      },
    },
    whose() {
      const active = members.active();
      if (active) return active.state().kind === 'ended' ? undefined : active.id;
      const index = loaded ? undefined : vault.index();
      const key = typeof index === 'object' ? activeAtStart(index) : undefined;
      return key && accountId(key);
    },
    load() {
      loading ??= load();
      return loading;
    },
    async adopt(account, how = 'replace') {
      const session = create(account, signedIn(account, false));
      const before = members.active();
      members.find(session.id)?.stop();
      members.put(session);
      members.activate(session.id);
      const outcome = await session.keep();
      log('info', 'auth.signed-in', { kept: outcome === 'kept' });
      if (how === 'add' || !before || before.id === session.id) return;
      // Whoever has left by now takes nobody's place.
      if (!members.find(session.id)) return;
      // Whoever was chosen again, or has left, meanwhile is not replaced.
      if (members.active() === before || members.find(before.id) !== before) return;
      // What cannot be read now is nobody's to throw away.
      if (before.state().kind !== 'sealed') void leave(before);
    },
    async signOut() {
      const session = members.active();
      if (session) return leave(session);
      if (members.absence() === 'unreadable-tokens') vault.forgetAll();
      members.explain('by-user');
      changed();
    },
    async signOutAll() {
      await loading;
      const leaving = members.all().map(leave);
      vault.forgetAll();
      members.explain('by-user');
      changed();
      await Promise.all(leaving);
    },
    switchTo(id) {
      const session = members.find(id);
      if (!session) return false;
      members.activate(id);
      vault.activate(keyOf(session.state()));
      changed();
      return true;
    },
    remove(id) {
      const session = members.find(id);
      return session && leave(session);
    },
  };
}
