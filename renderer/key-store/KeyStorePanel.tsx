import './key-store.css';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { BridgeFailure, KeyStoreFailure } from '../../shared/failures.ts';
import type { AuthView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { ModalPanel } from '../ui/ModalPanel.tsx';
import { KeyStoreFacts } from './KeyStoreFacts.tsx';
import { adviceText, isWorthARetry, isWorthAWord, keyStoreText, protectsLittle } from './key-store-text.ts';
import { WeakChoice } from './WeakChoice.tsx';

export type Said = { readonly good: boolean; readonly text: string };

/** What protects the session on this computer, how well, and what the person can do about it. */
export function KeyStorePanel({ onClose }: { readonly onClose: () => void }) {
  const { auth, client, now } = useServices();
  const view = useStore(auth, (state) => state.view);
  const { open } = useSignIn();
  const [said, setSaid] = useState<Said | 'asking' | undefined>(undefined);
  if (!view) return null;
  const { keyStore, session } = view;
  const { title, sentence } = keyStoreText(keyStore);
  const advice = adviceText(keyStore);
  const worth = isWorthAWord(keyStore) && isWorthARetry(keyStore);

  async function run(act: () => Promise<Result<null, KeyStoreFailure | BridgeFailure>>, done: () => string) {
    if (said === 'asking') return;
    setSaid('asking');
    const answer = await act();
    setSaid(
      answer.ok ? { good: true, text: done() } : { good: false, text: failureText(answer.failure, now()).sentence },
    );
  }

  const signIn = (from: AuthView) => {
    onClose();
    open(from);
  };

  return (
    <ModalPanel label="Key store" onClose={onClose}>
      <h1>{title}</h1>
      <p>{sentence}</p>
      <KeyStoreFacts view={view} />
      {advice !== undefined && (
        <p className="key-store-advice">
          <strong>What you can do.</strong> {advice}
        </p>
      )}
      {protectsLittle(keyStore) && (
        <WeakChoice
          on={keyStore.keepsWeakly}
          onChoose={(on) =>
            void run(
              () => client.keyStore.keepWeakly({ on }),
              () => weakDone(on),
            )
          }
        />
      )}
      <div className="key-store-said" role="status">
        {said === 'asking' && <p className="panel-looking">Asking the key store…</p>}
        {said !== undefined && said !== 'asking' && (
          <p className={`panel-said ${said.good ? 'good' : 'bad'}`}>{said.text}</p>
        )}
      </div>
      <div className="panel-actions">
        {worth && (
          <Button
            look="filled"
            autoFocus
            aria-disabled={said === 'asking'}
            onClick={() => void run(client.keyStore.retry, () => retryDone(auth.getState().view))}
          >
            Try again
          </Button>
        )}
        {session.state === 'signed-out' && session.reason === 'unreadable-tokens' && (
          <Button onClick={() => signIn(view)}>Sign in again</Button>
        )}
        <Button look="plain" className="button plain end" autoFocus={!worth} onClick={onClose}>
          Close
        </Button>
      </div>
    </ModalPanel>
  );
}

function weakDone(on: boolean): string {
  return on
    ? 'From now on you stay signed in here. You can take that back at any time.'
    : 'Nothing is kept any more. You stay signed in until you quit.';
}

function retryDone(view: AuthView | undefined): string {
  return view?.keyStore.strength === 'strong' ? 'It works now.' : 'It was asked once more, and nothing has changed.';
}
