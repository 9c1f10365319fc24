import type { AccountView, SessionView, SignedOutReason } from '../../shared/models.ts';
import type { Bearer, BearerSource } from '../ports.ts';
import { type Account, type AccountKey, accountId } from './account.ts';
import { type AccountSession, type AccountSessionDeps, createAccountSession } from './account-session.ts';
import { within } from './key-store-wait.ts';
import type { KeyStoreFacts } from './ports.ts';
import { accountView, keyOf, type SessionState, signedIn } from './session-state.ts';
import type { TokenEndpoint } from './token-endpoint.ts';
import type { SaveOutcome, Unreadable } from './token-vault.ts';

/** Everybody who is signed in here, one of them active: whose Bearer requests carry. */
export type Session = {
  /** The active account's. */
  readonly view: () => SessionView;
  readonly accounts: () => readonly AccountView[];
  readonly bearers: BearerSource;
  /** Takes up what earlier runs kept, with no request made. Resolves after a few seconds even where the key store does not answer. */
  readonly load: () => Promise<void>;
  /**
   * Somebody has signed in: at once, and active. Resolves when the account is on disk, or will not be soon.
   * @param how `add`: beside the account that was active. `replace`: that one is signed out.
   */
  readonly adopt: (account: Account, how?: 'add' | 'replace') => Promise<void>;
  /** Signs the active account out: forgotten at once; resolves when the server has been told, or could not be. */
  readonly signOut: () => Promise<void>;
  /** Later requests carry this account's Bearer; one under way keeps what it began with. False where there is no such account. */
  readonly switchTo: (id: string) => boolean;
  /** Signs one account out and forgets it; undefined where there is none of that id. */
  readonly remove: (id: string) => Promise<void> | undefined;
  /** What could not be read or written of the accounts is tried once more; what became of the writing. */
  readonly retry: () => Promise<readonly (SaveOutcome | undefined)[]>;
  /** The key store has been asked what it is: what is kept under another label and can be read is written anew. */
  readonly keyStoreIs: (facts: KeyStoreFacts) => void;
  /** Writes what was not written by rule, or forgets what was written under a weak key. What went wrong, if anything did. */
  readonly keepWeakly: (on: boolean) => Promise<Exclude<SaveOutcome, 'kept' | 'not-kept'> | undefined>;
  /** Why an account on disk cannot be read now, if one cannot. */
  readonly trouble: () => Unreadable['unreadable'] | undefined;
};

