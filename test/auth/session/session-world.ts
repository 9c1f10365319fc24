import type { Account } from '../../../main/auth/account.ts';
import { createServerClock } from '../../../main/auth/clock-skew.ts';
import { oauthServers } from '../../../main/auth/server/oauth-servers.ts';
import { createSession } from '../../../main/auth/session/session.ts';
import { createTokenVault } from '../../../main/auth/vault/token-vault.ts';
import { createFakeCipher } from '../../fakes/cipher.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { type Answer, createFakeHttp } from '../../fakes/http.ts';
import { createFakeKeyValue } from '../../fakes/key-value.ts';
import { createFakeLog } from '../../fakes/log.ts';
import { access, BASE, CLIENT, refresh, tokens } from '../fake-wiki.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const PAGE = new URL('https://wiki.example/w/rest.php/v1/page/Earth/html');

/** What outlives a run of the app: server, clock, key store, disk. */
export function newSessionWorld() {
  return { http: createFakeHttp(), clock: createFakeClock(), cipher: createFakeCipher(), store: createFakeKeyValue() };
}

export type SessionWorld = ReturnType<typeof newSessionWorld>;

/** One run's session over fakes, judging tokens by the server's clock as the app does. */
export function runSession(world: SessionWorld = newSessionWorld()) {
  const { http, cipher, store } = world;
  const { log, entries } = createFakeLog();
  const clock = createServerClock(world.clock, () => {});
  const vault = createTokenVault({ cipher, store, clock, log });
  const servers = oauthServers({ http: clock.hearing(http.http, () => true), clock, userAgent: 'Lectern/1 (x)' });
  let changes = 0;
  const session = createSession({
    issuer: BASE,
    servers,
    vault,
    clock,
    log,
    changed: () => {
      changes += 1;
    },
  });
  const bearer = async (url = PAGE) => (await session.bearers.reader().forUrl(url))?.authorization;
  return { session, vault, entries, bearer, skewMs: clock.skewMs, changes: () => changes };
}

/** Somebody who signed in now, with the pair of that number. */
export function member(now: number, sub = '3', pair = 1): Account {
  return {
    issuer: BASE,
    sub,
    name: `Reader ${sub}`,
    clientId: CLIENT,
    apiOrigins: ['https://wiki.example'],
    tokens: { access: access(pair), refresh: refresh(pair), obtainedAt: now, expiresAt: now + 4 * HOUR },
    since: now,
  };
}

/** Numbers its pairs from `first` on. */
export function rotating(first = 2): Answer {
  let n = first - 1;
  return () => {
    n += 1;
    return tokens(n);
  };
}

/** Lets everything run that needs no further event. */
export async function flush(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
