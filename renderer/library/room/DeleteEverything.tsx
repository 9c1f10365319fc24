import { useState } from 'react';
import { useStore } from 'zustand';
import type { Failure } from '../../../shared/failures.ts';
import type { LibrarySizes } from '../../../shared/library-models.ts';
import { useAuth, useServices } from '../../services.ts';
import { Button } from '../../ui/Button.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { ModalPanel } from '../../ui/ModalPanel.tsx';
import { goingText } from './going-text.ts';

type Props = { readonly sizes: LibrarySizes | undefined; readonly onClose: () => void };
type Step = { readonly at: 'naming' | 'asking' | 'deleting' } | { readonly at: 'failed'; readonly failure: Failure };

/** Names what goes, asks once more, and then it goes: main loads the window anew when all of it has. */
export function DeleteEverything({ sizes, onClose }: Props) {
  const { client, now, lists: store } = useServices();
  const lists = useStore(store, (state) => state.lists?.length ?? 0);
  const accounts = useAuth()?.accounts.length ?? 0;
  const [step, setStep] = useState<Step>({ at: 'naming' });
  async function go(): Promise<void> {
    setStep({ at: 'deleting' });
    const answer = await client.library.deleteEverything();
    if (answer.ok) onClose();
    else setStep({ at: 'failed', failure: answer.failure });
  }
  if (step.at === 'naming') {
    return (
      <ModalPanel label="Delete everything about me" onClose={onClose}>
        <h1>Delete everything about me</h1>
        <p>This is what goes from this computer. None of it can be brought back.</p>
        <ul className="room-going">
          {goingText({ sizes, lists, accounts }).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="panel-aside">
          Settings stay: the theme, your wikis and their languages. Nothing changes on the wiki.
        </p>
        <div className="panel-actions">
          <Button autoFocus onClick={onClose}>
            Keep everything
          </Button>
          <Button look="plain" className="button plain end" onClick={() => setStep({ at: 'asking' })}>
            Go on…
          </Button>
        </div>
      </ModalPanel>
    );
  }
  return (
    <ModalPanel label="Delete everything about me" onClose={step.at === 'deleting' ? () => {} : onClose}>
      <h1>Delete all of it now?</h1>
      <p>
        Pages, pictures, lists, history and tabs are forgotten, and every account is signed out. There is no way back.
      </p>
      <div role="status">
        {step.at === 'deleting' && <p className="panel-looking">Deleting…</p>}
        {step.at === 'failed' && (
          <p className="panel-said bad">Not all of it could be deleted. {failureText(step.failure, now()).sentence}</p>
        )}
      </div>
      <div className="panel-actions">
        <Button look="filled" disabled={step.at === 'deleting'} onClick={() => void go()}>
          {step.at === 'failed' ? 'Try again' : 'Delete everything'}
        </Button>
        <Button autoFocus disabled={step.at === 'deleting'} onClick={onClose}>
          {step.at === 'failed' ? 'Close' : 'Keep everything'}
        </Button>
      </div>
    </ModalPanel>
  );
}
