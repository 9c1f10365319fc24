import { useState } from 'react';
import type { BridgeFailure, KeyStoreFailure } from '../../shared/failures.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { failureText } from '../ui/failure-text.ts';

/** What became of the last thing that was asked of the key store. */
export type Said = 'nothing' | 'asking' | { readonly good: boolean; readonly text: string };

export type KeyStoreCalls = {
  readonly said: Said;
  readonly retry: () => void;
  readonly keepWeakly: (on: boolean) => void;
};

/** One question to the key store at a time: it may be asking its user, and takes as long as that takes. */
export function useKeyStoreCalls(): KeyStoreCalls {
  const { auth, client, now } = useServices();
  const [said, setSaid] = useState<Said>('nothing');

  async function ask(call: Promise<Result<null, KeyStoreFailure | BridgeFailure>>, done: () => string): Promise<void> {
    setSaid('asking');
    const answer = await call;
    setSaid(
      answer.ok ? { good: true, text: done() } : { good: false, text: failureText(answer.failure, now()).sentence },
    );
  }

  return {
    said,
    retry() {
      if (said !== 'asking') void ask(client.keyStore.retry(), () => retried(auth.getState().view?.keyStore.strength));
    },
    keepWeakly(on) {
      if (said !== 'asking') void ask(client.keyStore.keepWeakly({ on }), () => chosen(on));
    },
  };
}

function retried(strength: string | undefined): string {
  return strength === 'strong' ? 'It works now.' : 'It was asked once more, and nothing has changed.';
}

function chosen(on: boolean): string {
  return on
    ? 'From now on you stay signed in here. You can take that back at any time.'
    : 'Nothing is kept any more. You stay signed in until you quit.';
}
