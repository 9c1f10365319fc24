import type { SettingsFailure } from '../../shared/failures.ts';
import type { StoredSession } from '../../shared/library-models.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Handlers } from './bind.ts';

export type SessionDeps = {
  readonly restore: () => StoredSession | null;
  readonly settled: () => void;
  readonly keep: (tabs: string) => Result<null, SettingsFailure>;
};

type Area = Extract<keyof Handlers, `session.${string}`>;

/** The open tabs, from one start to the next. */
export function sessionHandlers(session: SessionDeps): Pick<Handlers, Area> {
  return {
    'session.restore': async () => ok(session.restore()),
    async 'session.settled'() {
      session.settled();
      return ok(null);
    },
    'session.keep': async ({ tabs }) => session.keep(tabs),
  };
}
