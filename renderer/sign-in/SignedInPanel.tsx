import { Button } from '../ui/Button.tsx';
import { Panel } from './Panel.tsx';
import { useSignIn } from './use-sign-in.ts';

export function SignedInPanel({ name }: { readonly name: string }) {
  const { leave, add } = useSignIn();
  return (
    <Panel title="You are signed in">
      <p>
        Signed in as{' '}
        <strong>
          <bdi>{name}</bdi>
        </strong>
        .
      </p>
      <div className="panel-actions">
        <Button look="filled" onClick={leave}>
          Back to reading
        </Button>
        <Button onClick={add}>Add another account</Button>
      </div>
    </Panel>
  );
}