export function createSession(
  deps: Omit<AccountSessionDeps, 'endpoint'> & {
    /** Where readers sign in now: accounts of other wikis are there, and none of them active unasked. */
    readonly issuer: string;
    readonly endpointOf: (issuer: string) => TokenEndpoint;
  },
): Session {
  const { issuer, endpointOf, vault, clock, log, changed } = deps;
  /** By id, in the order in which they signed in. */
  const accounts = new Map<string, AccountSession>();
  let activeId: string | undefined;
  /** Why nobody is signed in, while nobody is active. */
  let nobody: SignedOutReason = 'never';
  const owners = new WeakMap<Bearer, AccountSession>();

  const active = () => (activeId === undefined ? undefined : accounts.get(activeId));
  const all = () => [...accounts.values()];

  function create(key: AccountKey, first: SessionState): AccountSession {
    return createAccountSession({ ...deps, endpoint: endpointOf(key.issuer) }, key, first);
  }

  function own(bearer: Bearer | undefined, owner: AccountSession): Bearer | undefined {
    if (bearer) owners.set(bearer, owner);
    return bearer;
  }

  async function leave(session: AccountSession): Promise<void> {
    accounts.delete(session.id);
    if (activeId === session.id) {
      activeId = undefined;
      nobody = 'by-user';
    }
    const left = session.leave();
    // Nobody knows whose the damaged ones are: the last who leaves takes them along.
    if (accounts.size === 0) vault.forgetAll();
    changed();
    await left;
  }

  async function keepAll(): Promise<readonly SaveOutcome[]> {
    const unkept = all().filter((each) => accountView(each.state(), false).kept === false);
    return Promise.all(unkept.map((each) => each.keep(each.id === activeId ? 'active' : undefined)));
  }

  return {
    view: () => active()?.view() ?? { state: 'signed-out', reason: nobody },
    accounts: () => all().map((each) => accountView(each.state(), each.id === activeId)),
    bearers: {
      async forUrl(url) {
        const asked = active();
        return asked && own(await asked.bearer(url), asked);
      },
      async refused(bearer, why) {
        const owner = owners.get(bearer);
        return owner && own(await owner.refused(bearer, why), owner);
      },
    },
    async load() {
      const index = vault.index();
      if (typeof index === 'string') {
        log('warn', 'auth.vault-unreadable', { newer: index === 'newer' });
        nobody = 'unreadable-tokens';
        return changed();
      }
      const kept = index.entries.map((key) => create(key, { kind: 'sealed', key, why: 'timed-out' }));
      await within(clock, LOADING, Promise.all(kept.map((each) => each.retry())));
      // Somebody may have been quicker at signing in than the key store at answering.
      const early = all();
      accounts.clear();
      for (const each of [...kept, ...early]) accounts.set(each.id, each);
      const here = index.entries.filter((entry) => entry.issuer === issuer);
      if (activeId === undefined && here.length > 0) {
        const key = index.active && index.active.issuer !== issuer ? here.at(-1) : index.active;
        activeId = key && accountId(key);
        nobody = 'by-user';
      }
      changed();
    },
    async adopt(account, how = 'replace') {
      const session = create(account, signedIn(account, false));
      const before = active();
      accounts.get(session.id)?.stop();
      accounts.set(session.id, session);
      activeId = session.id;
      const outcome = await session.keep('active');
      log('info', 'auth.signed-in', { kept: outcome === 'kept' });
      if (how === 'add' || !before || before.id === session.id) return;
      // Whoever was chosen again, or has left, meanwhile is not replaced.
      if (activeId === before.id || accounts.get(before.id) !== before) return;
      // What cannot be read now is nobody's to throw away.
      if (before.state().kind !== 'sealed') void leave(before);
    },
    async signOut() {
      const session = active();
      if (session) return leave(session);
      if (nobody === 'unreadable-tokens') vault.forgetAll();
      nobody = 'by-user';
      changed();
    },
    switchTo(id) {
      const session = accounts.get(id);
      if (!session) return false;
      activeId = id;
      vault.activate(keyOf(session.state()));
      changed();
      return true;
    },
    remove(id) {
      const session = accounts.get(id);
      return session && leave(session);
    },
    retry: () => Promise.all(all().map((each) => each.retry())),
    keyStoreIs({ strength, label }) {
      const index = vault.index();
      if (strength !== 'strong' || label === undefined || typeof index === 'string') return;
      for (const each of all()) {
        const entry = index.entries.find((kept) => accountId(kept) === each.id);
        if (each.state().kind === 'signed-in' && entry?.label !== label) void each.keep();
      }
    },
    async keepWeakly(on) {
      if (on === vault.keepsWeakly()) return undefined;
      if (!vault.setKeepsWeakly(on)) return 'unwritable';
      if (on) {
        const failed = (await keepAll()).find((outcome) => outcome !== 'kept' && outcome !== 'not-kept');
        if (failed !== undefined) vault.setKeepsWeakly(false);
        return failed;
      }
      const index = vault.index();
      for (const entry of typeof index === 'string' ? [] : index.entries) {
        if (entry.strength === 'strong') continue;
        vault.forget(entry);
        accounts.get(accountId(entry))?.unkept();
      }
      changed();
      return undefined;
    },
    trouble() {
      for (const each of all()) {
        const state = each.state();
        if (state.kind === 'sealed') return state.why;
      }
      return undefined;
    },
  };
}

/** At the start nobody waits longer (ms) for a key store: what it opens later comes up then. */
const LOADING = 5_000;
