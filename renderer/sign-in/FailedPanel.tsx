import { useState } from 'react';
import type { SignInFailure } from '../../shared/failures.ts';
import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { failureText } from '../ui/failure-text.ts';
import { ClientIdPanel } from './ClientIdPanel.tsx';
import { Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';

type Props = { readonly failure: SignInFailure; readonly view: AuthView };

export function FailedPanel({ failure, view }: Props) {
  const { navigation, now, client } = useServices();
  const { start } = useSignIn();
  const [changing, setChanging] = useState(false);
  if (changing) return <ClientIdPanel view={view} />;
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
        {aboutClient && <Button onClick={() => setChanging(true)}>Change the client id</Button>}
        <Button look="plain" className="button plain end" onClick={leave}>
          Cancel
        </Button>
      </div>
    </Panel>
  );
}
