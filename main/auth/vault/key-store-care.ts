import type { KeyStoreFailure } from '../../../shared/failures.ts';
import type { KeyStoreView } from '../../../shared/models.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Session } from '../session/session.ts';
import type { KeyStoreWatch } from './key-store-view.ts';

/** What a person can do about the key store, and what follows of what it says. */
export type KeyStoreCare = {
  /** Asks the key store what it is. */
  readonly ask: () => Promise<void>;
  /** It has been asked: what is kept follows, and the window hears of it. */
  readonly asked: () => void;
  readonly retry: () => Promise<Result<null, KeyStoreFailure>>;
  readonly keepWeakly: (on: boolean) => Promise<Result<null, KeyStoreFailure>>;
};

const FAILURES = {
  changed: 'undecryptable',
  damaged: 'undecryptable',
  newer: 'undecryptable',
  refused: 'refused',
  locked: 'unavailable',
  silent: 'timed-out',
} as const;

export function createKeyStoreCare(deps: {
  readonly keyStore: KeyStoreWatch;
  readonly session: Session;
  readonly view: () => KeyStoreView;
  readonly announce: () => void;
}): KeyStoreCare {
  const { keyStore, session, view, announce } = deps;

  async function ask(): Promise<void> {
    await keyStore.ask();
    asked();
  }

  function asked(): void {
    session.keyStoreIs(keyStore.facts());
    announce();
  }

  return {
    ask,
    asked,
    async retry() {
      const [outcomes] = await Promise.all([session.retry(), ask()]);
      const { trouble } = view();
      const why = trouble ? FAILURES[trouble] : outcomes.find((outcome) => outcome === 'unwritable');
      return why === undefined ? ok(null) : fail({ code: 'key-store-failed', why });
    },
    async keepWeakly(on) {
      const why = await session.keepWeakly(on);
      announce();
      return why === undefined ? ok(null) : fail({ code: 'key-store-failed', why });
    },
  };
}
