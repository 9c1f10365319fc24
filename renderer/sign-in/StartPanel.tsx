import type { AuthView } from '../../shared/models.ts';
import { Button } from '../ui/Button.tsx';
import { KeepingNote } from './KeepingNote.tsx';
import { OtherWays } from './OtherWays.tsx';
import { LeaveButton, Panel } from './Panel.tsx';
import { issuerHost } from './session-text.ts';
import { useIsAdding, useSignIn } from './use-sign-in.ts';

/** Nothing is under way yet. */
export function StartPanel({ view }: { readonly view: AuthView }) {
  const { start } = useSignIn();
  const adding = useIsAdding();
  return (
    <Panel title={adding ? 'Add an account' : 'Sign in'}>
      {adding ? (
        <p>
          You sign in with the other account in your browser. If the browser is still signed in at {issuerHost(view)},
          log out there first, or it will bring back the account that you have here already.
        </p>
      ) : (
        <p>You sign in with your Wikipedia account, in your own browser. Reading needs no account.</p>
      )}
      <div className="panel-actions">
        <Button look="filled" onClick={start}>
          Open the browser
        </Button>
        <LeaveButton>Not now</LeaveButton>
      </div>
      <KeepingNote keyStore={view.keyStore} />
      <OtherWays view={view} />
    </Panel>
  );
}
