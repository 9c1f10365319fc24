import type { AuthView } from '../../shared/models.ts';
import { keyStoreName, strengthWords } from '../key-store/key-store-text.ts';
import { useAuth, useServices } from '../services.ts';
import { issuerHost } from '../sign-in/session-text.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { ModalPanel } from '../ui/ModalPanel.tsx';
import { AccountRow } from './AccountRow.tsx';
import { useAccounts } from './use-accounts.ts';

/** Everybody who is known here, and what signing in rests on. */
export function AccountsPanel({ onClose }: { readonly onClose: () => void }) {
  const view = useAuth();
  const { removeAll } = useAccounts();
  const { add, open } = useSignIn();
  if (!view) return null;
  const { accounts, session } = view;
  const signIn = () => {
    onClose();
    if (session.state === 'signed-in') add();
    else open(view);
  };
  return (
    <ModalPanel label="Accounts" width="wide" onClose={onClose}>
      <h1>Accounts</h1>
      <p>
        {accounts.length === 0
          ? 'Nobody is signed in here. Reading needs no account.'
          : 'What you open is asked for in the name of one account, or of none.'}
      </p>
      {accounts.length > 0 && (
        <ul className="account-list">
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} host={issuerHost(view)} onClose={onClose} />
          ))}
        </ul>
      )}
      <SignInFacts view={view} onClose={onClose} />
      <div className="panel-actions">
        <Button look="filled" autoFocus onClick={signIn}>
          {session.state === 'signed-in' ? 'Add another account' : 'Sign in'}
        </Button>
        {accounts.length > 1 && (
          <ConfirmButton
            label="Sign out of all"
            question={`Sign out of all ${accounts.length}?`}
            onConfirm={removeAll}
          />
        )}
        <Button look="plain" className="button plain end" onClick={onClose}>
          Close
        </Button>
      </div>
    </ModalPanel>
  );
}

function SignInFacts({ view, onClose }: { readonly view: AuthView; readonly onClose: () => void }) {
  const { panels } = useServices();
  const { show } = useSignIn();
  const { keyStore, client } = view;
  const showClient = () => {
    onClose();
    show('client');
  };
  return (
    <dl className="panel-facts">
      <dt>Key store</dt>
      <dd>
        <span>
          {keyStoreName(keyStore)}. {strengthWords(keyStore)}.
        </span>
        <button type="button" className="text-link" onClick={() => panels.getState().show('key-store')}>
          Details
        </button>
      </dd>
      <dt>Client id</dt>
      <dd>
        <span>{CLIENT[client.source]}</span>
        <button type="button" className="text-link" onClick={showClient}>
          {client.source === 'none' ? 'Enter one' : 'Change'}
        </button>
      </dd>
    </dl>
  );
}

const CLIENT: Readonly<Record<AuthView['client']['source'], string>> = {
  settings: 'Your own, entered here',
  environment: 'From the environment of this run',
  'built-in': 'Built into Lectern',
  none: 'None yet',
};
