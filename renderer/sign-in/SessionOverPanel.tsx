import type { AuthView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { SealedAside } from '../account/SealedAside.tsx';
import { isWorthARetry } from '../key-store/key-store-text.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { OtherWays } from './OtherWays.tsx';
import { LeaveButton, Panel } from './Panel.tsx';
import { type EndedReason, sessionOverText } from './session-text.ts';
import { useSignIn } from './use-sign-in.ts';

type Props = { readonly reason: EndedReason; readonly view: AuthView };

/** A session ended, or waits, without the person's doing: why, and what comes first. */
export function SessionOverPanel({ reason, view }: Props) {
  const { now } = useServices();
  const { again } = useSignIn();
  const { title, sentence } = sessionOverText(reason, view, now());
  return (
    <Panel title={title}>
      <p>{sentence}</p>
      <div className="panel-actions">
        <Remedies reason={reason} again={() => again(view)} waits={isWorthARetry(view.keyStore)} />
        <LeaveButton>Not now</LeaveButton>
      </div>
      <OtherWays view={view} tokenOnly={reason === 'client-refused'} />
      <SealedAside view={view} />
    </Panel>
  );
}

type RemediesProps = {
  readonly reason: EndedReason;
  readonly again: () => void;
  /** What is kept may be read once the key store does its part. */
  readonly waits: boolean;
};

/** The most likely one is filled. */
function Remedies({ reason, again, waits }: RemediesProps) {
  const { panels } = useServices();
  const { show } = useSignIn();
  switch (reason) {
    case 'revoked':
    case 'expired':
    case 'user-blocked':
      return (
        <Button look="filled" onClick={again}>
          Sign in again
        </Button>
      );
    case 'client-refused':
      return (
        <>
          <Button look="filled" onClick={() => show('client')}>
            Change the client id
          </Button>
          <Button onClick={again}>Sign in again</Button>
        </>
      );
    case 'unreadable-tokens':
      return (
        <>
          {waits && (
            <Button look="filled" onClick={() => panels.getState().show('key-store')}>
              Look at the key store
            </Button>
          )}
          <Button look={waits ? 'outlined' : 'filled'} onClick={again}>
            Sign in again
          </Button>
        </>
      );
    case 'clock-wrong':
      return <Button onClick={again}>Sign in again</Button>;
    default:
      return assertNever(reason);
  }
}
