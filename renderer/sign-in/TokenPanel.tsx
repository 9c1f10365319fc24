import { useState } from 'react';
import type { BridgeFailure, SignInFailure } from '../../shared/failures.ts';
import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { KeepingNote } from './KeepingNote.tsx';
import { NumberedStep } from './NumberedStep.tsx';
import { EndButton, Panel } from './Panel.tsx';
import { RegistrationLink } from './RegistrationLink.tsx';
import { issuerHost } from './session-text.ts';
import { useBack } from './use-back.ts';
import { useIsAdding } from './use-sign-in.ts';

type Trying = 'nothing' | 'asking' | SignInFailure | BridgeFailure;

const WHOSE_IT_IS = 'Whoever has the token can read as you, and it does not run out; you can end it on the wiki.';

/** The way in with a token that a person made for themselves. It goes from the clipboard to main: no field ever holds it. */
export function TokenPanel({ view }: { readonly view: AuthView }) {
  const { client } = useServices();
  const adding = useIsAdding();
  const back = useBack();
  const [trying, setTrying] = useState<Trying>('nothing');

  async function use(): Promise<void> {
    if (trying === 'asking') return;
    setTrying('asking');
    const answer = await client.auth.pasteToken({ add: adding });
    // Where it was good, this panel is over.
    setTrying(answer.ok ? 'nothing' : answer.failure);
  }

  return (
    <Panel title="Use a personal API token">
      <p>
        A token is made on the wiki, for your own account and nobody else’s. Lectern then reads as you: without the
        browser, and without waiting for approval.
      </p>
      <ol className="steps">
        <NumberedStep number={1}>
          <RegistrationLink /> at {issuerHost(view)}. Tick <q>This consumer is for use only by</q> your name. Basic
          rights are enough.
        </NumberedStep>
        <NumberedStep number={2}>
          On the page that follows, copy the long text after <q>Access token</q>, all of it and nothing else. Key and
          secret are not needed.
        </NumberedStep>
        <NumberedStep number={3}>
          Press the button. Lectern takes the token from the clipboard and asks the wiki whose it is.
        </NumberedStep>
      </ol>
      <div role="status">
        <Said trying={trying} host={issuerHost(view)} />
      </div>
      <div className="panel-actions">
        <Button look="filled" aria-disabled={trying === 'asking'} onClick={() => void use()}>
          Use the token on the clipboard
        </Button>
        <EndButton onClick={back}>Back</EndButton>
      </div>
      <KeepingNote keyStore={view.keyStore}>{WHOSE_IT_IS}</KeepingNote>
    </Panel>
  );
}

function Said({ trying, host }: { readonly trying: Trying; readonly host: string }) {
  const { now } = useServices();
  if (trying === 'nothing') return null;
  if (trying === 'asking') return <p className="panel-looking">Asking {host} whose token it is…</p>;
  const { title, sentence } = failureText(trying, now());
  return (
    <p className="panel-said">
      <strong>{title}.</strong> {sentence}
    </p>
  );
}
