import './sign-in.css';
import { useState } from 'react';
import { assertNever } from '../../shared/result.ts';
import { useAuth, useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { ClientIdPanel } from './ClientIdPanel.tsx';
import { FailedPanel } from './FailedPanel.tsx';
import { Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';
import { WaitingPanel } from './WaitingPanel.tsx';

/** One panel on the desk; which one is main's to say. */
export function SignInView() {
  return (
    <div className="desk">
      <PanelOfNow />
    </div>
  );
}

function PanelOfNow() {
  const view = useAuth();
  const [changing, setChanging] = useState(false);
  if (!view) return null;
  const { signIn, session } = view;
  const change = () => setChanging(true);
  if (changing) return <ClientIdPanel view={view} onDone={() => setChanging(false)} />;
  switch (signIn.step) {
    case 'waiting':
      return <WaitingPanel waiting={signIn} view={view} onChangeClient={change} />;
    case 'exchanging':
      return (
        <Panel key="exchanging" title="Almost there">
          <p role="status">{signIn.issuerHost} sent you back. Asking it who you are…</p>
          <div className="panel-actions">
            <LeaveButton>Read on meanwhile</LeaveButton>
          </div>
        </Panel>
      );
    case 'failed':
      if (signIn.failure.code === 'client-id-missing') return <ClientIdPanel view={view} />;
      return <FailedPanel failure={signIn.failure} onChangeClient={change} />;
    case 'done':
    case 'idle':
      if (session.state === 'signed-in') return <SignedInPanel name={session.name} />;
      return view.client.source === 'none' ? <ClientIdPanel view={view} /> : <StartPanel />;
    default:
      return assertNever(signIn);
  }
}

/** The way out, to where the person was before. What is under way goes on. */
function LeaveButton({ children }: { readonly children: string }) {
  const { navigation } = useServices();
  return (
    <Button look="plain" className="button plain end" onClick={() => navigation.getState().dispatch({ type: 'leave' })}>
      {children}
    </Button>
  );
}

function StartPanel() {
  const { start } = useSignIn();
  return (
    <Panel key="start" title="Sign in">
      <p>You sign in with your Wikipedia account, in your own browser. Reading needs no account.</p>
      <div className="panel-actions">
        <Button look="filled" onClick={start}>
          Open the browser
        </Button>
        <LeaveButton>Not now</LeaveButton>
      </div>
    </Panel>
  );
}

function SignedInPanel({ name }: { readonly name: string }) {
  const { navigation } = useServices();
  return (
    <Panel key="signed-in" title="You are signed in">
      <p>
        Signed in as{' '}
        <strong>
          <bdi>{name}</bdi>
        </strong>
        .
      </p>
      <div className="panel-actions">
        <Button look="filled" onClick={() => navigation.getState().dispatch({ type: 'leave' })}>
          Back to reading
        </Button>
      </div>
    </Panel>
  );
}
