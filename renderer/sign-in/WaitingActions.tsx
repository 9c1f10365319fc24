import { useState } from 'react';
import type { Failure } from '../../shared/failures.ts';
import type { SignInView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { callbackRefusalText, failureText } from '../ui/failure-text.ts';

type Props = { readonly waiting: Extract<SignInView, { step: 'waiting' }> };

type Said = { readonly good: boolean; readonly text: string };

export function WaitingActions({ waiting }: Props) {
  const { client, navigation, now } = useServices();
  const [said, setSaid] = useState<Said | undefined>(undefined);
  const noticed = noticeOf(waiting);
  // Where no browser starts, the link is the way.
  const failed = waiting.browser === 'failed';
  const shown = said ?? (noticed === undefined ? undefined : { good: false, text: noticed });

  async function run(act: () => Promise<Result<null, Failure>>, done?: string): Promise<void> {
    setSaid(undefined);
    const answer = await act();
    if (!answer.ok) setSaid({ good: false, text: failureText(answer.failure, now()).sentence });
    else if (done) setSaid({ good: true, text: done });
  }

  return (
    <>
      <div role="status">{shown && <p className={`panel-said ${shown.good ? 'good' : 'bad'}`}>{shown.text}</p>}</div>
      <div className="panel-actions">
        <Button look={failed ? 'outlined' : 'filled'} onClick={() => run(client.auth.reopenBrowser)}>
          Open the browser again
        </Button>
        <Button
          look={failed ? 'filled' : 'outlined'}
          onClick={() =>
            run(client.auth.copyLink, 'The link is on the clipboard. Open it in the browser of your choice.')
          }
        >
          Copy link
        </Button>
        <Button
          title="Takes the address your browser shows after you choose Allow from the clipboard"
          onClick={() => run(client.auth.pasteAddress)}
        >
          Paste the address
        </Button>
        <Button
          look="plain"
          className="button plain end"
          onClick={() => {
            navigation.getState().dispatch({ type: 'leave' });
            void client.auth.cancel();
          }}
        >
          Cancel
        </Button>
      </div>
    </>
  );
}

function noticeOf({ notice }: Props['waiting']): string | undefined {
  if (!notice) return undefined;
  if (notice.code === 'declined') {
    return 'You declined in the browser, so nothing was shared. If that was a slip, open the browser again and choose Allow.';
  }
  return callbackRefusalText(notice.reason);
}
