import { useServices } from '../services.ts';
import { Button } from '../ui/Button.tsx';
import { EndButton, Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';

/** The browser has come back, and the wiki is being asked for the rest. */
export function ExchangingPanel({ host }: { readonly host: string }) {
  const { client } = useServices();
  const { leave } = useSignIn();
  const cancel = () => {
    leave();
    void client.auth.cancel();
  };
  return (
    <Panel title="Almost there">
      <p role="status">{host} sent you back. Asking it who you are…</p>
      <div className="panel-actions">
        <Button onClick={leave}>Read on meanwhile</Button>
        <EndButton onClick={cancel}>Cancel</EndButton>
      </div>
    </Panel>
  );
}
