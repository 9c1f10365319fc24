import type { SignInFailure } from '../../shared/failures.ts';
import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { OtherWays } from './OtherWays.tsx';
import { EndButton, Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';

type Props = { readonly failure: SignInFailure; readonly view: AuthView };

/** An attempt is over and came to nothing: why, and what to do about it. */
export function FailedPanel({ failure, view }: Props) {
  const { now, client, diagnostics } = useServices();
  const { start, show, leave } = useSignIn();
  const { title, sentence } = failureText(failure, now());
  const byClient = failure.code === 'client-refused';
  const aboutClient = byClient || failure.code === 'authorization-refused' || failure.code === 'loopback-failed';
  const close = () => {
    leave();
    void client.auth.cancel();
  };
  return (
    <Panel title={title}>
      <p role="alert">{sentence}</p>
      <div className="panel-actions">
        {byClient && (
          <Button look="filled" onClick={() => show('client')}>
            Change the client id
          </Button>
        )}
        <Button look={byClient ? 'outlined' : 'filled'} onClick={start}>
          Try again
        </Button>
        {aboutClient && !byClient && <Button onClick={() => show('client')}>Change the client id</Button>}
        {MAY_NEED_A_LOOK.has(failure.code) && (
          <Button onClick={() => diagnostics.getState().show()}>Diagnostics</Button>
        )}
        <EndButton onClick={close}>Cancel</EndButton>
      </div>
      {aboutClient && <OtherWays view={view} tokenOnly />}
    </Panel>
  );
}

/** What lies between here and the wiki, where the diagnostics may say more. */
const MAY_NEED_A_LOOK: ReadonlySet<SignInFailure['code']> = new Set(['exchange-failed', 'profile-failed']);
