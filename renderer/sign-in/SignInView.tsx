import './sign-in.css';
import type { AuthView } from '../../shared/models.ts';
import { assertNever } from '../../shared/result.ts';
import { useAuth, useEntry } from '../services.ts';
import { ClientPanel } from './ClientPanel.tsx';
import { ExchangingPanel } from './ExchangingPanel.tsx';
import { FailedPanel } from './FailedPanel.tsx';
import { restingPanel } from './resting-panel.ts';
import { SessionOverPanel } from './SessionOverPanel.tsx';
import { SignedInPanel } from './SignedInPanel.tsx';
import { StartPanel } from './StartPanel.tsx';
import { TokenPanel } from './TokenPanel.tsx';
import { useIsAdding } from './use-sign-in.ts';
import { WaitingPanel } from './WaitingPanel.tsx';

/** One panel on the desk; which one is main's to say, unless the person asked for another way in. */
export function SignInView() {
  const view = useAuth();
  return <div className="desk">{view && <PanelOfNow view={view} />}</div>;
}

function PanelOfNow({ view }: { readonly view: AuthView }) {
  const { location } = useEntry();
  const { signIn } = view;
  const part = location.kind === 'sign-in' ? location.part : undefined;
  if (part === 'client') return <ClientPanel view={view} />;
  if (part === 'token') return <TokenPanel view={view} />;
  switch (signIn.step) {
    case 'waiting':
      return <WaitingPanel waiting={signIn} view={view} />;
    case 'exchanging':
      return <ExchangingPanel host={signIn.issuerHost} />;
    case 'failed':
      return signIn.failure.code === 'client-id-missing' ? (
        <ClientPanel view={view} />
      ) : (
        <FailedPanel failure={signIn.failure} view={view} />
      );
    case 'done':
    case 'idle':
      return <RestingPanel view={view} />;
    default:
      return assertNever(signIn);
  }
}

/** Nothing is under way. */
function RestingPanel({ view }: { readonly view: AuthView }) {
  const resting = restingPanel(view, useIsAdding());
  switch (resting.panel) {
    case 'signed-in':
      return <SignedInPanel name={resting.name} />;
    case 'over':
      return <SessionOverPanel reason={resting.reason} view={view} />;
    case 'client':
      return <ClientPanel view={view} />;
    case 'start':
      return <StartPanel view={view} />;
    default:
      return assertNever(resting);
  }
}
