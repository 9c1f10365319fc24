import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/failures.ts';
import type { SignInView } from '../../shared/models.ts';
import type { Result } from '../../shared/result.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { callbackRefusalText } from '../ui/sign-in-failure-text.ts';
import { EndButton } from './Panel.tsx';
import { isToldByThePanel } from './told-elsewhere.ts';
import { useSignIn } from './use-sign-in.ts';

type Props = { readonly waiting: Extract<SignInView, { step: 'waiting' }> };

type Said = { readonly good: boolean; readonly text: string };

export function WaitingActions({ waiting }: Props) {
  const { client, now } = useServices();
  const { leave } = useSignIn();
  const [said, setSaid] = useState<Said | undefined>(undefined);
  const noticed = noticeOf(waiting);
  // What came last is what is said: an answer to a button covers no newer word from the browser.
  useEffect(() => {
    if (noticed !== undefined) setSaid(undefined);
  }, [noticed]);
  // Where no browser starts, the link is the way.
  const failed = waiting.browser === 'failed';
  const shown = said ?? (noticed === undefined ? undefined : { good: false, text: noticed });

  function cancel(): void {
    leave();
    void client.auth.cancel();
  }

  async function run(act: () => Promise<Result<null, Failure>>, done?: string): Promise<void> {
    setSaid(undefined);
    const answer = await act();
    if (answer.ok) {
      if (done) setSaid({ good: true, text: done });
    } else if (!isToldByThePanel(answer.failure.code)) {
      setSaid({ good: false, text: failureText(answer.failure, now()).sentence });
    }
  }

  return (
    <>
      <div role="status">{shown && <p className={`panel-said ${shown.good ? 'good' : 'bad'}`}>{shown.text}</p>}</div>
      <div className="panel-actions">
        <Button look={failed ? 'outlined' : 'filled'} onClick={() => run(client.auth.reopenBrowser)}>
          {waiting.notice?.code === 'declined' ? 'Try again' : 'Open the browser again'}
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
        <EndButton onClick={cancel}>Cancel</EndButton>
      </div>
    </>
  );
}

function noticeOf({ notice }: Props['waiting']): string | undefined {
  if (!notice) return undefined;
  if (notice.code === 'declined') {
    return 'You declined in the browser, so nothing was shared. If that was a slip, try again and choose Allow.';
  }
  return callbackRefusalText(notice.reason);
}
