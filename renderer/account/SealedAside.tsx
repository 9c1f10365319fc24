import type { AuthView } from '../../shared/models.ts';
import { useServices } from '../services.ts';
import { isSealed } from './account-text.ts';

/** The way to be rid of an account that cannot be read: with nobody signed in, no other button leads there. */
export function SealedAside({ view }: { readonly view: Pick<AuthView, 'accounts'> }) {
  const { panels } = useServices();
  if (!view.accounts.some(isSealed)) return null;
  return (
    <p className="panel-aside">
      What you do not need any more can be forgotten in{' '}
      <button type="button" className="text-link" onClick={() => panels.getState().show('accounts')}>
        Accounts
      </button>
      .
    </p>
  );
}
