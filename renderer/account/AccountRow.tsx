import type { AccountView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { Avatar } from './Avatar.tsx';
import { accountLine, nameNote } from './account-text.ts';
import { useAccounts } from './use-accounts.ts';

type Props = {
  readonly account: AccountView;
  /** Where people sign in now: an account of another wiki cannot sign in again from here. */
  readonly host: string;
  readonly onClose: () => void;
};

/** One account: who, where it stands, and what can be done about it. */
export function AccountRow({ account, host, onClose }: Props) {
  const { use, remove } = useAccounts();
  const { name, active, state } = account;
  const signedIn = state === 'signed-in';
  const note = nameNote(account);
  return (
    <li className="account-row">
      <Avatar name={name} away={!signedIn} />
      <div className="account-row-who">
        <p className="account-row-name">
          <bdi>{name}</bdi>
          {active && signedIn && <span className="account-active">In use</span>}
        </p>
        <p className="account-row-line">{accountLine(account)}</p>
        {note !== undefined && <p className="account-row-line">{note}</p>}
      </div>
      <div className="account-row-actions">
        {signedIn && !active && <Button onClick={() => use(account)}>Use this one</Button>}
        {signedIn ? (
          <Button onClick={() => remove(account)}>Sign out</Button>
        ) : (
          <Remedy account={account} host={host} onClose={onClose} />
        )}
      </div>
    </li>
  );
}

/** Signed out by itself: what helps, and the way to be rid of it. */
function Remedy({ account, host, onClose }: Props) {
  const { panels } = useServices();
  const { remove } = useAccounts();
  const { add } = useSignIn();
  const sealed = account.state !== 'signed-in' && account.state.signedOut === 'unreadable-tokens';
  const again = () => {
    onClose();
    add();
  };
  return (
    <>
      {sealed ? (
        <Button onClick={() => panels.getState().show('key-store')}>Key store</Button>
      ) : (
        account.issuerHost === host && <Button onClick={again}>Sign in again</Button>
      )}
      {sealed ? (
        // It may come back: what is kept of it is the only way.
        <ConfirmButton label="Forget" question="Forget for good?" onConfirm={() => remove(account)} />
      ) : (
        <Button onClick={() => remove(account)}>Forget</Button>
      )}
    </>
  );
}
