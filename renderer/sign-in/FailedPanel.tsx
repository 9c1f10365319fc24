import type { SignInFailure } from '../../shared/failures.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';

type Props = { readonly failure: SignInFailure; readonly onChangeClient: () => void };

export function FailedPanel({ failure, onChangeClient }: Props) {
  const { navigation, now, client } = useServices();
  const { start } = useSignIn();
  const { title, sentence } = failureText(failure, now());
  const aboutClient = failure.code === 'client-refused' || failure.code === 'authorization-refused';
  const leave = () => {
    navigation.getState().dispatch({ type: 'leave' });
    void client.auth.cancel();
  };
  return (
    <Panel key="failed" title={title}>
      <p role="alert">{sentence}</p>
      <div className="panel-actions">
        <Button look="filled" onClick={start}>
          Try again
        </Button>
        {aboutClient && <Button onClick={onChangeClient}>Change the client id</Button>}
        <Button look="plain" className="button plain end" onClick={leave}>
          Cancel
        </Button>
      </div>
    </Panel>
  );
}
