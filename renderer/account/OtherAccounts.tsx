import type { AccountView } from '../../shared/models.ts';
import { Avatar } from './Avatar.tsx';
import { accountLine } from './account-text.ts';
import { useAccounts } from './use-accounts.ts';

/** More than that are found in the panel. */
const SHOWN = 3;

type Props = { readonly accounts: readonly AccountView[]; readonly onDone: () => void };

/** Whom else one can read as, at a press. Those that are signed out wait in the panel. */
export function OtherAccounts({ accounts, onDone }: Props) {
  const { use } = useAccounts();
  const others = accounts.filter(({ active, state }) => !active && state === 'signed-in').slice(0, SHOWN);
  if (others.length === 0) return null;
  return (
    <div className="account-others">
      <p className="group-label">Read as</p>
      {others.map((account) => (
        <button
          key={account.id}
          type="button"
          onClick={() => {
            onDone();
            use(account);
          }}
        >
          <Avatar name={account.name} />
          <span className="account-other">
            <span>
              <bdi>{account.name}</bdi>
            </span>
            <small>{accountLine(account)}</small>
          </span>
        </button>
      ))}
    </div>
  );
}
